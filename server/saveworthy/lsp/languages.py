"""Which of our formats an open draft is in."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from saveworthy.errors import DraftError
from saveworthy.settings.read import OWN_FILE, SHARED_FILE
from saveworthy.text.extract import EXTRACTED
from saveworthy.text.formats import FORMATS, LANGUAGE_IDS, MARKDOWN, MDX, PLAIN, format_of

_BY_DETAIL = (
    PLAIN,
    MARKDOWN,
    MDX,
    *(form for form in FORMATS if form not in {PLAIN, MARKDOWN, MDX}),
)

_TITLES = {
    "markdown": "Markdown",
    "mdx": "MDX",
    "html": "HTML",
    "rst": "reStructuredText",
    "asciidoc": "AsciiDoc",
    "org": "Org",
    "latex": "LaTeX",
    "typst": "Typst",
    "email": "a mail",
    "git-commit": "a commit message",
}
"""What the formats are called whose markup is understood."""


def read_as(form: str) -> str:
    """Say in a sentence how a draft is read: as the markup it is, or as plain text."""
    if form in _TITLES:
        return f"Read as {_TITLES[form]}; markup and code are left out."
    return "Read as plain text; markup in it counts as words."


def unread(language: str) -> str:
    """Say that drafts in a language are not reviewed, and which are."""
    known = ", ".join(sorted({*_TITLES.values()} - {"a mail", "a commit message"}, key=str.lower))
    return f"is not reviewed: Saveworthy reads {known}, mails and plain text, not “{language}”."


def format_for(language: str, uri: str) -> str | None:
    """The format of a draft by its language id and its name; None when neither is one of ours.

    Where the two differ, the one that tells more about the text wins: a `.mdx` file is MDX although
    VS Code takes it for plain text, and a `.txt` file is Markdown when the writer says so.
    """
    if uri.rpartition("/")[2] in (OWN_FILE, SHARED_FILE):
        return None  # an editor that knows no TOML calls them plain text
    formats = (LANGUAGE_IDS.get(language.lower()), _by_name(uri))
    return max((known for known in formats if known), key=_BY_DETAIL.index, default=None)


def _by_name(uri: str) -> str | None:
    try:
        form = format_of(unquote(urlsplit(uri).path))
        return None if form in EXTRACTED else form
    except (DraftError, ValueError):  # ValueError: this is no URI at all
        return None
