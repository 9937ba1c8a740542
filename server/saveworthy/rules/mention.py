"""Whether words are talked about, not used: “the word synergy”, “stop saying leverage”.

Quotation marks are `context`'s affair; these are the mentions that writers set in italics, or in
nothing at all.
"""

from __future__ import annotations

import re

from saveworthy.core import Span
from saveworthy.core.expression import expression
from saveworthy.rules.normalise import fold
from saveworthy.text.sentences import Sentence

_REACH = 90
_WORD = (
    r"(?:(?:buzz|catch)?(?:words?|phrases?)|terms?|expressions?|verbs?|nouns?|adjectives?|adverbs?"
    r"|clich[e\u00e9]s?|jargon|euphemisms?|idioms?|metaphors?)"
)
_SIGNS_BEFORE = (
    *("word", "phrase", "term", "expression", "verb", "noun", "adjective", "clich", "jargon"),
    *("euphemism", "idiom", "metaphor", "call", "dubbed", "say", "writ", "typ"),
    *("impressed", "fooled", "convinced", "swayed"),
)
_SIGNS_AFTER = ("word", "phrase", "term", "clich", "jargon", "euphemism", "mean", "whatever")
"""What the expressions below cannot do without: few sentences have any of it."""

_LIST = r"(?:[\w' -]{1,30}, ?){0,8}(?:and |or )?"
_MARKS = r"[\"'\u201c\u2018*_]*"

_BEFORE = expression(
    rf"""
    (?:
        # the dreaded word X; but "in the long term X" and "in other words X" use it
        \b(?:the|an?|this|that|our|your|their|my|his|her|one)\s
          (?:(?!long|short|near|medium|mid|other|first|last|school)[\w'-]+\s){{0,2}}(?!terms\s){_WORD}\s
      | {_WORD}\s(?:like|such\sas|including)\s{_LIST}
      | (?:^|[\s(])so[ -]called\s
      | \b(?:called|dubbed|termed)\s(?:it\s|this\s|that\s)?
      | \b(?:i|we|you|they|people|some|he|she|who)\scalls?\s(?:it|this|that|them|these|us)\s
      | \b(?:say|saying|write|writing|type|typing)\s
      | (?:\bno[ -]?\ ?one|\bnobody|n't|\bnot|\bnever|\bhardly|\brarely)\b[^.!?]{{0,20}}
          \b(?:impressed|fooled|convinced|swayed)\s(?:by|with)\s(?:[\w-]+\s){{0,3}}
    )
    {_MARKS}\Z
    """,
    re.VERBOSE,
)
_AFTER = expression(
    rf"""
    {_MARKS},?\s?
    (?:
        (?:is|are|was|were|became|has\sbecome|have\sbecome|sounds?\slike)\s
          (?:(?!in\b|for\b|to\b|with\b|word\sof\b)[\w-]+\s){{0,4}}
          (?:buzz|catch)?(?:words?|phrases?|clich[e\u00e9]s?|jargon|euphemisms?|terms?)\b(?!\sof\smouth)
      | (?:means?|meant)\s(?:nothing|little)\b
      | whatever\s(?:that|it|they)\s(?:means?|is|are)\b
    )
    """,
    re.VERBOSE,
)


def mentioned(text: str, span: Span, sentence: Sentence) -> bool:
    """Whether the sentence speaks of the words at `span` of `text` as words."""
    start = max(sentence.span.start, span.start - _REACH)
    end = min(sentence.span.end, span.end + _REACH)
    return _named(text, span, start) or _described(_plain(text[span.end : end]))


def _named(text: str, span: Span, start: int) -> bool:
    """Whether what stands in `text` from `start` to `span` says that words follow."""
    before = _plain(text[start : span.start])
    if not any(sign in before for sign in _SIGNS_BEFORE):
        return False
    if fold(span.of(text)).startswith("to "):  # "I called to leverage it"
        return False
    before = " ".join(before.split())
    if text[span.start - 1].isspace():
        before += " "
    return _BEFORE.search(before) is not None


def _described(after: str) -> bool:
    """Whether what follows says that these were words."""
    return any(sign in after for sign in _SIGNS_AFTER) and _AFTER.match(after) is not None


def _plain(text: str) -> str:
    return fold(text).replace("\u2019", "'")
