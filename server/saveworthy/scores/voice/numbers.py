"""Numbers by sign, read from a text with a place for each: a draft needs few of thousands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence


class Numbers(Mapping[str, int]):
    """Numbers by sign, each read when it is asked for.

    Args:
        signs: in order.
        text: a number for each, all of one width; blanks where there is none.

    Attributes:
        signs: those given, with a number or without.
    """

    def __init__(self, signs: Sequence[str], text: str) -> None:
        self.signs = signs
        self._text = text
        self._width = len(text) // len(signs) if signs else 0

    @classmethod
    def listing(cls, signs: Sequence[str], numbers: Mapping[str, int]) -> str:
        """Return the text for `signs`, which are in order."""
        each = [str(numbers.get(sign, "")) for sign in signs]
        width = max(map(len, each), default=0)
        return "".join(number.rjust(width) for number in each)

    def __getitem__(self, sign: str) -> int:
        place = bisect_left(self.signs, sign)
        start = place * self._width
        number = self._text[start : start + self._width]
        if not number or number.isspace() or self.signs[place] != sign:
            raise KeyError(sign)
        return int(number)

    def __iter__(self) -> Iterator[str]:
        return (sign for sign in self.signs if sign in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
