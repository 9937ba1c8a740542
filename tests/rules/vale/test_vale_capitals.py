"""Capitals of headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def rule(match: str, more: str = "") -> str:
    return f"extends: capitalization\nmessage: m\nscope: heading\nmatch: {match}\n{more}"


@pytest.mark.parametrize(
    ("heading", "right"),
    [
        ("This is a heading", True),
        ("This is a Heading", False),
        ("this is no sentence", False),
        ("What the API does", True),
        ("Top-level things", True),
        ("A client’s view", True),
        ("How Kubernetes works today", True),
        ("One: Two of them here", True),
    ],
)
def test_sentences(mark: Callable[..., str], heading: str, right: bool) -> None:
    sentence = rule("$sentence", "exceptions: [Kubernetes]\nindicators: [':']")
    assert ("[[" not in mark(sentence, f"## {heading}")) is right


@pytest.mark.parametrize(
    ("heading", "book", "right"),
    [
        ("The Cat in the Hat", "AP", True),
        ("The cat in the Hat", "AP", False),
        ("Notes From the Field", "AP", True),
        ("Notes from the Field", "Chicago", True),
        ("What It Is Good For", "AP", True),
        ("Set-Up Guide for API Users", "AP", True),
    ],
)
def test_titles(mark: Callable[..., str], heading: str, book: str, right: bool) -> None:
    assert ("[[" not in mark(rule("$title", f"style: {book}"), f"## {heading}")) is right


def test_the_whole_heading_is_marked(mark: Callable[..., str]) -> None:
    assert mark(rule("$lower"), "# Not *Small*\n") == "# [[Not *Small]]*\n"
    assert mark(rule("$upper"), "# LOUD\n") == "# LOUD\n"


def test_an_expression_says_what_is_right(mark: Callable[..., str]) -> None:
    assert mark(rule("'^[A-Z]'"), "# small\n\n# Large\n") == "# [[small]]\n\n# Large\n"


def test_a_prefix_is_passed_over(mark: Callable[..., str]) -> None:
    numbered = rule("$sentence", "prefix: '[A-Z]\\. '")
    assert mark(numbered, "# B. An easy heading\n") == "# B. An easy heading\n"
    assert mark(numbered, "# B. an easy heading\n") == "# [[B. an easy heading]]\n"


def test_fewer_right_words_do_where_the_threshold_is_low(mark: Callable[..., str]) -> None:
    text = "# One Two three four\n"
    assert mark(rule("$sentence"), text) != text
    assert mark(rule("$sentence", "threshold: 0.5"), text) == text
