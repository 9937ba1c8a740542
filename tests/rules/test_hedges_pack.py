"""The pack on hedges: run-ups and doubled doubts go; honest doubt stays."""

from __future__ import annotations

import pytest

from saveworthy.pipeline import review_document
from saveworthy.pipeline.examples import fixed, marked
from saveworthy.rules import RuleSet, builtin
from saveworthy.text.formats import split


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return builtin().select(["hedges"])


@pytest.mark.parametrize(
    "text",
    [
        "I think we should wait.",
        "Maybe it rains tomorrow.",
        "The drug may reduce pain; the effect was small and could be due to chance.",
        "These results suggest that mice prefer oats, although the sample was small.",
        "I could be wrong, but I counted nine.",
        "I’m not sure. Perhaps she left, or perhaps she never came.",
        "It seems to me that the bridge is too narrow.",
        "This kind of bread keeps for a week.",
        "I just wanted to go home, so I did.",
        "It is a bit late, but I guess we can still go.",
        "She said it was “sort of, maybe, kind of, probably” fine.",
    ],
)
def test_honest_doubt_stays_silent(text: str, rules: RuleSet) -> None:
    assert marked(text, review_document(split(text, "markdown"), rules).findings) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is worth noting that sales fell.", "Sales fell."),
        ("It’s worth noting that sales **fell**.", "Sales **fell**."),
        ("I just wanted to say thanks for the boots.", "Thanks for the boots."),
        ("I just wanted to let you know that we moved.", "We moved."),
        ("Hi Tom,\n\nI just wanted to say that I liked it.", "Hi Tom,\n\nI liked it."),
        ("It might possibly perhaps rain.", "It might rain."),
        ("I think that maybe we should go.", "I think we should go."),
        ("But to be honest, I liked it.", "But I liked it."),
        ("Sorry to bother you, but is the shop open?", "Is the shop open?"),
        ("Needless to say, the cake fell.", "The cake fell."),
    ],
)
def test_what_is_left_reads_on(before: str, after: str, rules: RuleSet) -> None:
    document = split(before, "markdown")
    findings = review_document(document, rules).findings
    assert fixed(document, findings) == after
    assert review_document(split(after, "markdown"), rules).findings == ()


def test_only_what_can_go_anywhere_is_safe(rules: RuleSet) -> None:
    assert [rule.id for rule in rules.rules if rule.safe] == ["hedges/worth-noting"]
