"""What a sentence could come to is never less than what it comes to, whatever its tags."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from saveworthy.core import Span
from saveworthy.rules.compounds.find import compounds
from saveworthy.rules.compounds.hopes import hopes
from saveworthy.rules.compounds.model import MEASURES, weights
from saveworthy.rules.compounds.pieces import pieces, written
from saveworthy.rules.compounds.promise import BREAK, PROMISES
from saveworthy.rules.compounds.runs import suspects
from saveworthy.text.nlp import Token
from saveworthy.text.sentences import sentences

_OPEN = (
    *("growth", "strategy", "synergy", "alignment", "scalable", "robust", "holistic", "customer"),
    *(
        "outcome-centric",
        "data-driven",
        "Cloud-native",
        "end-to-end",
        "truly",
        "highly",
        "friendly",
    ),
    *("enabling", "building", "many", "new", "year", "service", "IT", "ROI", "team's", "18F", "x"),
)
_OTHERS = (",", "and", "or", "the", "of", "to", "with", ".", "“", "2019", "plus", "so")
_TAGS = ("NN", "NNS", "JJ", "VBN", "VBG", "NNP", "VB", "VBD", "RB", "JJ", "NN")
_WORD = st.one_of(
    st.tuples(st.sampled_from(_OPEN), st.sampled_from(_TAGS)),
    st.tuples(st.sampled_from(_OTHERS), st.just("")),
)
_FIXED = {",": ",", "and": "CC", "or": "CC", "plus": "CC", "so": "CC", "the": "DT", "2019": "CD"}


def tagged(words: list[tuple[str, str]]) -> tuple[str, list[Token]]:
    text, tokens = "", []
    for word, tag in words:
        start = len(text) + bool(text)
        text = f"{text} {word}".strip()
        tag = _FIXED.get(word, tag or "IN")
        if tag == "RB" and not word.endswith("ly"):
            tag = "IN"
        if tag == "VBG" and not word.endswith("ing"):
            tag = "NN"
        tokens.append(Token(Span(start, start + len(word)), tag))
    return text, tokens


@given(st.lists(_WORD, max_size=14), st.floats(0.01, 0.99))
@example([("agile", "JJ"), (",", ""), ("highly", "RB"), ("scalable", "JJ"), ("growth", "NN")], 0.1)
def test_no_tags_give_more_than_was_hoped_for(words: list[tuple[str, str]], least: float) -> None:
    text, tokens = tagged(words)
    found = [PROMISES[piece] for piece in written(text)]
    at = pieces(text)
    hoped = {
        Span(at[hope.first].start, at[hope.last].end): hope.sure for hope in hopes(found, least)
    }
    for compound in compounds(text, tokens, least):
        assert hoped[compound.span] >= compound.sure - 1e-9


@given(st.lists(_WORD, max_size=14), st.floats(0.01, 0.99))
def test_hopes_are_as_sure_as_is_asked(words: list[tuple[str, str]], least: float) -> None:
    text, _ = tagged(words)
    found = [PROMISES[piece] for piece in written(text)]
    for hope in hopes(found, least):
        assert least - 1e-5 <= hope.sure <= 1
        assert 0 <= hope.first < hope.last < len(found)


def test_a_higher_rating_never_makes_a_phrase_less_sure() -> None:
    """The hopes take the higher of a word's two ratings, which is right only as long as this holds."""
    by_name = dict(zip(MEASURES, weights(), strict=False))
    falling = {"length", "pair"}  # these count words, they do not rate them
    assert all(by_name[name] >= 0 for name in MEASURES if name not in falling)
    assert by_name["further"] >= 0


@given(st.text(max_size=60))
def test_pieces_read_alike_in_each_form(text: str) -> None:
    found = pieces(text)
    assert [text[piece.start : piece.end] for piece in found] == written(text)
    assert [PROMISES[piece].word for piece in written(text)] == [piece.word for piece in found]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("We sell outcome-centric growth enablement.", True),
        ("They build a scalable engagement ecosystem.", True),
        ("Our strategy for the growth of the team is to align with the vision.", False),
        ("The baker sells bread at six.", False),
        ("A family-owned bakery.", False),
    ],
)
def test_the_tagger_is_asked_where_there_is_something_to_hope_for(text: str, asks: bool) -> None:
    assert bool([*suspects(text, sentences(text), 0.2)]) is asks


def test_capitals_make_a_small_word_a_name() -> None:
    assert PROMISES["it"].sort == BREAK
    assert PROMISES["It"].sort == BREAK
    assert PROMISES["IT"].sort != BREAK


@pytest.mark.parametrize("least", [0.0, 1.1, 2.0, math.inf])
def test_any_threshold_is_understood(least: float) -> None:
    text = "We sell outcome-centric growth enablement."
    found = [*suspects(text, sentences(text), least)]
    assert bool(found) is (least == 0)
