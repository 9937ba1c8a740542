from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import Severity
from saveworthy.rules.normalise import key, normalise
from saveworthy.rules.phrases import PhraseMatcher
from saveworthy.rules.rule import Phrase, Rule


def rule(*phrases: str, exceptions: tuple[str, ...] = ()) -> Rule:
    return Rule(
        "test/rule", "m", "w", Severity.INFO, (), (),
        phrases=tuple(Phrase(key(phrase), ()) for phrase in phrases),
        exceptions=tuple(key(phrase) for phrase in exceptions),
    )  # fmt: skip


def found(text: str, *phrases: str, exceptions: tuple[str, ...] = ()) -> list[str]:
    matcher = PhraseMatcher([rule(*phrases, exceptions=exceptions)])
    return [match.span.of(text) for match in matcher.matches(text)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("best-in-class", "best in class"),
        ("best in class", "best-in-class"),
        ("BEST\u2011IN\u2010CLASS", "best-in-class"),
        ("in  order\n  to", "in order to"),
        ("in\u00a0order to", "in order to"),
        ("at day\u2019s end", "at day's end"),
        ("İn order to", "order to"),
    ],
)
def test_spaces_hyphens_apostrophes_and_case_make_no_difference(text: str, phrase: str) -> None:
    assert [key(match) for match in found(text, phrase)] == [key(phrase)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("leverage", 1),
        ("the leverage.", 1),
        ("leverage’s", 1),
        ("(leverage)", 1),
        ("leveraged", 0),
        ("deleverage", 0),
        ("high-leverage", 0),
        ("leverage-based", 0),
        ("leverage.io", 0),
        ("@leverage", 1),
        ("me@leverage", 0),
        ("leverage\u0301", 0),
        ("l’leverage", 0),
        ("leverage_x", 0),
        ("leverage — and", 1),
        ("leverage…", 1),
    ],
)
def test_only_whole_words_match(text: str, hits: int) -> None:
    assert len(found(text, "leverage")) == hits


def test_a_phrase_inside_an_exception_is_innocent() -> None:
    assert found(
        "Financial leverage, leverage.", "leverage", exceptions=("financial leverage",)
    ) == ["leverage"]


def test_a_dash_with_spaces_parts_a_phrase() -> None:
    assert found("in order - to", "in order to") == []


@given(st.text(alphabet=" -\n\t\u2028\u00a0aAbBİß’'😀é\u0301.", max_size=40))
def test_normalised_offsets_lead_back_to_the_text(text: str) -> None:
    norm, offsets = normalise(text)
    places = range(len(text)) if offsets is None else offsets
    assert len(norm) == len(places)
    assert sorted(set(places)) == list(places)
    for char, place in zip(norm, places, strict=True):
        if char.isalpha():
            assert char in {text[place].lower(), text[place]}


def joined(text: str, at: int) -> bool:
    """Whether a word goes on across the edge at `at`."""
    left, right = text[:at], text[at:]
    if not left or not right:
        return False
    letters = left[-1].isalpha() and right[0].isalpha()
    hyphen_right = left[-1].isalpha() and right[0] in "-." and right[1:2].isalpha()
    hyphen_left = right[0].isalpha() and left[-1] in "-." and left[-2:-1].isalpha()
    return letters or hyphen_right or hyphen_left


@given(st.lists(st.sampled_from(["a", "ab", "b", "a b", "-", " ", "\n", ".", "A"]), max_size=30))
def test_matches_equal_a_plain_search(pieces: list[str]) -> None:
    text = "".join(pieces)
    wanted = {
        (start, end)
        for start in range(len(text))
        for end in range(start + 3, len(text) + 1)
        if re.fullmatch(r"(?i)a(\s+|-)b", text[start:end])
        and not joined(text, start)
        and not joined(text, end)
    }
    matches = PhraseMatcher([rule("a b")]).matches(text)
    assert {(match.span.start, match.span.end) for match in matches} == wanted


WORDS = [
    "a",
    "b",
    "ab",
    "don't",
    "'s",
    "e.g",
    "24/7",
    "(s)",
    "\u2026",
    "_",
    "a_b",
    "\u00e9",
    "\u00df",
    "\u0130",
]
MANY = [f"{word}x{number}" for word in WORDS for number in range(40)]


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), max_size=30),
    st.lists(
        st.sampled_from([*WORDS, " ", "  ", ", ", "-", "\n", "A", "x", "B\u2019s"]), max_size=40
    ),
)
def test_a_short_text_has_the_same_matches_as_a_long_one(
    phrases: list[list[str]], pieces: list[str]
) -> None:
    rules = [rule(*map(" ".join, phrases), *MANY), rule(key("".join(pieces[:3])) or "a")]
    at_once, prepared = PhraseMatcher(rules), PhraseMatcher(rules)
    prepared.prepare()
    text = "".join(pieces)
    assert [*at_once.matches(text)] == [*prepared.matches(text)]
