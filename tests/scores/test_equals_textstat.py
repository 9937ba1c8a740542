"""The figures are textstat's own, for the same prose."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import OPAQUE
from saveworthy.scores.formulas import measures
from saveworthy.scores.readability import prose, score, tally
from saveworthy.text.sentences import sentences
from saveworthy.text.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    Figures = Callable[[str], dict[str, float]]

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.*"))

TEXTS = [
    "The cat sat on the mat. It didn't move; nobody's dog could've frightened it.",
    "Connection matters. It’s slower, but it’s stronger—and that, my friends, goes beyond metrics.",
    "We use tools, e.g. linters, i.e. programs. The U.S. economy grew 3.5 % in 2024.",
    "He said: “Stop!” She didn't. 'Tis the dogs' hour, isn't it? DON'T shout; he'd've known.",
    "Key Account Management (KAM)\n\nOperations\n\nEven boring back-end support",
    "hmm. Shh! An extraordinarily incomprehensible antidisestablishmentarianism, nevertheless.",
    "İstanbul naïve café Straße ΑΘΗΝΑ 日本語 x_y __init__ a/b A-b C++ 'n' rock'n'roll 😀 it 's.",
    "Wait... what?! Yes. No. (It was late.) We left… then, nothing... I think so.",
    "word " * 200,
    "One two. Three four. Five six.",
]

WORDS = [
    *[
        "a",
        "the",
        "sustainability",
        "don't",
        "isn’t",
        "can't",
        "e.g.",
        "Mr.",
        "3.5",
        "U.S.",
        "well-known",
        "and/or",
        "x",
        "'tis",
        "dogs'",
        "I",
    ],
    *[
        ".",
        ",",
        "!",
        "?",
        "...",
        "…",
        ";",
        ":",
        "—",
        "–",
        "-",
        "(",
        ")",
        '"',
        "'",
        "“",
        "”",
        "’",
        "\n",
        "\n\n",
        "*",
        "_",
        "#",
        "😀",
    ],
    *[
        "incomprehensible",
        "extraordinarily",
        "İ",
        "ﬁlibustered",
        "ΑΘΗΝΑ",
        "日本語",
        "café",
        "Zürich",
        "h'T",
        "'s",
        "'ve",
        "_",
        "2024",
    ],
    OPAQUE * 5,
]
GENERATED = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map("".join),
    st.text(min_size=1, max_size=80),
)


def blocks(text: str) -> list[str]:
    return text.split("\n\n")


def ours(text: str) -> tuple[dict[str, float], str]:
    views = [View(block, None) for block in blocks(text)]
    tallies = [tally(view.text, sentences(view.text)) for view in views]
    total = tallies[0].total.counts
    for one in tallies[1:]:
        total += one.total.counts
    return measures(total), prose(views)


def check(text: str, textstat_figures: Figures) -> None:
    figures, joined = ours(text)
    assert bool(figures) == bool(joined)
    if figures:
        assert figures == textstat_figures(joined)


@pytest.mark.parametrize("text", TEXTS)
def test_on_texts_full_of_traps(text: str, textstat_figures: Figures) -> None:
    check(text, textstat_figures)


@given(text=GENERATED)
def test_on_generated_texts(text: str, textstat_figures: Figures) -> None:
    check(text, textstat_figures)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_on_the_examples(path: Path, textstat_figures: Figures) -> None:
    check(path.read_text("utf-8"), textstat_figures)


@pytest.mark.parametrize("name", ["drafts_18F_18f_gsa_gov", "drafts_mtlynch_mtlynch_io"])
def test_on_real_drafts(name: str, evaldata: Path, textstat_figures: Figures) -> None:
    with gzip.open(evaldata / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in list(rows)[::8]:
            check(json.loads(row)["text"], textstat_figures)


def test_plain_paragraphs_are_counted_as_they_stand(textstat_figures: Figures) -> None:
    text = (
        "We went to the harbour in the early morning. The boats were still asleep, and nobody"
        " expected us. “Come back at nine,” said the guard; we didn't.\n\n"
        "It cost 3.5 dollars, which was reasonable for extraordinary coffee!"
    )
    assert ours(text)[0] == textstat_figures(text)


def test_a_text_without_words_has_no_figures() -> None:
    assert ours("***\n\n— 😀 " + OPAQUE)[0] == {}
    assert score([]).measures == {}
