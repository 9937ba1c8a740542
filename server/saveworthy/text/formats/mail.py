"""E-mail as it is sent: the subject and the text that its writer typed.

What was quoted, the signature, attachments and all other headers are left out. A body in
quoted-printable is read through a map; one in base64 cannot be, and a notice says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from saveworthy.core import MARKUP, OPAQUE, Block, BlockKind, Span
from saveworthy.errors import Problem
from saveworthy.text.formats import plain
from saveworthy.text.formats.canvas import SPACE, Canvas
from saveworthy.text.formats.escapes import blank_escape

if TYPE_CHECKING:
    from email.message import Message

_HEADERS = re.compile(
    r"(?:From [^\r\n]*(?>\r\n|\r|\n))?(?:[!-9;-~]+[ \t]*:[^\r\n]*(?:(?>\r\n|\r|\n)(?=[ \t]+\S)[^\r\n]*)*(?:\r\n|\r|\n|\Z))+"
)
_SUBJECT = re.compile(
    r"(?:\A|(?<=[\r\n]))Subject[ \t]*:[ \t]*(?:(?:re|fwd?|aw|wg)[ \t]*:[ \t]*)*([^\r\n]*(?:(?>\r\n|\r|\n)[ \t]+[^\r\n]+)*)",
    re.IGNORECASE,
)
_ENCODED_WORD = re.compile(r"=\?[^\s?]{1,40}\?[BbQq]\?[^?]{0,500}\?=")
_LINE_END = re.compile(r"\r\n|\r|\n|\Z")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_SOFT_BREAK = re.compile(r"=[ \t]*(?>\r\n|\r|\n)")
_BYTES = re.compile(r"(?:=[0-9A-Fa-f]{2})+")
_QUOTED = re.compile(r"[ \t]*>")
_WROTE = re.compile(r"[^\r\n]{0,200}\b(?:wrote|writes):[ \t]*\Z")
_FORWARDED = re.compile(
    r"-{3,}[ \t]*(?:Original|Forwarded) [Mm]essage[ \t]*-{3,}|Begin forwarded message:|_{20,}[ \t]*\Z"
)
_DEEPEST = 20
_MOST_PARTS = 1000


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a mail that may be prose.

    Attributes:
        span: its body.
        is_html: whether it is HTML.
        encoding: its content transfer encoding, in lower case.
        charset: what the mail says its character set is.
        is_alternative: whether it is one of several ways to say the same.
    """

    span: Span
    is_html: bool
    encoding: str
    charset: str
    is_alternative: bool


def parts(text: str, uri: str = "") -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """Return the prose of a mail, and what its writer should know of the review."""
    canvas = Canvas(text)
    found = list(_subject(canvas))
    notices: list[Problem] = []
    for part in _chosen(list(_bodies(text, Span(0, len(text)), []))):
        if part.encoding == "base64":
            notices.append(_unreadable(uri))
            continue
        if part.encoding == "quoted-printable":
            _decode(canvas, part)
        body = "".join(canvas.chars[part.span.start : part.span.end])
        found += (block.shift(part.span.start) for block in _blocks(body, part))
    return tuple(found), tuple(notices[:1])


def _blocks(body: str, part: _Part) -> tuple[Block, ...]:
    if part.is_html:
        from saveworthy.text.formats import webpage

        return webpage.parts(body)[0]
    return plain.blocks(_own_words(body))


def _unreadable(uri: str) -> Problem:
    return Problem(
        "E107",
        "The text of this mail is encoded in base64, which has no places to point to; "
        "only its subject was reviewed.",
        uri,
        mend="Save the text itself, as .txt or .md, and review that.",
    )


def _head(text: str, span: Span) -> int:
    """Where the headers end that `span` begins with; its start if it begins with none."""
    head = _HEADERS.match(text, span.start, span.end)
    return head.end() if head else span.start


def _subject(canvas: Canvas) -> Iterator[Block]:
    end = _head(canvas.text, Span(0, len(canvas.text)))
    subject = _SUBJECT.search(canvas.text, 0, end)
    if subject is None:
        return
    for word in _ENCODED_WORD.finditer(canvas.text, *subject.span(1)):
        canvas.blank(*word.span(), OPAQUE)
    block = canvas.block(*subject.span(1), BlockKind.HEADING, 1)
    if block is not None:
        yield block


def _bodies(text: str, span: Span, outer: list[str]) -> Iterator[_Part]:
    """The bodies in `span` that may be prose; `outer` are the types of what they are parts of."""
    end_of_head = _head(text, span)
    headers = _parsed(text[span.start : end_of_head])
    gap = _LINE_END.match(text, end_of_head, span.end)
    body = Span(min(gap.end() if gap else end_of_head, span.end), span.end)
    kind = headers.get_content_type()
    boundary = headers.get_boundary() if kind.startswith("multipart/") else None
    if boundary and len(outer) < _DEEPEST:
        for piece in _pieces(text, body, boundary):
            yield from _bodies(text, piece, [*outer, kind])
    elif kind in {"text/plain", "text/html"} and headers.get_content_disposition() != "attachment":
        encoding = str(headers.get("Content-Transfer-Encoding", "")).strip().lower()
        charset = headers.get_content_charset() or "utf-8"
        alternative = "multipart/alternative" in outer
        yield _Part(body, kind == "text/html", encoding, charset, alternative)


def _parsed(head: str) -> Message:
    from email.parser import HeaderParser
    from email.policy import compat32

    first = _LINE.match(head)
    if first and first[1].startswith("From "):
        head = head[first.end() :]
    # What decides is ASCII; the parser stumbles over half characters.
    return HeaderParser(policy=compat32).parsestr(head.encode("ascii", "replace").decode("ascii"))


def _pieces(text: str, body: Span, boundary: str) -> Iterator[Span]:
    """The parts that `boundary` cuts `body` into."""
    cuts = re.compile(rf"(?:\A|(?<=[\r\n]))--{re.escape(boundary)}(--)?[ \t]*(?:\r\n|\r|\n|\Z)")
    start = None
    for number, cut in enumerate(cuts.finditer(text, body.start, body.end)):
        if start is not None:
            yield Span(start, cut.start())
        start = cut.end()
        if cut[1] or number >= _MOST_PARTS:
            return
    if start is not None and start < body.end:
        yield Span(start, body.end)


def _chosen(bodies: list[_Part]) -> Iterator[_Part]:
    """The bodies to read: of alternatives the plain text, else the HTML."""
    plain_text = any(part.is_alternative and not part.is_html for part in bodies)
    for part in bodies:
        if not (plain_text and part.is_html):
            yield part


def _decode(canvas: Canvas, part: _Part) -> None:
    """Have what is written in quoted-printable read as what it means, in its place."""
    start, end = part.span.start, part.span.end
    for soft in _SOFT_BREAK.finditer(canvas.text, start, end):
        canvas.chars[soft.start() : soft.end()] = MARKUP * len(soft[0])
    for run in _BYTES.finditer(canvas.text, start, end):
        data = bytes.fromhex(run[0].replace("=", ""))
        at = run.start()
        for char, size in _characters(data, part.charset):
            blank_escape(canvas, at, at + 3 * size, char)
            at += 3 * size


def _characters(data: bytes, charset: str) -> Iterator[tuple[str, int]]:
    """The characters in `data` and how many bytes each takes."""
    try:
        text = data.decode(charset)
        sizes = [len(char.encode(charset)) for char in text]
    except (LookupError, UnicodeError):
        sizes = []
    if sum(sizes) == len(data):
        yield from zip(text, sizes, strict=True)
    else:
        yield from ((OPAQUE, 1) for _ in data)


def _own_words(body: str) -> str:
    """Return `body` with what its writer has not typed blanked, as long as it is."""
    chars: list[str] = []
    wrote: tuple[int, int] | None = None
    lines = list(_LINE.finditer(body))
    for number, line in enumerate(lines):
        content = line[1]
        if (content.rstrip() == "--" and number) or _FORWARDED.match(content):
            chars.append(_spaces(body[line.start() :]))
            break
        if _QUOTED.match(content):
            if wrote is not None:
                chars[wrote[0] : wrote[1]] = map(_spaces, chars[wrote[0] : wrote[1]])
                wrote = None
            chars.append(_spaces(line[0]))
            continue
        if _WROTE.match(content):
            begins = number > 0 and lines[number - 1][1].startswith("On ")
            wrote = (number - begins, number + 1)
        elif content.strip():
            wrote = None
        chars.append(line[0])
    return "".join(chars)


def _spaces(text: str) -> str:
    return "".join(char if char in "\r\n" else SPACE for char in text)
