from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.rules.checks.breaks import advice
from saveworthy.rules.checks.clauses import clauses, load
from saveworthy.rules.checks.readability import hard_sentence
from saveworthy.text.sentences import Sentence, sentences

if TYPE_CHECKING:
    from saveworthy.rules.checks.passage import Hit

OPTIONS = {"words": 35.0, "below": 46.0, "dense": 28.0, "clauses": 5.0}
FILLER = "and on with the new plan for the old shop in the town by the sea "


def hits(text: str, **options: float) -> list[Hit]:
    return list(hard_sentence(text, sentences(text), OPTIONS | options))


def only(text: str) -> Sentence:
    (sentence,) = sentences(text)
    return sentence


def long(words: int) -> str:
    return " ".join((FILLER * 9).split()[:words]) + "."


@pytest.mark.parametrize(("words", "found"), [(34, 0), (35, 1), (45, 1), (46, 0)])
def test_length_alone_makes_a_sentence_hard_up_to_a_bound(words: int, found: int) -> None:
    assert len(hits(long(words))) == found


def test_without_a_bound_any_longer_sentence_is_hard() -> None:
    text = long(60)
    assert len(list(hard_sentence(text, sentences(text), {"words": 46}))) == 1


def test_without_options_nothing_is_hard() -> None:
    text = long(60)
    assert list(hard_sentence(text, sentences(text), {})) == []


def test_many_clauses_make_a_shorter_sentence_hard() -> None:
    text = (
        "If you ask me when I knew that it was over, I would say it was the day she called,"
        " because nobody calls when a letter will do."
    )
    (hit,) = hits(text)
    assert hit.span == only(text).span
    assert hit.values["length"] == "28 words and six clauses"


def test_each_hard_sentence_is_marked_by_itself() -> None:
    text = f"Short. {long(40)} Short again. {long(36)}"
    assert [hit.span.of(text) for hit in hits(text)] == [long(40), long(36)]


def test_a_list_counts_as_its_longest_item() -> None:
    text = (
        "We packed two tents, four bags, a stove, some bread, a jar of honey, dry socks, and tea."
    )
    assert len(only(text).words) == 18
    assert load(text, only(text)) == 4


def test_lines_without_an_end_mark_are_no_sentence() -> None:
    text = "\n".join(["our new shop by the old harbour"] * 8)
    assert hits(text) == []
    assert len(hits(text + ".", below=99)) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We left.", 1),
        ("We left because it rained.", 2),
        ("We left, but the dog stayed; nobody minded.", 3),
        ("I think that we left — well, he did.", 3),
        ("We ate bread and butter and jam.", 1),
        ("We slept while Ada and I took turns.", 2),
        ("He showed us how to bake and what to say.", 1),
    ],
)
def test_clauses(text: str, count: int) -> None:
    assert clauses(text, only(text)) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The shop on the corner was shut for the day; nobody had told the baker.",
            "Try a full stop after “for the day”.",
        ),
        (
            "We moved the whole shop to the new site, and we told nobody about it.",
            "Try a full stop after “the new site”.",
        ),
        (
            "We moved the whole shop to the new site but we told nobody about it.",
            "Try a full stop after “the new site”.",
        ),
        (
            "The baker sold the whole shop to a cousin, which nobody had thought possible.",
            "Try a full stop after “to a cousin” and “This” for “which”.",
        ),
        (
            "The baker sold the whole shop because nobody came to buy bread in May.",
            "Could it end before “because nobody came”?",
        ),
        (
            "It takes a sharp knife for bread; a flat pan for fish; a deep pot for soup.",
            "Could its parts be a list?",
        ),
        (
            "The baker sold the old shop, the new van, the oven, and the house by the sea.",
            "Could its parts be a list?",
        ),
        (
            "The baker (he was old, and he was ill) sold it.",
            "Which of its thoughts could stand alone?",
        ),
        ("The baker sold it at once.", "Which of its thoughts could stand alone?"),
        (
            "The baker sold the shop by the old harbour, the van,\nand the house by the sea.",
            "Which of its thoughts could stand alone?",
        ),
        (
            "The baker sold the whole shop even though nobody had come in May.",
            "Could it end before “even though nobody”?",
        ),
        (
            "Ada did the writing for the paper while Tom and I thought of things to write.",
            "Which of its thoughts could stand alone?",
        ),
        (
            "The baker kept the name, the users, and trusted friends while the old shop was shut.",
            "Which of its thoughts could stand alone?",
        ),
        (
            "The baker may also be asked to bring the old van to the harbour by the sea and the hill in May.",
            "Which of its thoughts could stand alone?",
        ),
        (
            "The baker hiked up the hill with full stomachs and growling dogs at his old heels.",
            "Which of its thoughts could stand alone?",
        ),
        (
            "When the baker came back to the shop after a long day, nobody in town was there.",
            "Which of its thoughts could stand alone?",
        ),
        (
            "In May the baker sold not only the shop by the harbour, but all of it.",
            "Which of its thoughts could stand alone?",
        ),
        (
            "The baker sold the shop with the “old” oven, and he left for the sea.",
            "Try a full stop after “the ‘old’ oven”.",
        ),
        (
            "The baker sold the shop for \ufffc\ufffc\ufffc, and he left for the sea.",
            "Which of its thoughts could stand alone?",
        ),
    ],
)
def test_advice_names_a_place_to_break(text: str, expected: str) -> None:
    assert advice(text, only(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The baker sold the whole shop to a cousin from Leeds, making all of us in town sad.",
            "Could it end before “making all of”?",
        ),
        (
            "Although the baker came back to the shop after a long day, nobody in town was there.",
            "Could the part up to “a long day” be a sentence of its own?",
        ),
        (
            "The baker sold it (nobody in town had thought of that until the day of the sale) at once.",
            "Could the words in brackets be a sentence of their own?",
        ),
        (
            "The baker sold the remuneration acolyte a loaf.",
            "Could plainer words do for “remuneration” and “acolyte”?",
        ),
        (
            (
                "The old baker from the shop by the sea had a loaf of bread that nobody in the whole town had"
                " seen or had on a plate."
            ),
            "Could the part from “that nobody in” on be a sentence of its own?",
        ),
    ],
)
def test_advice_says_what_else_would_lighten_it(text: str, expected: str) -> None:
    assert advice(text, only(text)) == expected


def test_a_sentence_is_hard_by_its_words_too() -> None:
    hard = (
        "The committee’s continuous remuneration adjustments necessitate documentation, and their"
        " departmental administrators substantiate discretionary expenditure decisions whenever"
        " regulatory authorities request verification."
    )
    names = "In May we all met Aurelius, Bartholomew, Cassiopeia and Desdemona at the old shop by the sea."
    options = {"some": 20.0, "difficulty": 4.0}
    (hit,) = hard_sentence(hard, sentences(hard), options)
    assert "remuneration" in hit.values["length"]
    assert not list(hard_sentence(names, sentences(names), {"some": 10.0, "difficulty": 4.5}))
    assert not list(hard_sentence(long(30), sentences(long(30)), options))


def test_advice_fits_on_one_line() -> None:
    text = "We moved the shop to the\nnew site, and we told nobody about\nit at all."
    assert advice(text, only(text)) == "Try a full stop after “the new site”."


PIECES = [
    *FILLER.split(),
    ",",
    ";",
    ", and we",
    ", which",
    " — ",
    "(",
    ")",
    "because",
    "\n",
    "“",
    "😀",
    "\ufffc",
]


@given(st.lists(st.sampled_from(PIECES), max_size=80).map(" ".join))
def test_any_text_gives_hits_that_are_its_sentences(text: str) -> None:
    parts = sentences(text)
    spans = [part.span for part in parts]
    for hit in hard_sentence(text, parts, OPTIONS):
        assert hit.span in spans
        assert hit.values["length"]
        assert "\n" not in hit.values["advice"]
        assert "“”" not in hit.values["advice"]
