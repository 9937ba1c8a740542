"""A first look and the whole review: what is shown when, and that both end at the same."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saveworthy.lsp import reviewer as reviewer_module
from saveworthy.lsp.convert import Client
from saveworthy.lsp.reviewer import Reviewer
from saveworthy.lsp.session import Session
from saveworthy.lsp.store import Change, Draft
from saveworthy.lsp.wire import diagnostics
from saveworthy.pipeline import Cache, review_document
from saveworthy.rules import builtin
from saveworthy.text import nlp
from saveworthy.text.formats import split
from saveworthy.text.formats.resplit import part, repart
from saveworthy.text.lines import Lines, Place, Unit

Play = Callable[..., Any]

URI = "untitled:draft.md"
PARTS = [
    "We met in order to plan, and you would have hated all 45 minutes of it.",
    "# Prior to lunch",
    "- We utilize it.\n- Storms impact coastal towns.",
    "> Maria said: “It broke at 3 a.m.” What would you do?",
    "<!-- saveworthy-disable-next-line plain/utilize -->\nWe utilize it, and moreover we leverage it.",
    "Moreover, it was due to the fact that our deliverables 😀 slipped. Moreover, it rained.",
    "```\ncode\n```",
]


def nothing() -> None:
    """A checkpoint that lets everything pass."""


def at(text: str, version: int) -> Draft:
    return Draft(URI, "markdown", version, Lines(text))


@given(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=8),
    st.lists(
        st.tuples(
            st.integers(0, 999),
            st.integers(0, 20),
            st.sampled_from(["", "x", " ", "\n\n", "utilize ", *PARTS]),
            st.booleans(),
        ),
        max_size=8,
    ),
)
@settings(max_examples=40, deadline=None)
def test_after_any_edits_the_whole_review_is_that_of_a_cold_start(
    parts: list[str], edits: list[tuple[int, int, str, bool]]
) -> None:
    warm = Reviewer()
    few, reviewer_module._FEW_BLOCKS = reviewer_module._FEW_BLOCKS, 0  # each look is at a part
    try:
        text = "\n\n".join(parts)
        for version, (place, size, new, pauses) in enumerate(edits, 1):
            place %= len(text) + 1
            text = text[:place] + new + text[place + size :]
            draft = at(text, version)
            first = warm.first(draft, "markdown", nothing)
            assert first.report.version == version
            assert all(f.span.end <= len(text) for f in first.report.findings)
            if pauses:
                whole = warm.whole(draft, "markdown", nothing)
                cold = Reviewer().whole(draft, "markdown", nothing)
                assert (whole.document, whole.report) == (cold.document, cold.report)
                assert (whole.whole, whole.waits) == (cold.whole, cold.waits)
    finally:
        reviewer_module._FEW_BLOCKS = few


def test_a_first_look_finds_in_the_edited_paragraph_what_a_whole_review_finds_there() -> None:
    chance = random.Random(1)
    text = "\n\n".join(chance.choice(PARTS[:4]) for _ in range(200))
    reviewer = Reviewer()
    reviewer.whole(at(text, 1), "markdown", nothing)
    place = text.index("\n\n", 3000) + 2
    text = f"{text[:place]}We facilitate it. {text[place:]}"
    first = reviewer.first(at(text, 2), "markdown", nothing)
    assert not first.whole
    cold = Reviewer().whole(at(text, 2), "markdown", nothing)
    local = {"plain", "buzzwords"}
    assert [f for f in first.report.findings if f.rule_id.split("/")[0] in local] == [
        f for f in cold.report.findings if f.rule_id.split("/")[0] in local
    ]


def test_without_the_model_a_first_look_lacks_only_what_needs_grammar() -> None:
    document = split("Storms impact coastal towns. We met in order to plan.", "markdown")
    rules, cache = builtin(), Cache()
    lexical = review_document(document, rules, cache, grammar=False)
    whole = review_document(document, rules)
    assert not cache.is_complete(document.blocks, rules.fingerprint)
    assert set(lexical.findings) < set(whole.findings)
    assert review_document(document, rules, cache) == whole
    assert cache.is_complete(document.blocks, rules.fingerprint)


def test_that_a_comment_silences_nothing_is_not_said_before_everything_is_known() -> None:
    text = "<!-- saveworthy-disable-next-line buzzwords -->\nStorms impact coastal towns.\n"
    document = split(text, "markdown")
    lexical = review_document(document, builtin(), Cache(), grammar=False)
    assert "saveworthy/unused-suppression" not in [f.rule_id for f in lexical.findings]


def test_a_review_that_is_stopped_keeps_what_it_has() -> None:
    class StopError(Exception):
        pass

    document = split("\n\n".join(f"Paragraph {n} says so." for n in range(100)), "markdown")
    rules, cache, count = builtin(), Cache(), 0

    def checkpoint() -> None:
        nonlocal count
        count += 1
        if count > 70:
            raise StopError

    with pytest.raises(StopError):
        review_document(document, rules, cache, checkpoint=checkpoint)
    kept = [cache.get(block.key, rules.fingerprint) for block in document.blocks]
    assert 0 < sum(analysis is not None for analysis in kept) < 100
    assert review_document(document, rules, cache) == review_document(document, rules)


def typed(column: int, key: str) -> Change:
    return Change(key, Place(0, column), Place(0, column))


def test_a_word_that_is_being_typed_is_not_marked_before_the_typing_pauses(play: Play) -> None:
    nlp.load()

    async def scenario(session: Session, screen: Any) -> None:
        session.open(URI, "markdown", 1, "We utiliz")
        await session.finished(URI)
        session.change(URI, 2, [typed(9, "e")])
        await session.finished(URI)

    shown = [told[1:] for told in play(scenario, settled=0.05).shown]
    assert shown == [(1, []), (2, []), (2, ["utilize"])]


def test_once_the_caret_has_left_a_word_it_is_marked_at_once_and_stays_marked(play: Play) -> None:
    nlp.load()

    async def scenario(session: Session, screen: Any) -> None:
        session.open(URI, "markdown", 1, "We utilize")
        await session.finished(URI)
        session.change(URI, 2, [typed(10, " ")])
        await session.finished(URI)
        session.change(URI, 3, [typed(11, "i")])
        await session.finished(URI)

    assert [marked for *_, marked in play(scenario, settled=0.05).shown] == [["utilize"]] * 3


def test_a_draft_that_is_too_long_is_declined_aloud_and_once(
    monkeypatch: pytest.MonkeyPatch, play: Play
) -> None:
    monkeypatch.setattr(reviewer_module, "LONGEST", 20)

    async def scenario(session: Session, screen: Any) -> None:
        session.open(URI, "markdown", 1, "We utilize it.")
        await session.finished(URI)
        for version in (2, 3):
            session.change(URI, version, [Change("We utilize it all the time.")])
            await session.finished(URI)
        session.change(URI, 4, [Change("We utilize it.")])
        await session.finished(URI)

    screen = play(scenario)
    shown = [told[1:] for told in screen.shown]
    assert shown[0] == (1, ["utilize"])
    assert (-1, []) in shown
    assert shown[-1] == (4, ["utilize"])
    assert len(screen.warned) == 1
    assert "too long" in screen.warned[0]


def test_known_blocks_are_found_again_whatever_is_typed_around_them() -> None:
    parted = part("One.\n\nTwo, no more.", "markdown")
    assert (
        repart(parted, "One.\n\nTwo, no more. Three.").document.blocks[0]
        is parted.document.blocks[0]
    )


@pytest.mark.parametrize("unit", Unit)
def test_after_each_pause_an_editor_shows_what_a_cold_review_finds(play: Play, unit: Unit) -> None:
    nlp.load()
    chance = random.Random(7)
    typed = ["", "\n\n", "utilize ", "# ", "`", "- ", "😀", "```\n", ". ", "> ", *"abc", PARTS[4]]

    async def scenario(session: Session, screen: Any) -> None:
        text, version = "\n\n".join([*PARTS, *PARTS[:6]]), 1
        session.open(URI, "markdown", version, text)
        for _ in range(25):
            for _ in range(chance.randrange(1, 8)):
                version += 1
                start = chance.randrange(len(text) + 1)
                end = min(len(text), start + chance.choice((0, 0, 1, 5, 90)))
                new, lines = chance.choice(typed), Lines(text)
                places = lines.place(start, unit), lines.place(end, unit)
                session.change(URI, version, [Change(new, *places)])
                text = text[:start] + new + text[end:]
                await asyncio.sleep(chance.choice((0, 0.002, 0.02)))
            while await session.finished(URI) is not session.draft(URI):
                pass
            draft, report = screen.last[URI]
            assert draft.text == text
            cold = review_document(split(text, "markdown", URI, version), builtin())
            written = [
                diagnostics(draft, each, builtin().rule, Client(unit)) for each in (report, cold)
            ]
            assert written[0] == written[1]

    play(scenario, unit=unit)
