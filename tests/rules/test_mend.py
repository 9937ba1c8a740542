"""Fixes in documents: markup, code and front matter stay whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from saveworthy import review
from saveworthy.core import Finding, apply_edits
from saveworthy.rules import RuleSet
from saveworthy.rules.compile import compile_pack

PACK = """\
pack: own
title: Own
summary: A test.
message: "“{match}” can go: “{fix}”."
rules:
  - id: swaps
    phrases: {in order to: to, apt: [good, useful, right], will not: "won't", due to the fact that: because,
      gifted: gave}
    why: It is plainer.
    safe: true
    bad: [{text: "It is [[apt]].", fixed: "It is good."}]
    good: ["It is good."]
  - id: very
    phrases: {very: "", truly: ""}
    message: "“{match}” can go."
    why: It adds nothing.
    bad: [{text: "It is [[very]] good.", fixed: "It is good."}]
    good: ["It is good."]
"""
OWN = RuleSet((compile_pack(PACK.encode(), Path("own.yml")),))


def findings(text: str) -> tuple[Finding, ...]:
    return review(text, rules=OWN).findings


def fixed(text: str) -> list[str]:
    return [apply_edits(text, f.fixes[0].edits) for f in findings(text) if f.fixes]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("An **apt** plan.", "A **good** plan."),
        ("_An_ apt plan.", "_A_ good plan."),
        ("We met **in order to** plan.", "We met **to** plan."),
        ("> We met in\n> order to plan.", "> We met to plan."),
        ("- **Truly old** ways.", "- **Old** ways."),
    ],
)
def test_a_fix_keeps_the_markup_around_it(text: str, wanted: str) -> None:
    assert fixed(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "We met in **order** to plan.",
        "It is **very** good.",
        "It is [very](x.md) good.",
        "It is <b>very</b> good.",
        "**Truly**, it works.",
        "Take `x`, a `very` one: `apt`.",
    ],
)
def test_no_fix_cuts_markup_or_empties_it(text: str) -> None:
    assert fixed(text) == []


def test_a_value_of_front_matter_stays_one_value() -> None:
    assert fixed("---\ntitle: 'It will not work'\n---\n\nWords.\n") == []
    assert fixed("---\ntitle: An apt plan\n---\n\nWords.\n") == [
        "---\ntitle: A good plan\n---\n\nWords.\n"
    ]


def test_up_to_three_fixes_and_only_the_first_is_safe() -> None:
    (finding,) = findings("An apt plan.")
    assert [(fix.title, fix.safe) for fix in finding.fixes] == [
        ("Use “good”", True),
        ("Use “useful”", False),
        ("Use “right”", False),
    ]


def test_a_safe_fix_is_not_called_safe_where_the_sentence_leans_on_it() -> None:
    (plain,) = findings("We left due to the fact that it rained.")
    (leaning,) = findings("We left due to the fact that it rained and that we were tired.")
    assert plain.fixes[0].safe
    assert not leaning.fixes[0].safe


def test_title_and_message_say_the_form_that_the_fix_has() -> None:
    (finding,) = findings("She was gifted a book.")
    assert finding.message == "“gifted” can go: “given”."
    assert finding.fixes[0].title == "Use “given”"
