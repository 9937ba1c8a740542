"""From a text and its format to blocks of prose."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from saveworthy.core import Block, Comment, Document
from saveworthy.errors import DraftError, Problem

MARKDOWN, MDX, PLAIN = "markdown", "mdx", "plain"

FORMATS = (MARKDOWN, MDX, PLAIN)

SUFFIXES: Mapping[str, str] = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".mdown": MARKDOWN,
    ".mkd": MARKDOWN,
    ".mdx": MDX,
    ".txt": PLAIN,
    ".text": PLAIN,
}
"""The format of a file by the end of its name, in lower case."""

LANGUAGE_IDS: Mapping[str, str] = {
    "markdown": MARKDOWN,
    "mdx": MDX,
    "plaintext": PLAIN,
    "text": PLAIN,
}
"""The format of a document by what an editor calls its language."""

COMMENTS: Mapping[str, tuple[str, str]] = {
    MARKDOWN: ("<!--", "-->"),
    MDX: ("{/*", "*/}"),
}
"""The marks around a comment, as a writer would put one into a draft of each format. A format that
is not here has no comments. The formats may understand others, too: HTML comments in MDX, and
those behind a `#` in front matter."""


def format_of(name: str) -> str:
    """Return the format of the file called `name`.

    Raises:
        DraftError: no format goes with the end of the name (E102).
    """
    suffix = PurePath(name).suffix.lower()
    try:
        return SUFFIXES[suffix]
    except KeyError:
        kind = f"files that end in “{suffix}”" if suffix else "files without an ending"
        raise DraftError(
            Problem(
                "E102",
                f"Saveworthy does not read {kind}.",
                name,
                mend=f"It reads {', '.join(SUFFIXES)}.",
            )
        ) from None


def split(text: str, format: str, uri: str = "", version: int | None = None) -> Document:
    """Return `text` as a document of blocks.

    Args:
        text: the draft; any text at all.
        format: one of `FORMATS`.
        uri: names the draft in messages.
        version: the editor's number for this text.

    Raises:
        DraftError: there is no such format (E102).
    """
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...] = ()
    if format == PLAIN:
        from saveworthy.text.formats import plain

        blocks = plain.blocks(text)
    elif format in {MARKDOWN, MDX}:
        from saveworthy.text.formats import markdown

        blocks, comments = markdown.parts(text, jsx=format == MDX)
    else:
        raise DraftError(
            Problem(
                "E102",
                f"There is no format “{format}”.",
                uri,
                mend=f"It may be {', '.join(FORMATS)}.",
            )
        )
    return Document(uri, version, text, format, blocks, comments)
