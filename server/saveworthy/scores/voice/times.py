"""How many times as often one side shows a sign as the other: a table of which a draft needs a few rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence


class Times(Mapping[str, int]):
    """Numbers by sign, each read when it is asked for.

    Args:
        signs: in order.
        text: a number for each, with commas between; nothing where too little is known to say so.
    """

    def __init__(self, signs: Sequence[str], text: str) -> None:
        self._signs = signs
        self._text = text
        self._numbers: list[str] = []

    @classmethod
    def listing(cls, signs: Sequence[str], times: Mapping[str, int]) -> str:
        """Return the text for `signs`, which are in order."""
        return ",".join(str(times.get(sign, "")) for sign in signs)

    def _each(self) -> list[str]:
        self._numbers = self._numbers or self._text.split(",")
        return self._numbers

    def __getitem__(self, sign: str) -> int:
        place = bisect_left(self._signs, sign)
        number = self._each()[place] if self._signs[place : place + 1] == [sign] else ""
        if not number:
            raise KeyError(sign)
        return int(number)

    def __iter__(self) -> Iterator[str]:
        return (sign for sign, number in zip(self._signs, self._each(), strict=True) if number)

    def __len__(self) -> int:
        return sum(map(bool, self._each()))
