"""Accepted terms are never marked; what is longer than they are still is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy import review
from saveworthy.core import Span
from saveworthy.rules.accept import Accepted
from saveworthy.rules.compile import compile_pack
from saveworthy.rules.ruleset import RuleSet


def at(term: str, text: str) -> list[str]:
    return [span.of(text) for span in Accepted([term]).spans(text)]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("synergy", "Synergy, SYNERGY and synergy.", ["Synergy", "SYNERGY", "synergy"]),
        ("synergy", "Synergies, a synergy's and the synergies’ end", ["Synergies", "synergy's", "synergies’"]),
        ("box", "Boxes, but no inbox and no boxer.", ["Boxes"]),
        ("key", "Keys; keyed.", ["Keys"]),
        ("North Star", "Our North Star and a north star, North Stars.", ["North Star", "North Stars"]),
        ("best-in-class", "Best in class, best-in\nclass.", ["Best in class", "best-in\nclass"]),
        ("Best-in-Class", "Best in Class, best in class.", ["Best in Class"]),
        ("C++", "We use C++ here.", ["C++"]),
        ("don't", "We don’t.", ["don’t"]),
        ("😀 face", "A 😀 face!", ["😀 face"]),
        ("", "nothing", []),
        (" ", "nothing", []),
    ],
)  # fmt: skip
def test_a_term_is_found_in_its_forms(term: str, text: str, found: list[str]) -> None:
    assert at(term, text) == found


@given(
    st.sampled_from(["synergy", "North Star", "customer success"]),
    st.text(" .,;!?\n\t\r😀\u2028\u2029“”()", max_size=12),
    st.text(" .,;!?\n\t\r😀\u2028\u2029“”()", max_size=12),
)
def test_a_term_is_found_exactly_where_it_stands(term: str, before: str, after: str) -> None:
    text = f"{before}{term}{after}"
    assert list(Accepted([term]).spans(text)) == [Span(len(before), len(before) + len(term))]


PACK = """\
pack: test
title: Test
summary: A test.
rules:
  - id: talk
    phrases: [customer success, drive customer success outcomes, success]
    message: "“{match}”."
    why: A test.
    bad: ["We like [[customer success]]."]
    good: ["We like customers."]
"""


@pytest.mark.parametrize(
    ("accept", "found"),
    [
        ([], ["drive customer success outcomes", "customer success", "success"]),
        (["customer success"], ["drive customer success outcomes", "success"]),
        (["success"], ["drive customer success outcomes", "customer success"]),
        (["drive customer success outcomes"], ["customer success", "success"]),
        (["Customer Success"], ["drive customer success outcomes", "customer success", "success"]),
        (["customer success", "success"], ["drive customer success outcomes"]),
    ],
)
def test_what_lies_inside_a_term_is_silent_and_what_is_longer_is_not(
    accept: list[str], found: list[str]
) -> None:
    rules = RuleSet([compile_pack(PACK.encode(), Path("test.yml"))], accept)
    text = "We *drive* customer\nsuccess outcomes. Our customer success team. A success!"
    report = review(text, rules=rules)
    marked = [f.message.strip("“”.") for f in report.findings]
    assert marked == found
