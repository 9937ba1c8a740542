"""Where a long sentence could become two."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from saveworthy.core import OPAQUE
from saveworthy.core.expression import expression
from saveworthy.rules.checks.clauses import DASH, NOUN_STARTS, SUBJECT
from saveworthy.rules.checks.rare import hard_words
from saveworthy.text.sentences import WORD

if TYPE_CHECKING:
    from saveworthy.core import Span
    from saveworthy.text.sentences import Sentence

_SEMICOLON = expression(r";(?=\s)")
_STOPS = (
    _SEMICOLON,
    expression(
        rf"(?i)[,\s](?:(?<=,)(?=\s)|(?<=\s)(?<![,\s]\s))(?=\s*(?:and|but|so|yet)\s+{SUBJECT})"
    ),
    expression(rf"(?i),(?=\s+(?:but|so|yet)\s+{NOUN_STARTS})"),
    expression(rf"(?i){DASH}(?=(?:(?:and|but|so)\s+)?{SUBJECT})"),
)
"""Marks that a full stop could take the place of, the best first."""

_WHICH = expression(r",(?=\s+which\s)")
_AND = expression(
    r"(?i)(?<=,)\s+(?=and\s(?!(?:as|at|by|even|for|from|how|in|into|less|more|not|of|on|other"
    r"|something|through|to|with)\s)|or\s(?:because|if|when|whether)\s)"
)
_TURNS = (
    expression(
        r"(?i)(?<=,)\s+(?=(?:because|although|though|while|whereas|since|when|where|if|unless|until"
        r"|after|before|so|but)\s)"
    ),
    expression(
        r"(?i)\s(?=\s*(?:because|although|(?:even\s)?though|whereas|unless|until|so that)\s)"
        r"(?<!\band\s)(?<!\bbut\s)(?<!\beven\s)(?<!\bjust\s)(?<!\bnot\s)(?<!\bonly\s)(?<!\bor\s)\s*"
    ),
    _AND,
    expression(
        r"(?i)\s(?<!,\s)(?=\s*and\s+(?:(?:then|also|that|is|are|was|were|has|have|had|can|will)\s|\w{3,}ed\s))\s*"
    ),
)
"""Words before which a sentence could end, if the next one is put otherwise; the best first."""

_WEAK_TURNS = (
    expression(r",\s+(?=(?:who|whose|whom|(?:by|for|from|in|of|through|with)\swhich)\s)"),
    expression(
        r",\s+(?=(?:[a-z]+ly\s)?(?!(?:any|every|no|some)?thing|according|being|considering|depending"
        r"|during|evening|following|including|morning|regarding)[a-z]{2,}ing\s"
        r"(?!and\b|or\b|.*,\s(?:and|or)\s(?:\w+\s){0,2}\w+ing\b))"
    ),
)
"""Places where a thought is hung on to a sentence that was already whole; the best first."""

_OPENING = expression(
    r"(?i)\W*(?:(?:and|but|so)\s)?(?:after|although|as|because|since|though|whereas|while)\s"
)
"""Words that can be dropped from a clause in front; without an “if” or a “when”, it says another thing."""

_ASIDE = expression(r"\(([^()]+)\)")
_SEAM = expression(r"\s+(?=(?:that|which|who)\s)")
_PAIR = expression(
    r"(?i)(?:\A|[,;:—–(]|\b(?:while|when|if|because|since|though|although|that|as|where|before|after|than"
    r"|between|both|and|but|so))\s*(?:(?:my|the|our|his|her|your|their)\s+)?[\w'’.-]+\Z"
)
"""What stands before the "and" of "Cody and I"."""

_LONG_ASIDE = 8
_HALVES = 24
"""Words of an aside that could stand by itself, and of a sentence worth cutting in the middle."""

_NOT_ONLY = expression(r"(?i)\bnot\s(?:only|just|merely)\b")
_BUT = expression(r"(?i)[,\s]*but\s")
_AND_SOMEBODY = expression(r"(?i)\s+and\s+(?:I|we|you|he|she|they)\b")
_COMMA = expression(r",\s")
_BRACKET = expression(r"[()]")
_CLAUSE = expression(rf"(?i){SUBJECT}")
_NOUN = expression(rf"(?i){NOUN_STARTS}")

_LIST = "Could its parts be a list?"
_NONE = "Which of its thoughts could stand alone?"
_FIRST, _LAST = 0.2, 0.8
"""Where the break must lie, as shares of the sentence, to leave two worth having."""

_SHOWN = 3
_INNER = str.maketrans('“”"', "‘’'")
_ITEM, _ITEMS = 8, 3
_LISTED = 5
"""Words of a long item; items, and words of them together, that are worth a list."""


def advice(text: str, sentence: Sentence) -> str:
    """Say where to end `sentence` of `text` and start another: one sentence, for the writer."""
    span = sentence.span
    semicolons = len(_SEMICOLON.findall(text, span.start, span.end))
    for mark in _STOPS[semicolons > 1 :]:
        at = _nearest_middle(mark, text, span)
        if at is not None:
            return f"Try a full stop after “{_tail(text, span.start, at)}”."
    at = _nearest_middle(_WHICH, text, span)
    if at is not None:
        return f"Try a full stop after “{_tail(text, span.start, at)}” and “This” for “which”."
    if semicolons > 1:
        return _LIST
    for turn in _TURNS:
        at = _nearest_middle(turn, text, span)
        if at is not None:
            return f"Could it end before “{_head(text, at, span.end)}”?"
    series = (
        _items(text, span.start, match.start())
        for match in _AND.finditer(text, span.start, span.end)
    )
    if any(n >= _ITEMS and words >= _LISTED for n, words in series):
        return _LIST
    return _lesser(text, sentence)


def _lesser(text: str, sentence: Sentence) -> str:
    """What else would lighten a sentence that has no place where it plainly falls in two."""
    span = sentence.span
    for turn in _WEAK_TURNS:
        at = _nearest_middle(turn, text, span)
        if at is not None and not _items(text, span.start, at)[0]:
            return f"Could it end before “{_head(text, at, span.end)}”?"
    if _OPENING.match(text, span.start, span.end):
        at = _nearest_middle(_COMMA, text, span)
        if at is not None and not _items(text, span.start, at)[0]:
            return f"Could the part up to “{_tail(text, span.start, at)}” be a sentence of its own?"
    asides = (match[1] for match in _ASIDE.finditer(text, span.start, span.end))
    if any(len(WORD.findall(aside)) >= _LONG_ASIDE and OPAQUE not in aside for aside in asides):
        return "Could the words in brackets be a sentence of their own?"
    rare = hard_words(sentence.words, 2)
    if len(rare) > 1:
        return f"Could plainer words do for “{rare[0]}” and “{rare[1]}”?"
    if len(sentence.words) >= _HALVES:
        at = _nearest_middle(_SEAM, text, span)
        if at is not None:
            head = _head(text, at, span.end)
            return f"Could the part from “{head}” on be a sentence of its own?"
    return _NONE


def _nearest_middle(mark: re.Pattern[str], text: str, span: Span) -> int | None:
    """Where the most central of the marks in `span` starts; None if all are near its ends."""
    size = len(span)
    places = [match.start() for match in mark.finditer(text, span.start, span.end)]
    inner = [at for at in places if _FIRST * size <= at - span.start <= _LAST * size]
    if mark is _AND:
        inner = [at for at in inner if not _items(text, span.start, at)[0]]
    return min(
        (at for at in inner if _parts(text, span, at)),
        key=lambda at: abs(at - span.start - size / 2),
        default=None,
    )


def _parts(text: str, span: Span, at: int) -> bool:
    """Whether a reader could find the place `at`, and both sides could stand alone."""
    if _BUT.match(text, at) and _NOT_ONLY.search(text, span.start, at):
        return False
    if _AND_SOMEBODY.match(text, at) and _PAIR.search(text[span.start : at]):
        return False
    tail, head = _tail(text, span.start, at), _head(text, at, span.end)
    return bool(tail and head) and not _is_aside(text, span.start, at)


def _items(text: str, start: int, at: int) -> tuple[int, int]:
    """How many items of a series stand before `at`, which follows a comma; 0 if it ends none.

    Returns them and the words of all but the first.
    """
    commas = [match.start() for match in _COMMA.finditer(text, start, at + 1)]
    count = words = 0
    for before, after in zip(commas[-2::-1], commas[:0:-1], strict=True):
        piece = text[before + 1 : after].lstrip()
        size = sum(1 for _ in WORD.finditer(piece))
        if _CLAUSE.match(piece) or size >= (_ITEM if _NOUN.match(piece) else 2 * _ITEM):
            break
        count += 1
        words += size
    return count and count + 1, words


def _is_aside(text: str, start: int, at: int) -> bool:
    """Whether a bracket is open at `at`."""
    return text.count("(", start, at) > text.count(")", start, at)


def _tail(text: str, start: int, end: int) -> str:
    """The last words before `end`, on one line; "" if something that is no prose stands there."""
    words = list(WORD.finditer(text, start, end))[-_SHOWN:]
    return _shown(text, words[0].start(), words[-1].end(), end, -1) if words else ""


def _head(text: str, start: int, end: int) -> str:
    """The first words from `start` on, on one line; "" if something that is no prose is there."""
    words = list(islice(WORD.finditer(text, start, end), _SHOWN))
    return _shown(text, words[0].start(), words[-1].end(), words[-1].end(), 0) if words else ""


def _shown(text: str, start: int, end: int, limit: int, side: int) -> str:
    """The words as they are quoted; where a bracket is cut through, only those on one `side`."""
    if OPAQUE in text[start:limit]:
        return ""
    piece = " ".join(text[start:end].translate(_INNER).split())
    if piece.count("(") == piece.count(")"):
        return piece
    return _BRACKET.split(piece)[side].strip()
