"""Which term to accept for a finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from saveworthy.rules.rule import CHECK

if TYPE_CHECKING:
    from saveworthy.core import Finding
    from saveworthy.rules.rule import Rule

_MOST_WORDS = 5
_MARKS = re.compile(r"[*_~`]+|\]\([^)\s]*\)|[\[\]]|<[^>]*>|^[ \t]*>[ \t]?", re.MULTILINE)
_BEGINS = re.compile(
    r"""
    (?: \A                                        # the draft
      | [.!?…:]["'”’)]*\s+                        # a sentence
      | [\r\n][ \t]*[\r\n]                        # a paragraph
      | [\r\n](?=[ \t]*(?:[>\#*+-]|\d+[.)])[ \t])  # an item, a heading, a quotation
    )
    [\s>\#*+_\d.()"'“‘-]*\Z
    """,
    re.VERBOSE,
)


def term(finding: Finding, text: str, rule: Rule | None) -> str:
    """Return the words that `accept` would name, "" where a term is not what the finding is about.

    A capital that only a sentence's beginning asks for is left out: with it, the term would be accepted
    in no other place.
    """
    if rule is None or (rule.matcher == CHECK and "compound" not in rule.check):
        return ""
    words = _MARKS.sub("", finding.span.of(text)).split()
    if not 0 < len(words) <= _MOST_WORDS or not any(
        char.isalpha() for word in words for char in word
    ):
        return ""
    found = " ".join(words)
    before = text[max(0, finding.span.start - 200) : finding.span.start]
    if found[:1].isupper() and found[1:] == found[1:].lower() and _BEGINS.search(before):
        found = found[:1].lower() + found[1:]
    return found
