"""Takes words out and leaves a clean sentence."""

from __future__ import annotations

import re

from saveworthy.core import OPAQUE, Edit, Span
from saveworthy.core.expression import expression
from saveworthy.rules.fit.articles import article_before, mended
from saveworthy.rules.fit.capitals import WORD, capitalised

_REACH = 40
_OPENING = "\"'\u201c\u2018(["
_FIRST_WORD = expression(rf"[{re.escape(_OPENING)}]*({WORD.pattern})")
_ENDS = frozenset(".!?:;)\u2026")
_STRAY = frozenset(".,!?:;)]\u2026-\u2013\u2014/")
"""Marks that cannot open a sentence."""
_PAIRS = {"(": ")", "[": "]", "\u2014": "\u2014", "\u2013": "\u2013"}
_LINKS = frozenset(
    [
        "and", "but", "or", "so", "yet", "nor", "that", "because", "if", "when", "while",
        "as", "since", "though", "although", "which", "who", "where", "whether", "than",
        "then", "is", "am", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't",
        "weren't", "it's", "that's", "i'm", "you're", "we're", "they're", "will", "would", "can",
        "could", "may", "might", "must", "shall", "should", "a", "an", "the", "to", "of", "in", "on",
        "at", "for", "with", "by", "from", "into", "not", "my", "your", "our", "his", "her", "its",
        "their", "this", "these", "those", "very", "so", "too", "seems", "looks", "feels", "became",
    ]
)  # fmt: skip
"""Words after which a lone comma is wrong."""
_MARKUP_START = expression(r"[#>|=~+*:<-]|\d+[.)]|[^\w\s]{3}")
"""What could turn the head of a line into a heading, a list or a rule."""


def removed(text: str, span: Span, sentence: Span) -> tuple[Edit, ...]:
    """Return the edits that take `text[span]` out of its sentence.

    A comma or a space goes along, the word that then opens the sentence takes its capital, "a" and
    "an" fit what follows.

    Returns:
        The edits in order of place; none where too little would be left, or nothing good.
    """
    if not _leaves_words(text, span, sentence):
        return ()
    left = text[max(0, span.start - _REACH) : span.start].rstrip(" ")[-1:]
    right = text[span.end : span.end + _REACH].lstrip(" ")[:1]
    if right and _PAIRS.get(left) == right:
        return ()
    return _opener(text, span) if opens(text, span, sentence) else _inner(text, span)


def opens(text: str, span: Span, sentence: Span) -> bool:
    """Whether no word stands before `span` in its sentence."""
    lead = text[max(sentence.start, span.start - _REACH) : span.start]
    return not any(char.isalnum() or char == OPAQUE for char in lead)


def _leaves_words(text: str, span: Span, sentence: Span) -> bool:
    rest = text[sentence.start : span.start] + text[span.end : max(sentence.end, span.end)]
    return any(char.isalnum() for char in rest)


def _opener(text: str, span: Span) -> tuple[Edit, ...]:
    end = _skip_space(text, span.end + (text[span.end : span.end + 1] == ","))
    at_line_start = span.start == 0 or text[span.start - 1] in "\r\n"
    if text[end : end + 1] in _STRAY or text[end : end + 1] in "\r\n":
        return ()
    if at_line_start and _MARKUP_START.match(text, end):
        return ()
    word = _FIRST_WORD.match(text, end)
    if word is None or not text[span.start].isupper():
        return (Edit(Span(span.start, end), ""),)
    opening = capitalised(word[1])
    if opening == word[1]:
        return (Edit(Span(span.start, end), ""),)
    first = word.start(1) + 1
    return (Edit(Span(span.start, first), text[end : word.start(1)] + opening[0]),)


def _inner(text: str, span: Span) -> tuple[Edit, ...]:
    start, end = span.start, span.end
    before = text[max(0, start - _REACH) : start].rstrip(" ")
    comma_after = text[end : end + 1] == ","
    closes = not text[end : end + _REACH].strip() or text[end : end + 1] in _ENDS
    if before.endswith(",") and (comma_after or closes):
        return (Edit(Span(text.rindex(",", 0, start), end + comma_after), ""),)
    if comma_after and _keeps_comma(before):
        return (Edit(Span(_back_over_space(text, start), end), ""),)
    end += comma_after
    if closes or text[end : end + 1] in "\r\n":
        return _closer(text, span, end, before)
    end = _skip_space(text, end)
    line_start = start == 0 or text[start - 1] in "\r\n"
    if line_start and (_MARKUP_START.match(text, end) or text[end : end + 1] in "\r\n"):
        return ()
    following = text[end : end + _REACH]
    if _clash(text, span, before, following):
        return ()
    if span.of(text).isupper():  # among capitals "NEW" is a word, not letters to be spelled out
        following = following.lower()
    return (*mended(text, span, following), Edit(Span(start, end), ""))


def _clash(text: str, span: Span, before: str, following: str) -> bool:
    """Whether the words that meet would say one thing twice, or leave an article to nothing."""
    last, first = WORD.findall(before)[-1:], WORD.match(following)
    if article_before(text, span.start):
        # Nobody can tell how code or a formula sounds.
        return first is None or first[0].lower() in {"a", "an", "the"}
    return bool(last) and first is not None and last[0].lower() == first[0].lower()


def _closer(text: str, span: Span, end: int, before: str) -> tuple[Edit, ...]:
    """Remove the last words of a sentence or a line, with the space before them."""
    start = _back_over_space(text, span.start)
    if start == 0 or text[start - 1] in "\r\n":
        return ()  # an empty line would end the paragraph
    if article_before(text, span.start):
        return ()
    if before.endswith(".") and text[end : end + 1] == ".":
        end += 1  # one full stop does for "a.m." and the sentence
    return (Edit(Span(start, end), ""),)


def _keeps_comma(before: str) -> bool:
    """Whether a comma after removed words still has a clause before it to close."""
    last = WORD.findall(before)[-1:]
    return (
        bool(last) and last[0].lower().replace("\u2019", "'") not in _LINKS and before[-1].isalnum()
    )


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at


def _back_over_space(text: str, at: int) -> int:
    while at and text[at - 1] in " \t":
        at -= 1
    return at
