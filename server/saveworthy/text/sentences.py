"""Where sentences and words begin and end.

The boundaries are sentencex's, which knows abbreviations, initials, decimals and quotations. A few
passes then mend what it leaves whole or cuts in the wrong place in posts and mails: emoji that end
a sentence, lines broken on purpose, remarks in brackets, list numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core import Span
from saveworthy.core.expression import expression
from saveworthy.text.known import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = expression(
    r"""
    [^\W_]+
    (?:
        (?: [\u0300-\u036f]+ ['’ʼ\-‐‑]? | ['’ʼ\-‐‑\u00ad] | (?<=\d)[.,](?=\d) )
        [^\W_]+
    )*
    [\u0300-\u036f]*
    """,
    re.VERBOSE,
)
"""A word: letters and digits. An apostrophe or a hyphen between them joins ("don’t", "well-known"
and "e-mail" are one word each, as word processors count), and so do the point and comma of a number
("3.5", "5,000"). A dash, slash, underscore or point parts words; `OPAQUE` is no part of any."""

_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+(?=\S)")
_WORD_BEFORE = re.compile(r"(?<![\w.])[A-Za-z]+\Z")
_NO_ABBREVIATIONS = frozenset([
    *("Me", "me", "May", "may", "No", "no", "OK", "Ok", "oK", "ok"),
    *("arc", "ark", "art", "con", "etc", "fed", "id", "ill", "miss", "ore"),
])  # fmt: skip
"""Ends that sentencex does not see: it takes "me." for Maine. It also stumbles over “!! I”."""
_AFTER_BRACKET = re.compile(r"[\w!?][)\]]\Z")
"""Nor does it see the end of “the project(s).”, where it takes the s for an initial, and of “(hi!).”"""
_LONGEST = max(map(len, _NO_ABBREVIATIONS))

_EMOJI = "\u2600-\u2793\U0001f000-\U0001faff"
_EMOJI_GAP = expression(
    rf"(?:(?<![{_EMOJI}\ufe0f\u200d])[{_EMOJI}][{_EMOJI}\ufe0f\u200d]*|(?<=\s)[:;=]-?[)DP])"
    r"\s+(?=\S)"
)
_EMOJI_SIGN = re.compile(f"[{_EMOJI}:;=]")
_MAY_PART = re.compile(r"[.!?\n\r\x0b\x0c\x1c-\x1f]")
_BLANK_LINE = expression(r"(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*[\r\n]\s*")
_LINE_END = expression(r"(?:\r\n?|\n|\u2028|\u2029)\s*")
_LINE_START = expression(rf"[{_EMOJI}•◦▪‣●○■□✓✔→\-–—*]\s|\d{{1,3}}[.)]\s")
_DASHES = "–—"
_HALVES = ("a.m.", "p.m.", "A.M.", "P.M.")
_ZONE = re.compile(r"(?:[ACEMP][DS]?T|BST|CES?T|GMT|UTC)\b")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])[.)]")
_SURROGATE = expression("[\ud800-\udfff]")

_NARROWEST = 60
"""Code points in the shortest full line: nobody wraps prose at fewer."""

_OPENERS = "“‘„‚«‹([{「『《〈（"
_MARKS = "\"'`”’»›)]}」』》〉）" + _OPENERS
_INNER_APOSTROPHE = expression(r"(?<=\w)['’](?=\w)")
_WIDE_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_SHOWN = str.maketrans(
    dict.fromkeys(_MARKS + _WIDE_SPACES, " ") | dict.fromkeys("\u0085\u2028\u2029", "\n")
)
"""sentencex is shown no quotation marks and brackets: it never ends a sentence between two of them,
and looking for the second takes it a time that grows with the square of the text. Nor is it shown
any white space but ASCII's: it counts on one byte after an initial ("A\u00a0.") and panics."""

_GOES_ON = expression(
    r"(?i)(?<!\w)(?:an?|and|as|at|but|by|for|from|if|in|into|is|my|of|on|or|our|that|the|their|to"
    r"|was|were|when|which|who|with|your)\Z"
)
"""A line that ends in one of these is not finished, whatever the next one starts with."""


class Sentence(NamedTuple):
    """One sentence, or a line that stands for one.

    Attributes:
        span: its place in the text that was split, without white space at either end.
        words: its words in order, as they are written; empty for "***" or a lone emoji.
    """

    span: Span
    words: tuple[str, ...]


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in order, as they are written."""
    return tuple(chain.from_iterable(map(_WORDS.__getitem__, text.split())))


def _words(piece: str) -> list[str]:
    if piece.isascii():
        if piece.isalnum():
            return [piece]
        if piece[:-1].isalnum() and not piece[-1].isalnum():
            return [piece[:-1]]
    return WORD.findall(piece)


_WORDS = Known(_words)
"""The words of what stands between two spaces."""


def sentences(text: str) -> tuple[Sentence, ...]:
    """Split `text` into sentences, in order; together they hold all that is not white space."""
    return tuple(
        [Sentence(Span(start, end), words(text[start:end])) for start, end in _spans(text)]
    )


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The places of the sentences, trimmed; a list number stays with what it numbers."""
    starts = _starts(text)
    pending: int | None = None
    for start, limit in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = text[start:limit].rstrip()
        end = start + len(piece)
        start += len(piece) - len(piece.lstrip())
        if start == end:
            continue
        if pending is not None:
            start, pending = pending, None
        elif _NUMBER.fullmatch(text, start, end) and not _BLANK_LINE.match(text, end):
            pending = start
            continue
        yield start, end
    if pending is not None:
        yield pending, len(text.rstrip())


def _starts(text: str) -> list[int]:
    """Where each sentence starts, in order and without repetition; 0 is the first."""
    if _is_one(text):
        return [0, *_after_emoji(text, [0])]
    starts = {0, *_library_starts(text)}
    if "\n" in text or "\r" in text or "\u2028" in text or "\u2029" in text:
        starts.update(match.end() for match in _BLANK_LINE.finditer(text))
        starts.update(_lines(text))
    starts.update(_after_emoji(text, sorted(starts)))
    starts.update(_after_ends(text))
    return sorted(starts)


def _is_one(text: str) -> bool:
    """Whether `text` surely has but one sentence, emoji apart: no end mark but the last character."""
    return text.isascii() and _MAY_PART.search(text, 0, len(text.rstrip()) - 1) is None


def _library_starts(text: str) -> Iterator[int]:
    """What sentencex says, sentences inside quotations and brackets too."""
    plain = _INNER_APOSTROPHE.sub("x", text) if "'" in text or "’" in text else text
    if not plain.isascii():
        # Half of a surrogate pair has no UTF-8 form; one code point stands in for it.
        plain = _SURROGATE.sub("\ufffd", plain)
    plain = plain.translate(_SHOWN)
    done = 0
    for found in _boundaries(plain):
        if found > done:
            before, done = _gap(text, found)
            if before and done < len(text) and _parts(text, before, done):
                yield _cut(text, before, done)


def _boundaries(plain: str) -> list[int]:
    import sentencex  # type: ignore[import-untyped]

    try:
        return [found["start_index"] for found in sentencex.get_sentence_boundaries("en", plain)]
    except BaseException as error:
        # A panic in Rust is no Exception; better one long sentence than no review.
        if type(error).__name__ == "PanicException":
            return []
        raise


def _gap(text: str, at: int) -> tuple[int, int]:
    """The white space, quotation marks and brackets around `at`."""
    before = after = at
    while before and (text[before - 1].isspace() or text[before - 1] in _MARKS):
        before -= 1
    while after < len(text) and (text[after].isspace() or text[after] in _MARKS):
        after += 1
    return before, after


def _parts(text: str, before: int, after: int) -> bool:
    """Whether a gap parts two sentences: “Why?” he asked, is one, and so is 9 a.m. ET."""
    if _ZONE.match(text, after) and text[max(0, before - 4) : before] in _HALVES:
        return False
    return not text[after].islower() or not text[before:after].strip()


def _cut(text: str, before: int, after: int) -> int:
    """Where in a gap the second sentence starts: marks go with the words they touch."""
    for at in range(before, after):
        if text[at].isspace() or text[at] in _OPENERS:
            return at
    return after


def _after_emoji(text: str, starts: list[int]) -> Iterator[int]:
    """“I love it 😀 It rocks.” is two sentences; “😀 It rocks.” is one."""
    if _EMOJI_SIGN.search(text) is None:
        return
    for match in _EMOJI_GAP.finditer(text):
        start = starts[bisect_right(starts, match.start()) - 1]
        if _opens(text, match.end()) and WORD.search(text, start, match.start()):
            yield match.end()


def _after_ends(text: str) -> Iterator[int]:
    """“Not for me. Never.” and “The project(s). They” are two sentences each; “no. 4” is one."""
    for match in _STOP.finditer(text):
        at = match.start()
        if text[at] == ".":
            before = _WORD_BEFORE.search(text, max(0, at - _LONGEST), at)
            is_end = before is not None and before[0] in _NO_ABBREVIATIONS
            is_end = is_end or _AFTER_BRACKET.search(text, max(0, at - 2), at) is not None
        else:
            is_end = at > 0 and text[at - 1] in "!?"
        if is_end and _opens(text, match.end()) and not text[match.end()].isdigit():
            yield match.end()


def _lines(text: str) -> Iterator[int]:
    """Starts of lines that were broken on purpose, not because the line was full.

    A line is full when the next line's first word would not have fitted into the longest line (or
    into the narrowest that anyone wraps to). The line after one broken on purpose starts with a
    capital or a bullet. Where more lines go on in small letters, the text is wrapped, and a line
    that looks short has lost the target of a link.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    for match in _LINE_END.finditer(text):
        lines.append((start, start + len(text[start : match.start()].rstrip())))
        start = match.end()
    lines.append((start, start + len(text[start:].rstrip())))
    width = max(_NARROWEST, *(end - start for start, end in lines))
    doubtful: list[int] = []
    continued = 0
    for (begin, end), (start, stop) in pairwise(lines):
        if start >= stop or begin >= end:
            continue
        if _LINE_START.match(text, start):
            if text[start] in _DASHES:
                doubtful.append(start)
            else:
                yield start
            continue
        continued += text[start].islower()
        if not _opens(text, start) or text[end - 1] in ".,;–—-":
            continue
        first = next((at for at in range(start, stop) if text[at].isspace()), stop)
        if end - begin + 1 + first - start > width:
            continue
        if not _GOES_ON.search(text, max(begin, end - 6), end):
            doubtful.append(start)
    if continued <= len(doubtful):
        yield from doubtful


def _opens(text: str, at: int) -> bool:
    """Whether a sentence could start at `at`: a capital or a digit, perhaps in quotation marks."""
    while at < len(text) and text[at] in _MARKS:
        at += 1
    return at < len(text) and (text[at].isupper() or text[at].isdigit())
