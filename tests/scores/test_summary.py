"""The scores in a few words."""

from __future__ import annotations

from saveworthy.core import Score
from saveworthy.scores.summary import summary


def test_each_score_is_said_in_two_or_three_words() -> None:
    scores = {
        "readability": Score("readability", 48.4, label="takes some effort; reads at grade 11"),
        "voice": Score("voice", 57.6, label="sounds like a person"),
        "save": Score("save", 34.0, label="1 of 3; missing: a line that stands alone"),
    }
    assert tuple(summary(scores).values()) == ("voice 58", "reads at grade 11", "save 1 of 3")
    every = "3 of 3: something to come back to, to pass on, and a line that stands alone"
    assert summary({"save": Score("save", 70.0, label=every)}) == {"save": "save 3 of 3"}


def test_a_score_without_a_value_is_left_out() -> None:
    assert summary({"voice": Score("voice", None, reason="too short")}) == {}
    assert summary({}) == {}
