"""Texts as XML may hold them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

# XML 1.0 has no way to write these, not even as numbers.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def visible(text: str) -> str:
    """Return `text` with a stand-in for each control code and whatever else XML cannot hold."""
    return _FORBIDDEN.sub(_shown, text)


def content(text: str) -> str:
    """Return `text` as the content of an element."""
    return escape(visible(text))


def attributes(values: Mapping[str, str | int]) -> str:
    """Return attributes, each with a space before it."""
    return "".join(f" {name}={quoteattr(visible(str(value)))}" for name, value in values.items())


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
