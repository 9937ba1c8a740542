"""A term that a draft is about is marked where it first stands."""

from __future__ import annotations

import saveworthy

TERM = "digital transformation"


def marked(text: str) -> list[str]:
    found = saveworthy.review(text).findings
    return [f.span.of(text) for f in found if f.rule_id.startswith("buzzwords/")]


def test_a_term_of_the_title_is_marked_once() -> None:
    text = f"# What is {TERM}?\n\nBanks speak of {TERM}. Shops speak of {TERM} too."
    assert marked(text) == [TERM]


def test_a_term_said_often_is_marked_once() -> None:
    said = " ".join(f"{who} speak of {TERM}." for who in ("Banks", "Shops", "Schools", "Ships"))
    assert marked(said) == [TERM]


def test_a_term_said_twice_is_marked_twice() -> None:
    text = f"# On banks\n\nBanks speak of {TERM}. Shops speak of {TERM} too."
    assert marked(text) == [TERM, TERM]


def test_other_terms_of_the_draft_are_marked_beside_its_subject() -> None:
    text = f"# On {TERM}\n\nBanks speak of {TERM} and of the customer experience."
    assert marked(text) == [TERM, "the customer experience"]


def test_what_has_a_fix_is_marked_each_time() -> None:
    text = "# How we utilize bread\n\nWe utilize rye. We utilize wheat."
    assert marked(text) == ["utilize", "utilize", "utilize"]
