"""The voice of single paragraphs, and of short ones read together."""

import pytest

from saveworthy.core import Block, BlockKind, Span
from saveworthy.lsp.passages import passage, score, sound, together
from saveworthy.pipeline import review_document
from saveworthy.rules import RuleSet
from saveworthy.scores.voice import FEWEST_WORDS
from saveworthy.text.formats import split

LONG = (
    "Every spring my brother and I carry the old boats down to the pier, and every spring one of "
    "them has a hole that neither of us can explain, so we sit on the wall and argue about ice."
)
SHORT = "We carry the old boats down to the pier again."


def blocks(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Block]:
    return [Block(Span(0, len(text)), kind, text) for text in texts]


def test_a_paragraph_sounds_as_a_draft_of_it_alone_would(ruleset: RuleSet) -> None:
    (block,) = blocks(LONG)
    alone = review_document(split(LONG, "plain"), ruleset).scores["voice"].value
    assert alone is not None
    assert sound(block).value == pytest.approx(alone)
    assert together([block]) == [sound(block).value]


def test_a_short_paragraph_has_no_voice_of_its_own() -> None:
    (block,) = blocks(SHORT)
    assert sound(block).words < FEWEST_WORDS
    assert sound(block).value is None
    assert together([block]) == [None]


def test_short_paragraphs_in_a_row_are_read_together(ruleset: RuleSet) -> None:
    lines = [SHORT, "Nobody asks why.", "I bring the tar and my brother brings the talk, as ever."]
    row = [*lines, "It took us three years to find the second hole, under the seat."]
    whole = review_document(split("\n\n".join(row), "plain"), ruleset).scores["voice"].value
    assert whole is not None
    assert together(blocks(*row)) == [pytest.approx(whole)] * 4


def test_what_is_left_of_a_stretch_goes_with_its_last_row() -> None:
    enough = [SHORT] * 3
    found = together(blocks(*enough, *enough, SHORT, LONG, SHORT))
    assert found[0] == found[1] == found[2]
    assert found[3] == found[4] == found[5] == found[6] is not None
    assert found[7] == sound(*blocks(LONG)).value
    assert found[8] is None


def test_quotations_have_somebody_elses_voice_and_part_stretches() -> None:
    own, quoted = blocks(SHORT)[0], blocks(LONG, kind=BlockKind.QUOTE)[0]
    found = together([own, own, quoted, own, own])
    assert found == [None] * 5
    assert sound(quoted).words == 0
    assert passage(quoted).words > FEWEST_WORDS


def test_what_stands_elsewhere_is_not_counted_again() -> None:
    here, there = blocks(LONG)[0], Block(Span(900, 900 + len(LONG)), BlockKind.PARAGRAPH, LONG)
    assert sound(here) is sound(there)
    assert score(here) is score(there)
