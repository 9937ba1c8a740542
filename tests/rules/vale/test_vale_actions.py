"""Actions become quick fixes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from saveworthy.core import Finding, apply_edits


def fixed(findings: list[Finding], text: str) -> str:
    (finding,) = findings
    return apply_edits(text, finding.fixes[0].edits) if finding.fixes else text


@pytest.mark.parametrize(
    ("token", "action", "text", "after"),
    [
        ("very", "{name: remove}", "A very good day.", "A good day."),
        ("very", "{name: remove}", "Good, very.", "Good,."),
        ("colour", "{name: replace, params: [color, hue]}", "The colour.", "The color."),
        ("colour", "{name: replace, params: [color]}", "Colour it.", "Color it."),
        ("\\w+\\(s\\)", "{name: edit, params: [remove, (s)]}", "Add item(s).", "Add item."),
        (
            "\\w+ly-\\w+",
            "{name: edit, params: [replace, '-', ' ']}",
            "A newly-made.",
            "A newly made.",
        ),
        ("\\w+!+", "{name: edit, params: [trim_right, '!']}", "Go!!", "Go"),
        ("!+\\w+", "{name: edit, params: [trim_left, '!']}", "Go !!now", "Go now"),
        ("_\\w+_", "{name: edit, params: [trim, _]}", "a x_b_ c", "a xb c"),
        ("\\w+ etc", "{name: edit, params: [truncate, ' ']}", "Tea etc.", "Tea."),
        ("\\w+/\\w+", "{name: edit, params: [split, /, '1']}", "Use and/or.", "Use or."),
        (
            "(\\w+)=(\\w+)",
            "{name: edit, params: [regex, '(\\w+)=(\\w+)', '$2 = $1']}",
            "A b=c.",
            "A c = b.",
        ),
    ],
)
def test_what_each_action_makes(
    run: Callable[..., list[Finding]], token: str, action: str, text: str, after: str
) -> None:
    rule = (
        f"extends: existence\nmessage: m\nnonword: true\nignorecase: true\n"
        f"tokens: ['{token}']\naction: {action}"
    )
    assert fixed(run(rule, text), text) == after


@pytest.mark.parametrize(
    "action",
    [
        "{name: edit}",
        "{name: edit, params: [regex, '(', x]}",
        "{name: edit, params: [split, a, '99']}",
        "{name: suggest, params: [some-script]}",
        "{name: dance}",
        "nonsense",
    ],
)
def test_an_action_that_makes_no_sense_offers_nothing(
    run: Callable[..., list[Finding]], action: str
) -> None:
    rule = f"extends: existence\nmessage: m\ntokens: [bad]\naction: {action}"
    (finding,) = run(rule, "A bad one.")
    assert finding.fixes == ()


def test_no_fix_takes_markup_away(run: Callable[..., list[Finding]]) -> None:
    rule = "extends: existence\nmessage: m\ntokens: [very good]\naction: {name: remove}"
    (finding,) = run(rule, "A **very** good day.")
    assert finding.fixes == ()
