from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.text.difficulty import difficulty, facts, rare_words
from saveworthy.text.sentences import words


def of(text: str, *, names: bool = True) -> float:
    return difficulty(facts(words(text), names=names))


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        ("We sat down.", "We sat down by the sea and had our bread there with some old friends."),
        ("They raised our pay.", "They raised our remuneration."),
        ("We need to use it.", "We need utilisation of it."),
    ],
)
def test_longer_sentences_and_rarer_words_are_harder(easier: str, harder: str) -> None:
    assert of(easier) < of(harder)


def test_names_can_be_left_out() -> None:
    text = "We met him and Aurelius Frobnicator there."
    assert of(text, names=False) < of(text)
    assert of("We met him there.", names=False) == of("We met him there.")


def test_rare_words_are_named_in_their_order_and_no_names() -> None:
    found = rare_words(words("The Zorblax unit remunerates acolytes and other people."))
    assert found == ("remunerates", "acolytes")
    assert rare_words(words("We went to the shop.")) == ()


@given(st.lists(st.text(min_size=1, max_size=40), max_size=200))
def test_any_words_have_a_bounded_difficulty(found: list[str]) -> None:
    assert 0 <= difficulty(facts(found)) <= 12
    assert 0 <= difficulty(facts(found, names=False)) <= 12
