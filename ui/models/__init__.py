"""Rows for Qt's views, made from what the rules and services say."""
