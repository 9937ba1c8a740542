"""First sentences that clear their throat, and those that don't."""

from __future__ import annotations

import pytest

from saveworthy.rules.checks.save_openings import throat_clearing
from saveworthy.text.sentences import sentences


def clears(text: str) -> bool:
    return throat_clearing(text, sentences(text)[0], 14)


@pytest.mark.parametrize(
    "text",
    [
        "In today’s fast-paced world, attention is rare.",
        "In today's competitive landscape, hiring is hard.",
        "In an era of constant change, leaders must adapt.",
        "In an ever-evolving marketplace, agility is key.",
        "Now more than ever, people need people.",
        "As we all know, the market is changing.",
        "It goes without saying that change is hard.",
        "The pace of change is accelerating.",
        "I hope this email finds you well.",
        "I hope you are doing well!",
        "Hope you had a great weekend.",
        "I just wanted to reach out about the offer.",
        "I am writing to inform you of a delay.",
        "We are excited to announce our new site.",
        "🚀 We’re thrilled to announce the next chapter!",
        "The whole team is proud to present the report.",
        "It is with great pleasure that I write.",
        "Thank you for your continued interest in us.",
        "Welcome to our newsletter.",
        "The purpose of this memo is to explain the new rules.",
        "Without further ado, here is the plan.",
        "Since the dawn of time, people have told stories.",
        "With regard to your letter, we regret the delay.",
        "In the course of the ongoing optimization of the internal and external processes of the house, forms change.",
    ],
)
def test_throat_clearing(text: str) -> None:
    assert clears(text)


@pytest.mark.parametrize(
    "text",
    [
        "I stalled a twelve-ton bus in front of forty people.",
        "In today’s newsletter: three stalls at the fish market.",
        "In 2019 we had 40 customers.",
        "In the morning, on the way to the station behind the old school in Mill Lane, it snowed.",
        "When I was nine, on the last day of the long summer that we spent by the lake, I fell.",
        "We are proud of Ines.",
        "I hope that the bus is late.",
        "Thank you for the soup.",
        "Welcome to the worst kitchen in Leeds.",
        "The world is a small shop.",
        "My name is on the door.",
        "I wanted to be a baker.",
    ],
)
def test_a_first_sentence_that_says_something(text: str) -> None:
    assert not clears(text)
