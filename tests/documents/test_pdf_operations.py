"""The content streams of our papers, read in one pass, are what pypdf reads; anything rare is left to pypdf."""

from __future__ import annotations

import io
from typing import Any

import pytest

from app.documents.measuring.pdf_operations import operations_of
from app.documents.papers import papers_of
from app.documents.pdf_writer import pdf_bytes
from app.paths import locate_paths
from tests.bench.dossiers import sample_snapshot

_STREAMS = (
    b"BT /F1 14 Tf 1 0 0 1 85.04 700.5 Tm (abc) Tj ET",
    rb"(a\(b\)c\\d\101\n\7) Tj (\
next) Tj",
    b"[(Th) -120.5 <0041 00 4> (\xe0)] TJ /F2+0 12.0 Tf",
    b"q .5 -.25 +3 0 0 -1. cm 0 g 0.1 0.2 0.3 rg 10 20 30 40 re f* Q",
    b"(a(nested)b) Tj",
    b"/P <</MCID 0>> BDC (x) Tj EMC",
    b"% a remark\n(x) Tj",
    b"/A#20B 12 Tf",
    b"BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI 1 0 0 1 0 0 cm",
    b"",
)


def _plain(value: Any) -> Any:
    """The same value whoever read it."""
    if isinstance(value, list):
        items: list[Any] = value
        return [_plain(each) for each in items]
    if isinstance(value, dict):
        return "a dictionary"
    if hasattr(value, "original_bytes"):
        return value.original_bytes
    if isinstance(value, bytes):
        return value
    return str(value) if isinstance(value, str) else float(value)


def _all_plain(operations: Any) -> list[tuple[Any, bytes]]:
    return [(_plain(list(operands)) if isinstance(operands, list) else "", each) for operands, each in operations]


@pytest.mark.parametrize("stream", _STREAMS)
def test_a_stream_means_what_pypdf_says_it_means(stream: bytes) -> None:
    from pypdf.generic import ContentStream, DecodedStreamObject

    def contents() -> Any:
        source = DecodedStreamObject()
        source.set_data(stream)
        return ContentStream(source, None)

    assert _all_plain(operations_of(contents())) == _all_plain(contents().operations)


def test_every_page_of_our_papers_is_read_as_pypdf_reads_it() -> None:
    from pypdf import PdfReader

    for paper in papers_of(sample_snapshot()):
        for page in PdfReader(io.BytesIO(pdf_bytes(paper.build(), locate_paths().fonts))).pages:
            contents: Any = page.get_contents()
            assert _all_plain(operations_of(contents)) == _all_plain(contents.operations)
