"""The papers: built as plain Documents, written as DOCX and PDF."""
