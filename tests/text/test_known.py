"""Tables of what is known of words."""

from __future__ import annotations

import pytest

from saveworthy.text import known
from saveworthy.text.known import Known


def test_a_word_is_told_once() -> None:
    asked: list[str] = []

    def tell(word: str) -> int:
        asked.append(word)
        return len(word)

    table = Known(tell)
    assert list(map(table.__getitem__, ["bread", "salt", "bread"])) == [5, 4, 5]
    assert asked == ["bread", "salt"]


def test_a_full_table_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "MOST", 3)
    table = Known(len)
    assert [table[word] for word in ("a", "be", "see", "seas", "a")] == [1, 2, 3, 4, 1]
    assert len(table) == 2


def test_what_is_too_long_for_a_word_is_not_kept() -> None:
    table = Known(len)
    assert table["x" * 5_000] == 5_000
    assert not table
