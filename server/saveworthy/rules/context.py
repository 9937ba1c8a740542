"""Whether the words around a match make it innocent."""

from __future__ import annotations

import re

from saveworthy.core import Span
from saveworthy.core.expression import expression
from saveworthy.rules.mention import mentioned
from saveworthy.rules.normalise import fold
from saveworthy.rules.rule import Context, Rule
from saveworthy.text.sentences import Sentence

_WORD = r"[^\W_]+(?:['\u2019][^\W_]+)*"
_FIRST = expression(rf"\s*([^\w\s]*)\s*({_WORD})?")
_ANY_WORD = expression(_WORD)
_REACH = 60
_FAR = 300
"""Bounds what is read around one match, so that a sentence without end costs no more than others."""

_OPENING, _CLOSING = "\"'\u201c\u2018\u00ab([*_", "\"'\u201d\u2019\u00bb)]*_"
_ANY_MARK = re.compile("[\"'\u201c\u2018\u00ab]")
_QUOTATION = expression(
    r"""
      \u201c[^\u201c\u201d]{1,2000}\u201d
    | \u00ab[^\u00ab\u00bb]{1,2000}\u00bb
    | (?<!\w)"(?=\S)[^"]{1,2000}(?<=\S)"(?!\w)
    | (?<!\w)['\u2018](?=\w)[^\s'\u2018\u2019]+(?:\s[^\s'\u2018\u2019]+){0,2}['\u2019](?!\w)
    """,
    re.VERBOSE,
)

_NAME_WORD = 4
"""Letters in the shortest word whose capital says something: titles leave shorter ones small."""


def allowed(rule: Rule, text: str, span: Span, sentence: Sentence) -> bool:
    """Whether a match of `rule` at `span` of `text`, inside `sentence`, counts.

    Where the rule also lists parts of speech, what is left open here is for `grammar` to say.
    """
    if is_name(text, span, sentence) or mentioned(text, span, sentence):
        return False
    if rule.only is None and rule.unless is None:
        return True
    left = before(text, span.start, sentence.span.start)
    right = after(text, span.end, sentence.span.end)
    only, unless = rule.only, rule.unless
    if only is not None and not (
        (not only.before or only.before_pos or left in only.before)
        and (not only.after or only.after_pos or right in only.after)
        and (not only.near or _near(text, span, sentence, only))
    ):
        return False
    return unless is None or not (
        left in unless.before or right in unless.after or _near(text, span, sentence, unless)
    )


def quotations(text: str) -> tuple[Span, ...]:
    """Return the places of `text` between quotation marks: what others said, and words named.

    Single marks count only around one to three words, since an apostrophe looks the same.
    """
    if _ANY_MARK.search(text) is None:
        return ()
    return tuple(Span(*found.span()) for found in _QUOTATION.finditer(text))


def is_name(text: str, span: Span, sentence: Sentence) -> bool:
    """Whether the words are a name: capitals in the middle of a sentence in small letters."""
    match = span.of(text)
    if not match[:1].isupper() or match.isupper():
        return False
    if not text[sentence.span.start : span.start].strip(_OPENING + " "):
        return False
    if not all(w[0].isupper() for w in _ANY_WORD.findall(match) if len(w) >= _NAME_WORD):
        return False
    others = [w for w in sentence.words[:_FAR] if len(w) >= _NAME_WORD and w not in match]
    return sum(w[0].isupper() for w in others) * 2 <= len(others)


def _near(text: str, span: Span, sentence: Sentence, context: Context) -> bool:
    if not context.near:
        return False
    start = max(sentence.span.start, span.start - _FAR)
    around = _plain(text[start : min(sentence.span.end, span.end + _FAR)])
    return not context.near.isdisjoint(_ANY_WORD.findall(around))


def before(text: str, start: int, floor: int) -> str:
    """Return the word just before `start`, the mark that parts it from there, or "^"."""
    # Backwards: to look for the end of a text from its start takes ten times as long.
    found = _FIRST.match(text[max(floor, start - _REACH) : start][::-1])
    marks, word = (found[1].strip(_OPENING), found[2] or "") if found else ("", "")
    if marks:
        return marks[0]
    return _plain(word[::-1]) if word else "^"


def after(text: str, end: int, ceiling: int) -> str:
    """Return the word just after `end`, the mark that parts it from there, or "$"."""
    found = _FIRST.match(text, end, min(ceiling, end + _REACH))
    marks, word = (found[1].strip(_CLOSING + _OPENING), found[2] or "") if found else ("", "")
    if not word:
        return "$"
    return marks[0] if marks else _plain(word)


def _plain(text: str) -> str:
    return fold(text).replace("\u2019", "'")
