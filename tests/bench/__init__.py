"""Measurements of speed and memory: run by hand as ``python -m tests.bench``, never by a test."""
