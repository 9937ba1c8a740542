from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import Block, BlockKind, Evidence, Score, Span
from saveworthy.scores import voice
from saveworthy.scores.voice.draft import draft, value
from saveworthy.scores.voice.model import builtin
from saveworthy.text.sentences import sentences
from saveworthy.text.view import view

PEOPLE = ["We said no, of course.", "I don't know why he did it.", "Then Tom got stuck (again)."]
OTHERS = [
    "Moreover, this tapestry of insights fosters resilience, highlighting a journey of growth.",
    "Our platform enables customers to streamline data management and unlock business value.",
    "The committee met on Monday to look at the new budget for the town.",
    "The members came in late that evening because of the rain and snow.",
    "The mayor read the letter out loud before the coffee was even there.",
    "The others sat along the wall and waited for the end of it all.",
]


def parts(blocks: list[list[str]]) -> list[tuple[Block, object, voice.VoiceTally]]:
    found = []
    at = 0
    for lines in blocks:
        text = " ".join(lines)
        block = Block(Span(at, at + len(text)), BlockKind.PARAGRAPH, text)
        seen = view(block)
        found.append((block, seen, voice.tally(seen.text, sentences(seen.text), block.kind)))
        at += len(text) + 2
    return found


def scored(blocks: list[list[str]]) -> Score:
    return voice.score(parts(blocks))


def about(found: Score, blocks: list[list[str]]) -> dict[str, Evidence]:
    text = "\n\n".join(" ".join(lines) for lines in blocks)
    return {one.span.of(text): one for one in found.evidence}


@given(
    st.lists(
        st.lists(st.sampled_from(PEOPLE + OTHERS), min_size=1, max_size=4), min_size=2, max_size=5
    )
)
def test_a_sentence_weighs_what_the_draft_would_gain_without_it(blocks: list[list[str]]) -> None:
    whole = draft(parts(blocks), builtin())
    places = [(row, column) for row, lines in enumerate(blocks) for column in range(len(lines))]
    for at, (row, column) in enumerate(places):
        rest = [
            [line for there, line in enumerate(lines) if (here, there) != (row, column)]
            for here, lines in enumerate(blocks)
        ]
        alone = draft(parts([lines for lines in rest if lines]), builtin())
        assert whole.value(whole.without(at)) == pytest.approx(alone.value())


def test_evidence_speaks_for_and_against_the_heaviest_first() -> None:
    blocks = [[OTHERS[0], OTHERS[1]], PEOPLE * 3]
    found = scored(blocks)
    told = about(found, blocks)
    assert told[OTHERS[0]].weight < 0
    assert "machines use" in told[OTHERS[0]].note
    assert "companies use" in told[OTHERS[1]].note
    assert any(one.weight > 0 for one in found.evidence)
    sizes = [abs(one.weight) for one in found.evidence]
    assert sizes == sorted(sizes, reverse=True)


def test_even_sentences_in_a_row_are_pointed_out() -> None:
    blocks = [OTHERS[2:] * 2]
    runs = [one for one in scored(blocks).evidence if "in a row" in one.note]
    assert runs
    assert runs[0].note == "8 sentences in a row of 13–14 words"
    assert runs[0].weight < 0


def test_a_long_text_without_anybody_in_it_is_told_so() -> None:
    line = "The platform enables organizations to streamline data management and unlock value."
    found = scored([[line] * 4] * 6)
    notes = [one.note for one in found.evidence]
    assert any(note.startswith("no *I*, *you* or *we* in 2") for note in notes)


def test_numbers_in_notes_are_the_table_s() -> None:
    times = builtin().machine_times
    assert times["tapestry"] >= 3
    assert times["said"] <= -2


def test_the_middle_is_the_middle() -> None:
    assert value(0, 0) == 50
    assert value(9, -9) < 1
    assert value(-9, 9) < 1
    assert value(-9, -9) > 99
