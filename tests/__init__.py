"""Tests, in folders named after what they look at."""
