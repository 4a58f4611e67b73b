"""Every rule of the decree that can be measured, in the order an official reads a paper."""

from __future__ import annotations

from app.documents.measuring.rules import appendix, body, electronic, head, language, page, signature, title

RULES = (
    *page.RULES,
    *head.RULES,
    *title.RULES,
    *body.RULES,
    *signature.RULES,
    *appendix.RULES,
    *electronic.RULES,
    *language.RULES,
)
