"""Capitals of headings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from saveworthy.core import Finding
from saveworthy.rules.vale.load import load
from saveworthy.rules.vale.rule import ValeRule
from saveworthy.rules.vale.run import find
from saveworthy.rules.vale.use import Use, state
from saveworthy.text.formats import split


def rule(match: str, more: str = "") -> str:
    return f"extends: capitalization\nmessage: m\nscope: heading\nmatch: {match}\n{more}"


@pytest.mark.parametrize(
    ("heading", "right"),
    [
        ("This is a heading", True),
        ("This is a Heading", False),
        ("this is no sentence", False),
        ("What the API does", False),
        ("API guide", False),
        ("Read the URLs, then log in", True),
        ("Ways to read the URLs of an API", True),
        ("How kubernetes works today", True),
        ("Top-level things", True),
        ("A client’s view", True),
        ("How Kubernetes works today", True),
        ("One: Two of them here", True),
        ("One: two of us", False),
        ("2. Do step two", True),
        ("2. do step two", False),
        ("Well-Known things one can find here", True),
        ("This vs. that", True),
    ],
)
def test_sentences(mark: Callable[..., str], heading: str, right: bool) -> None:
    sentence = rule("$sentence", "exceptions: [Kubernetes, URLs, VS]\nindicators: [':']")
    assert ("[[" not in mark(sentence, f"## {heading}")) is right


@pytest.mark.parametrize(
    ("heading", "book", "right"),
    [
        ("The Cat in the Hat", "AP", True),
        ("The cat in the Hat", "AP", True),
        ("The cat in the hat", "AP", False),
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


def test_exactly_as_many_right_words_as_the_threshold_says_do(mark: Callable[..., str]) -> None:
    assert mark(rule("$sentence"), "# One two three four Five\n") == "# One two three four Five\n"
    assert mark(rule("$sentence"), "# One two three Four\n") == "# [[One two three Four]]\n"


def test_the_message_can_say_what_was_expected(run: Callable[..., list[Finding]]) -> None:
    said = rule("$sentence").replace("message: m", "message: \"'%s': '%s'\"")
    (sentence,) = run(said, "# One Fine Day\n")
    assert sentence.message == "'One Fine Day': 'One fine day'"
    (upper,) = run(said.replace("$sentence", "$upper"), "# One\n")
    assert upper.message == "'One': 'ONE'"


def test_a_heading_can_be_replaced_by_what_was_expected(run: Callable[..., list[Finding]]) -> None:
    replacing = rule("$sentence", "action: {name: replace}")
    (finding,) = run(replacing, "# One Fine Day\n")
    assert [fix.edits[0].text for fix in finding.fixes] == ["One fine day"]
    (finding,) = run(replacing, "# “One Fine Day”\n")
    assert finding.fixes == ()


def test_accepted_terms_are_spelled_as_the_vocabulary_spells_them(
    style: Callable[..., Path],
) -> None:
    use = Use((str(style(Rule=rule("$sentence"))),))
    (pack,) = load(use, state(use)).packs
    (plain,) = (each for each in pack.rules if isinstance(each, ValeRule))
    ready = replace(plain, digest="", setup=plain.setup._replace(accepted=("gRPC", "(?i)okrs?")))
    text = "# Use grpc today\n\n# Use gRPC today\n\n# Use OKRs today\n"
    found = find(split(text, "markdown"), [ready])
    assert [each.span.of(text) for each in found] == ["Use grpc today"]
