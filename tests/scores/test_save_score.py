"""The save score: its questions, its evidence, and when it holds back."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy import review
from saveworthy.core import Score
from saveworthy.scores.questions import ROW, SCREENSHOT, blended, questions, slopes, worth

HOW_TO = """# How we cut our build time

Last Tuesday our build took 41 minutes. Rosa timed it twice. Now it takes nine.

Start by listing the ten slowest steps. For example, ours spent 12 minutes copying images nobody used.

- Delete what you can.
- Cache the rest for 24 days.
"""
STORY = """My father drove a bus for thirty years, and he knew every child by name. When he retired the
whole street came. She had cried, he said, the girl he had once waited ten minutes for. You never
know whom you help. I hope I learn to wait like him."""
OFFER = """We are proud to announce our innovative platform. Our cutting-edge solution delivers
seamless integration and unparalleled performance. Sign up now and unlock exclusive offers."""
PLAIN = """The administration has carried out an evaluation of the utilisation of the premises. The
results of the evaluation were presented to the administration in the presence of the management."""


def save(text: str) -> Score:
    return review(text).scores["save"]


def value(text: str) -> float:
    found = save(text).value
    assert found is not None
    return found


def test_steps_and_numbers_are_something_to_come_back_to() -> None:
    assert save(HOW_TO).questions["save"] > 70
    assert save(PLAIN).questions["save"] < 30


def test_a_story_is_something_for_a_friend() -> None:
    assert save(STORY).questions["share"] > 70
    assert save(PLAIN).questions["share"] < 30


def test_a_line_with_a_turn_is_something_to_screenshot() -> None:
    plain = save(PLAIN).questions["screenshot"]
    assert save(f"{PLAIN}\n\nSlow is a choice, but nobody chose it.").questions["screenshot"] > 50
    assert plain < 30


def test_two_short_paragraphs_can_be_one_line() -> None:
    apart = "Write down only what they ask.\n\nNever write down what they never ask."
    (line,) = [e for e in save(apart).evidence if e.note == "the line to screenshot"]
    assert line.span.of(apart) == apart


def test_what_only_announces_scores_low() -> None:
    assert value(OFFER) < 25
    assert value(OFFER) < value(HOW_TO) - 30


def test_selling_costs_points_and_says_so() -> None:
    found = save(f"{HOW_TO}\nSign up now for our cutting-edge, innovative, seamless platform.\n")
    assert value(HOW_TO) > (found.value or 0)
    assert any("sells" in e.note and e.weight < 0 for e in found.evidence)


def test_the_label_counts_the_questions_and_names_what_is_missing() -> None:
    assert save(HOW_TO).label.startswith("2 of 3; missing: something to pass on")
    assert save(PLAIN).label.startswith("0 of 3; missing: something to come back to")


def test_the_weight_of_a_sentence_is_what_the_score_loses_without_it() -> None:
    start = "Try it once. The hall was empty at noon."
    numbered = f"{start} It cost 41 euros and 12 minutes."
    weights = {e.span.of(numbered): e.weight for e in save(numbered).evidence}
    assert weights["It cost 41 euros and 12 minutes."] == pytest.approx(
        value(numbered) - value(start), abs=1e-9
    )


def test_a_handful_of_words_is_too_little() -> None:
    for text, words in (("", "No words"), ("Hello", "1 word"), ("Not much here", "3 words")):
        found = save(text)
        assert found.value is None
        assert (found.reason or "").startswith(words)


def test_the_interval_narrows_with_length() -> None:
    short, long = save(HOW_TO), save("\n\n".join(f"{HOW_TO} {n}" for n in range(20)))
    assert short.interval is not None
    assert long.interval is not None
    assert long.interval[1] - long.interval[0] < short.interval[1] - short.interval[0]


SENTENCES = st.lists(
    st.sampled_from(
        [
            "On Monday I sold 12 cups to Rosa.",
            "Why not?",
            "You can ask Mr. Bauer.",
            "Our innovative platform is live.",
            "It rained, but nobody minded.",
            "For example, try the first door.",
        ]
    ),
    min_size=1,
    max_size=40,
)


@given(st.text(max_size=300))
def test_any_text_has_a_score_or_a_reason(text: str) -> None:
    found = save(text)
    if found.value is None:
        assert found.reason
    else:
        assert found.interval is not None
        low, high = found.interval
        assert 0 <= low <= found.value <= high <= 100
    assert all(math.isfinite(each) for each in found.questions.values())


@given(SENTENCES)
def test_evidence_stands_on_its_sentences(parts: list[str]) -> None:
    text = "\n\n".join(["\U0001f680 é", *parts])
    for evidence in save(text).evidence:
        piece = evidence.span.of(text)
        assert piece == piece.strip()
        assert piece.split("\n\n")[0] in parts
        assert math.isfinite(evidence.weight)


@given(SENTENCES, st.sampled_from(["It rained, but nobody minded.", "Why not?", "Ask 3 of them."]))
def test_one_sentence_moves_150_words_by_a_few_points(parts: list[str], more: str) -> None:
    text = " ".join([*parts, *["The road went on behind the house of the old doctor."] * 15])
    assert abs(value(f"{text} {more}") - value(text)) <= 20


@given(
    st.lists(st.integers(0, 40), min_size=len(ROW), max_size=len(ROW)),
    st.floats(-4, 6, allow_nan=False),
)
def test_a_slope_is_what_one_more_of_a_count_is_worth(sums: list[int], strength: float) -> None:
    whole = blended(questions(sums, strength))
    for at, (count, slope) in enumerate(zip(sums, slopes(sums, strength), strict=True)):
        more = [*sums[:at], count + 1, *sums[at + 1 :]]
        assert slope == (blended(questions(more, strength)) - whole if count else 0)


@given(
    st.lists(st.integers(0, 40), min_size=len(ROW), max_size=len(ROW)),
    st.floats(-4, 6, allow_nan=False),
)
def test_what_counts_are_worth_is_the_blend_of_the_answers(
    sums: list[int], strength: float
) -> None:
    answers = questions(sums, strength)
    assert worth(sums, answers[SCREENSHOT]) == blended(answers)
