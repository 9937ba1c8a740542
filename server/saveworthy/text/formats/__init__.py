"""From a text and its format to blocks of prose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import TypeAlias

from saveworthy.core import Block, Comment, Document
from saveworthy.errors import DraftError, Problem

MARKDOWN, MDX, PLAIN = "markdown", "mdx", "plain"
HTML, RST, ASCIIDOC, ORG, LATEX, TYPST = "html", "rst", "asciidoc", "org", "latex", "typst"
MAIL, COMMIT, DOCX, ODT = "email", "git-commit", "docx", "odt"

FORMATS = (
    MARKDOWN,
    MDX,
    PLAIN,
    HTML,
    RST,
    ASCIIDOC,
    ORG,
    LATEX,
    TYPST,
    MAIL,
    COMMIT,
    DOCX,
    ODT,
)

SUFFIXES: Mapping[str, str] = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".mdown": MARKDOWN,
    ".mkd": MARKDOWN,
    ".mdx": MDX,
    ".txt": PLAIN,
    ".text": PLAIN,
    ".rst": RST,
    ".rest": RST,
    ".adoc": ASCIIDOC,
    ".asciidoc": ASCIIDOC,
    ".org": ORG,
    ".tex": LATEX,
    ".latex": LATEX,
    ".typ": TYPST,
    ".eml": MAIL,
    ".docx": DOCX,
    ".odt": ODT,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
}
"""The format of a file by the end of its name, in lower case."""

NAMES: Mapping[str, str] = dict.fromkeys(
    ("COMMIT_EDITMSG", "MERGE_MSG", "SQUASH_MSG", "TAG_EDITMSG"), COMMIT
)
"""The format of a file by its whole name."""

SEARCHED = tuple(suffix for suffix, form in SUFFIXES.items() if form != HTML)
"""The ends of the names of files that a search through a folder takes for drafts. HTML has to be
named: most of it is made by programs."""

READ_ONLY: Mapping[str, str] = {
    DOCX: "a Word document is read, never written",
    ODT: "an OpenDocument text is read, never written",
    MAIL: "a mail is encoded as it is sent, and a changed one may not open again",
}
"""Formats that no fix is made in, and why."""

Reader: TypeAlias = Callable[[str], tuple[tuple[Block, ...], tuple[Comment, ...]]]
_READERS: Mapping[str, str] = {
    HTML: "webpage",
    RST: "rst",
    ASCIIDOC: "asciidoc",
    ORG: "org",
    LATEX: "latex",
    TYPST: "typst",
    COMMIT: "commit",
    DOCX: "office",
    ODT: "office",
}
"""The module with the reader of each format that needs no more than the text; loaded when used."""

LANGUAGE_IDS: Mapping[str, str] = {
    "markdown": MARKDOWN,
    "mdx": MDX,
    "plaintext": PLAIN,
    "text": PLAIN,
    "html": HTML,
    "xhtml": HTML,
    "restructuredtext": RST,
    "rst": RST,
    "asciidoc": ASCIIDOC,
    "asciidoctor": ASCIIDOC,
    "adoc": ASCIIDOC,
    "org": ORG,
    "latex": LATEX,
    "tex": LATEX,
    "plaintex": LATEX,
    "typst": TYPST,
    "eml": MAIL,
    "mail": MAIL,
    "email": MAIL,
    "git-commit": COMMIT,
    "gitcommit": COMMIT,
}
"""The format of a document by what an editor calls its language."""

COMMENTS: Mapping[str, tuple[str, str]] = {
    MARKDOWN: ("<!--", "-->"),
    MDX: ("{/*", "*/}"),
    HTML: ("<!--", "-->"),
    RST: ("..", ""),
    ASCIIDOC: ("//", ""),
    ORG: ("#", ""),
    LATEX: ("%", ""),
    TYPST: ("/*", "*/"),
    COMMIT: ("#", ""),
}
"""The marks around a comment, as a writer would put one into a draft of each format. Where the
second is "", a comment goes to the end of its line; all but those in LaTeX have that line to
themselves. A format that is not here has no comments. The formats may understand others, too: HTML
comments in MDX, `//` in Typst, and those behind a `#` in front matter."""


def format_of(name: str) -> str:
    """Return the format of the file called `name`.

    Raises:
        DraftError: no format goes with its name (E102).
    """
    path = PurePath(name)
    suffix = path.suffix.lower()
    form = SUFFIXES.get(suffix) or NAMES.get(path.name)
    if form is not None:
        return form
    kind = f"files that end in “{suffix}”" if suffix else "files without an ending"
    raise DraftError(
        Problem(
            "E102",
            f"Saveworthy does not read {kind}.",
            name,
            mend=f"It reads {', '.join(SUFFIXES)}.",
        )
    )


def split(text: str, format: str, uri: str = "", version: int | None = None) -> Document:
    """Return `text` as a document of blocks.

    Args:
        text: the draft; any text at all.
        format: one of `FORMATS`, or what an editor calls its language.
        uri: names the draft in messages.
        version: the editor's number for this text.

    Raises:
        DraftError: there is no such format (E102).
    """
    known = format if format in FORMATS else LANGUAGE_IDS.get(format.lower(), "")
    if not known:
        raise DraftError(
            Problem(
                "E102",
                f"There is no format “{format}”.",
                uri,
                mend=f"It may be {', '.join(FORMATS)}.",
            )
        )
    if known in {MARKDOWN, MDX}:
        from saveworthy.text.formats import markdown

        blocks, comments = markdown.parts(text, jsx=known == MDX)
    elif known == PLAIN:
        from saveworthy.text.formats import plain

        blocks, comments = plain.blocks(text), ()
    elif known == MAIL:
        from saveworthy.text.formats import mail

        blocks, notices = mail.parts(text, uri)
        return Document(uri, version, text, known, blocks, notices=notices)
    else:
        read: Reader = import_module(f"saveworthy.text.formats.{_READERS[known]}").parts
        blocks, comments = read(text)
    return Document(uri, version, text, known, blocks, comments)
