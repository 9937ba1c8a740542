from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import Span
from saveworthy.rules import mention
from saveworthy.rules.mention import mentioned
from saveworthy.text.sentences import sentences


def spoken_of(text: str) -> bool:
    """Whether the words in [brackets] are mentioned, not used."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    home = next(s for s in sentences(plain) if s.span.contains(Span(start, end)))
    return mentioned(plain, Span(start, end), home)


@pytest.mark.parametrize(
    "text",
    [
        "I hate the word [synergy].",
        "The term [leverage] comes from levers.",
        "The phrase\n[move the needle] bores me.",
        "Ban that awful corporate buzzword [synergy] from the office.",
        "They love buzzwords like [leverage].",
        "Cut words such as utilize, leverage, and [synergy] from it.",
        "The so-called [synergy] never came.",
        "A plan called [synergy] was dropped.",
        "Stop saying [leverage].",
        "Don’t write [utilize] when you mean use.",
        "No one’s impressed by [synergy-driven value optimization].",
        "Nobody is impressed with your [best-in-class] claims.",
        "[Synergy] is a meaningless buzzword.",
        "[Leverage] is one of those words.",
        "[Synergy], whatever that means, was the goal.",
        "[Synergy] means nothing.",
    ],
)
def test_words_spoken_of_are_mentions(text: str) -> None:
    assert spoken_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "We [leverage] the words of our customers.",
        "In the long term [leverage] grows.",
        "In other words [leverage] your data.",
        "Long-term [synergy] is the aim.",
        "We were impressed by their [best-in-class] service.",
        "He never called. [Synergy] did.",
        "[Synergy] is key to word of mouth.",
        "The [synergy] between the shops is real.",
        "It is not [robust].",
        "I called [to action] these notes.",
        "Calls that [drove adoption].",
        "The terms [herein] may change.",
        "Customers told us this was [seamless].",
    ],
)
def test_words_that_do_their_work_are_used(text: str) -> None:
    assert not spoken_of(text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_has_an_answer(before: str, after: str) -> None:
    text = f"{before} synergy {after}"
    span = Span(len(before) + 1, len(before) + 8)
    home = next((s for s in sentences(text) if s.span.contains(span)), None)
    if home is not None:
        assert mentioned(text, span, home) in {True, False}


@given(st.from_regex(re.compile(mention._BEFORE.pattern, re.VERBOSE)))
def test_each_mention_before_has_one_of_the_signs(before: str) -> None:
    assert any(sign in before for sign in mention._SIGNS_BEFORE)


@given(st.from_regex(re.compile(rf"\A(?:{mention._AFTER.pattern})", re.VERBOSE)))
def test_each_mention_after_has_one_of_the_signs(after: str) -> None:
    assert any(sign in after for sign in mention._SIGNS_AFTER)
