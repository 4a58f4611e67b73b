"""Vietnamese text, names, order and numbers in one place: import from here."""

from __future__ import annotations

from app.domain.vietnamese_names import abbreviations_in, capitalise_name, without_honorific
from app.domain.vietnamese_numbers import (
    PERCENT_SIGN,
    count_with_words,
    format_number,
    format_percent,
    number_in_words,
    parse_number,
)
from app.domain.vietnamese_order import sort_key, text_sort_key
from app.domain.vietnamese_text import (
    clean_lines,
    clean_text,
    nfc,
    same_name_key,
    search_key,
    to_old_tone_style,
)

__all__ = [
    "PERCENT_SIGN",
    "abbreviations_in",
    "capitalise_name",
    "clean_lines",
    "clean_text",
    "count_with_words",
    "format_number",
    "format_percent",
    "nfc",
    "number_in_words",
    "parse_number",
    "same_name_key",
    "search_key",
    "sort_key",
    "text_sort_key",
    "to_old_tone_style",
    "without_honorific",
]
