"""Small pictures of picture files, for lists."""

from __future__ import annotations

import io
from pathlib import Path

SIDE = 192


def picture_thumbnail(path: Path) -> bytes:
    """The picture as a PNG of at most ``SIDE`` pixels a side, upright; empty when it cannot be read. Any thread."""
    from PIL import Image, ImageOps

    try:
        with Image.open(path) as image:
            image.draft("RGB", (SIDE * 2, SIDE * 2))
            upright = ImageOps.exif_transpose(image)
            small = (upright or image).convert("RGB")
            small.thumbnail((SIDE, SIDE))
            buffer = io.BytesIO()
            small.save(buffer, "PNG")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    return buffer.getvalue()
