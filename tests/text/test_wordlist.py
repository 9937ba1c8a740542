"""Tables of words and signs: what is written is read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from saveworthy.scores import syllables
from saveworthy.text import company, frequency
from saveworthy.text.wordlist import listing, sign

SIGNS = {"a": "Z", "ab": "9", "able": "A", "about": "B", "don't": "C", "zoo": "x"}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.txt"
    path.write_text(listing(SIGNS, "Where it is from."), "utf-8")
    return path


def test_each_word_has_its_sign(table: Path) -> None:
    assert {word: sign(table, word) for word in SIGNS} == SIGNS


@pytest.mark.parametrize("word", ["", "abo", "aboutB", "abl", "zoom", "# W", "#"])
def test_what_is_not_a_word_of_the_table_has_none(table: Path, word: str) -> None:
    assert sign(table, word) is None


@pytest.mark.parametrize("table", [frequency.TABLE, company.TABLE, syllables.TABLE])
def test_the_lines_of_our_tables_are_in_order(table: Path) -> None:
    lines = table.read_text("utf-8").splitlines()
    assert lines == sorted(lines)
