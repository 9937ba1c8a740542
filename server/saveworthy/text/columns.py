"""Several counts side by side in one whole number, so that one sum adds them all up."""

from __future__ import annotations

from struct import Struct

BITS = 32
"""Of each count: no sum over a text that fits into memory takes more."""


class Columns:
    """Packs so many counts, none of them below 0, into one whole number.

    Packed numbers can be added up, and one that is part of a sum can be taken out again.

    Args:
        size: how many counts.
    """

    def __init__(self, size: int) -> None:
        self._row = Struct(f"<{size}I")

    def pack(self, *counts: int) -> int:
        """Return `counts` as one number; a later count is worth more than all before it."""
        return int.from_bytes(self._row.pack(*counts), "little")

    def sums(self, packed: int) -> tuple[int, ...]:
        """Return the counts of a packed number, or of the sum of several."""
        return self._row.unpack(packed.to_bytes(self._row.size, "little"))
