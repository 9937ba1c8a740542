"""Where the standard library and the `regex` package mean the same by an expression."""

from __future__ import annotations

import re
import sys
import warnings

import pytest
import regex

from saveworthy.rules import builtin
from saveworthy.rules.alike import is_plain
from saveworthy.rules.patterns import PatternMatcher, standard
from saveworthy.rules.rule import PATTERN, Rule

PATTERNS = [rule for rule in builtin().rules if rule.matcher == PATTERN]
EXAMPLES = "\n\n".join(
    text
    for rule in builtin().rules
    for text in (*(bad.text for bad in rule.bad), *(good.text for good in rule.good))
)
PLAIN = "".join(char for char in map(chr, range(sys.maxunicode + 1)) if is_plain(char))


@pytest.mark.parametrize("text", ["cafe\u0301", "❤\ufe0flove", "x²", "दिन", "①", "a\x1fb", "ı"])
def test_texts_on_which_the_two_differ_are_not_plain(text: str) -> None:
    assert not is_plain(text)


def test_most_texts_are_plain() -> None:
    assert is_plain("Plain — “words”, naïve… 5\u00a0€ and 😀.")


@pytest.mark.parametrize("pattern", [r"\w", r"\s", r"\d", ".", r"(?i)[a-z]", "(?i)[ks]"])
def test_both_mean_the_same_characters_in_plain_texts(pattern: str) -> None:
    assert re.findall(pattern, PLAIN) == regex.findall(pattern, PLAIN)


def test_both_see_the_same_ends_of_words_in_plain_texts() -> None:
    text = " a".join(PLAIN)
    assert [m.start() for m in re.finditer(r"\b", text)] == [
        m.start() for m in regex.finditer(r"\b", text)
    ]


@pytest.mark.parametrize("rule", PATTERNS, ids=[rule.id for rule in PATTERNS])
def test_both_find_the_same_for_a_built_in_rule(rule: Rule) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        quick = standard(rule.pattern)
    if quick is None:
        return
    text = "".join(char for char in EXAMPLES if is_plain(char))
    assert [(m.span(), m.groups()) for m in quick.finditer(text)] == [
        (m.span(), m.groups()) for m in regex.finditer(rule.pattern, text)
    ]


@pytest.mark.parametrize("rule", PATTERNS, ids=[rule.id for rule in PATTERNS])
def test_a_rule_that_is_proven_matches_what_it_would_otherwise(rule: Rule) -> None:
    timed, quick = PatternMatcher([rule]), PatternMatcher([rule], {rule.id})
    for text in (*(bad.text for bad in rule.bad), *(good.text for good in rule.good)):
        assert [*quick.matches(text)] == [*timed.matches(text)]


def test_most_built_in_rules_need_the_standard_library_only() -> None:
    assert sum(standard(rule.pattern) is not None for rule in PATTERNS) > len(PATTERNS) / 2
