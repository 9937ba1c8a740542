"""Whether the words around a match make it innocent."""

from __future__ import annotations

import re

from saveworthy.core import Span
from saveworthy.rules.normalise import fold
from saveworthy.rules.rule import Context, Rule
from saveworthy.text.sentences import Sentence

_LAST = re.compile(r"([^\W_]+(?:['\u2019][^\W_]+)*)?([^\w\s]*)\s*\Z")
_FIRST = re.compile(r"\s*([^\w\s]*)([^\W_]+(?:['\u2019][^\W_]+)*)?")
_REACH = 60
_OPENING, _CLOSING = "\"'\u201c\u2018\u00ab", "\"'\u201d\u2019\u00bb"
_MENTION_WORDS = 6


def allowed(rule: Rule, text: str, span: Span, sentence: Sentence) -> bool:
    """Whether a match of `rule` at `span` of `text`, inside `sentence`, counts."""
    if is_mention(text, span):
        return False
    if rule.only is None and rule.unless is None:
        return True
    before = _before(text, span.start, sentence.span.start)
    after = _after(text, span.end, sentence.span.end)
    only, unless = rule.only, rule.unless
    if only is not None and not (
        (not only.before or before in only.before)
        and (not only.after or after in only.after)
        and (not only.near or _near(sentence, only))
    ):
        return False
    return unless is None or not (
        before in unless.before or after in unless.after or _near(sentence, unless)
    )


def is_mention(text: str, span: Span) -> bool:
    """Whether the words stand in quotation marks of their own: named, not used."""
    if span.start == 0 or text[span.start - 1] not in _OPENING:
        return False
    rest = text[span.end : span.end + 2].lstrip(".,!?")
    return bool(rest) and rest[0] in _CLOSING


def _near(sentence: Sentence, context: Context) -> bool:
    return bool(context.near) and not context.near.isdisjoint(fold(w) for w in sentence.words)


def _before(text: str, start: int, floor: int) -> str:
    """The word just before, the mark that parts it from the match, or "^"."""
    piece = text[max(floor, start - _REACH) : start]
    found = _LAST.search(piece)
    word, marks = (found[1] or "", found[2]) if found else ("", "")
    if marks.strip(_OPENING + "([*_"):
        return marks[-1]
    return _plain(word) if word else "^"


def _after(text: str, end: int, ceiling: int) -> str:
    """The word just after, the mark that parts it from the match, or "$"."""
    found = _FIRST.match(text[end : min(ceiling, end + _REACH)])
    marks, word = (found[1], found[2] or "") if found else ("", "")
    if not word:
        return "$"
    if marks.strip(_CLOSING + ")]*_"):
        return marks[0]
    return _plain(word)


def _plain(word: str) -> str:
    return fold(word).replace("\u2019", "'")
