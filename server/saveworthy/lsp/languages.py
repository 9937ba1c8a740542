"""Which of our formats an open draft is in."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from saveworthy.errors import DraftError
from saveworthy.text.formats import LANGUAGE_IDS, MARKDOWN, MDX, PLAIN, format_of

_BY_DETAIL = (PLAIN, MARKDOWN, MDX)


def format_for(language: str, uri: str) -> str | None:
    """The format of a draft by its language id and its name; None when neither is one of ours.

    Where the two differ, the one that tells more about the text wins: a `.mdx` file is MDX although
    VS Code takes it for plain text, and a `.txt` file is Markdown when the writer says so.
    """
    formats = (LANGUAGE_IDS.get(language.lower()), _by_name(uri))
    return max((known for known in formats if known), key=_BY_DETAIL.index, default=None)


def _by_name(uri: str) -> str | None:
    try:
        return format_of(unquote(urlsplit(uri).path))
    except (DraftError, ValueError):  # ValueError: this is no URI at all
        return None
