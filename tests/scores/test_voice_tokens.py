"""Typography, and how a text was stored, say nothing about who wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.scores.voice.model import builtin
from saveworthy.scores.voice.signs import HABITS, habits, rhythm, signs
from saveworthy.scores.voice.tokens import tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Don’t,” she said.", '"Don\'t," she said.'),
        ("Wait — what?", "Wait -- what?"),
        ("Wait—what?", "Wait–what?"),
        ("I do n't know , really .", "I don't know, really."),
        ("Well… no.", "Well... no."),
        ("It\u00a0was\u00adn’t us.", "It wasn't us."),
        ("She `` left '' .", '"She" left.'.replace('"She" left', 'She " left "')),
    ],
)
def test_typography_makes_no_difference(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met Ada Lovelace in March 1843.", ["we", "met", "<name>", "<name>", "in", "<date>", "<num>", "."]),
        ("He said: “Go to Rome with us.”", ["he", "said", ":", '"', "go", "to", "<name>", "with", "us", ".", '"']),
        ("I'm sure I paid $3.50.", ["i'm", "sure", "i", "paid", "$", "<num>", "."]),
        ("NOTHING IS EVER DONE", ["nothing", "is", "ever", "done"]),
        ("we march in may", ["we", "march", "in", "may"]),
        ("", []),
    ],
)  # fmt: skip
def test_names_numbers_and_dates_are_stand_ins(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "habits"),
    [
        ("Do you know?", {"#you", "#question"}),
        ("Additionally, we grew, enabling scale.", {"#connective", "#we", "#tail"}),
        ("It was fast, cheap, and good.", {"#triad"}),
        ("Not just a tool, but a friend.", {"#not-but"}),
        ("Maybe (who knows) I'd go.", {"#hedge", "#aside", "#i", "#contraction"}),
        ("Enterprise customer value stream.", {"#stack"}),
    ],
)
def test_habits_are_seen(text: str, habits: set[str]) -> None:
    assert habits <= signs(tokens(text)).signs


def test_a_rhythm_is_what_lengths_in_a_row_show() -> None:
    assert rhythm([12]) == ()
    assert rhythm([12, 13]) == ("#even",)
    assert rhythm([12, 13, 11, 12]) == ("#even", "#run")
    assert rhythm([4, 4, 4, 4]) == ()
    assert rhythm([30, 3]) == ("#jump", "#punch")


@given(st.text(max_size=300))
def test_any_text_has_signs(text: str) -> None:
    shown = signs(tokens(text))
    assert shown.words >= 0
    assert {sign for sign in shown.signs if sign.startswith("#") and len(sign) > 2} <= set(HABITS)


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(["It's", "not", "only", "the", ",", "but", "(", "it", "n't", "is"])
        ).map(" ".join),
    )
)
def test_what_is_known_of_a_sentence_weighs_what_all_its_signs_do(text: str) -> None:
    model, found = builtin(), tokens(text)
    words, shown = habits(found)
    every = signs(found)
    assert words == every.words
    known = model.known(found, shown)
    assert model.weigh_known(known) == model.weigh(every.signs)
    assert sorted(known) == sorted(every.signs & model.machine.keys())
