"""Which line of a block could stand on a screenshot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.text.sentences import sentences, words
from saveworthy.text.signals import lexicon
from saveworthy.text.signals.lines import Line, best_line, traits_of
from saveworthy.text.signals.phrases import CALLS
from saveworthy.text.signals.turns import tokens

STRONG = 2.0
"""Where the screenshot question of the save score stands at 50."""


def best(text: str) -> Line | None:
    return best_line(text, sentences(text))


@pytest.mark.parametrize(
    "text",
    [
        "Hunger is loud. Care is quiet. Hire for care.",
        "They keep score. They never keep friends.",
        "Write down only what they ask.",
        "People rarely mean to do harm. They just haven't looked up.",
        "Nobody reads a wall. People read doors.",
        "You can say no without saying sorry.",
        "Slow is fast enough.",
    ],
)
def test_a_line_with_a_turn_is_strong(text: str) -> None:
    line = best(text)
    assert line is not None
    assert line.score >= STRONG


@pytest.mark.parametrize(
    "text",
    [
        "The evaluation of the measures was carried out in consultation.",
        "Our platform delivers seamless integration.",
        "This was the definition of an open interface.",
        "See the documentation for configuration.",
        "Sign up now and never miss an offer.",
    ],
)
def test_a_line_without_one_is_not(text: str) -> None:
    line = best(text)
    assert line is None or line.score < STRONG


@pytest.mark.parametrize(
    "text",
    [
        "Too short.",
        "never in lower case, but always with a turn in it.",
        "Not a sentence, but a fragment without an end",
        "Never run \ufffc\ufffc\ufffc without a backup.",
        '"Never say never, but say it once.',
        "Nobody came (but everybody.",
    ],
)
def test_what_is_no_whole_line_is_passed_over(text: str) -> None:
    assert best(text) is None


def test_the_best_of_several_is_found_with_its_place() -> None:
    text = (
        "The committee met in the hall of the school. Hunger is loud, but care is quiet. It rained."
    )
    line = best(text)
    assert line is not None
    assert line.span.of(text) == "Hunger is loud, but care is quiet."


def test_long_sentences_are_never_lines() -> None:
    assert best("Nobody " + "never " * 14 + "came.") is None


CALLED = ["Sign", "sign-up", "sign_up", "up", "now", "don’t", "don't", "miss", "it", "one-stop"]
OTHERS = [
    "Buy",
    "buy,",
    "İbuy",
    "offer",
    "link",
    "in",
    "bio",
    "e\u0301buy",
    "-",
    "check",
    "out our",
]


@given(st.lists(st.sampled_from([*CALLED, *OTHERS]), min_size=1, max_size=8).map(" ".join))
def test_a_line_sells_by_a_word_or_by_a_call_wherever_that_begins(piece: str) -> None:
    found = words(piece)
    if found:
        sells = {word.lower().replace("’", "'") for word in found} & lexicon.SELLING
        calls = CALLS.occur(tokens(piece.lower()))
        assert ("sells" in traits_of(piece, found)) == (bool(sells) or calls)
