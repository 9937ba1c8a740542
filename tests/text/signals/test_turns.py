"""Turns of phrase are found word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.text.signals.turns import Families, Turns, tokens

TURNS = Turns(
    "sign up (right) now|today",
    "don 't miss",
    "worth it|*ing",
    "look forward to hear*",
    "our (*) (*) team",
    "brand (-) new",
    "should",
)


def count(text: str) -> int:
    return TURNS.count(tokens(text.lower()))


@pytest.mark.parametrize(
    "text",
    [
        "Sign up now!",
        "sign  up\nright today",
        "Don’t miss it.",
        "don't miss",
        "worth it",
        "It is worth reading.",
        "I look forward to hearing from you",
        "our team",
        "our very own team",
        "brand new",
        "Brand-new.",
        "(should)",
        "co-should",
    ],
)
def test_a_turn_is_found(text: str) -> None:
    assert count(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sign up",
        "sign, up now",
        "sign up nowadays",
        "signs up now",
        "worth -ing",
        "our own, very own team",
        "our well-known team",
        "shoulder",
        "sign up right",
    ],
)
def test_what_is_none(text: str) -> None:
    assert count(text) == 0


def test_turns_that_overlap_count_once() -> None:
    assert count("sign up now should, sign up today") == 3
    assert count("our brand new team") == 1


def test_a_text_opens_with_a_turn() -> None:
    assert TURNS.open(tokens("sign up now"))
    assert not TURNS.open(tokens("“sign up now”"))
    assert not TURNS.open(tokens(""))
    assert TURNS.occur(tokens("“sign up now”"))
    assert not TURNS.occur(tokens("sign here"))


@given(st.text(max_size=60))
def test_any_text_has_tokens(text: str) -> None:
    assert "".join(tokens(text)) == "".join(text.replace("’", "'").split())


@given(st.lists(st.sampled_from(["sign", "up", "now", "our", "team", "worth", "it", ",", "'s"])))
def test_what_occurs_is_counted(words: list[str]) -> None:
    said = tokens(" ".join(words))
    assert TURNS.occur(said) == (TURNS.count(said) > 0)


@given(
    st.lists(st.sampled_from(["sign", "up", "now", "our", "team", "worth", "it", "reading", ","]))
)
def test_families_count_what_each_of_them_counts(words: list[str]) -> None:
    said = tokens(" ".join(words))
    other = Turns("up now|our", "our (*) team it", "it *")
    families = Families(TURNS, other)
    assert families.count(said) == [TURNS.count(said), other.count(said)]
