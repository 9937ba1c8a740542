"""The first layers of the tagger, which see one word at a time: each word goes through them once.

They take a third of a tagger's time, and a draft says the same few hundred words again and again.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from thinc.model import Model
    from thinc.types import Floats2d, Ints2d


class Words(Protocol):
    """A text that spaCy has cut into tokens."""

    def __len__(self) -> int: ...

    def to_array(self, columns: list[str], /) -> Ints2d:
        """Return a row for each token: what the model knows of it by itself."""


MOST = 16_384
"""Words that are kept; at 400 bytes each. All are let go of then."""


class Embedding:
    """What stands for each word of a text, before any word around it counts.

    Args:
        embed: spaCy's `MultiHashEmbed` without static vectors, as a loaded model has it.
        most: words to keep.
    """

    def __init__(self, embed: Model[Sequence[Words], list[Floats2d]], most: int = MOST) -> None:
        features, _, hashed, mixed, _ = embed.layers
        self._columns: list[str] = features.attrs["columns"]
        self._layers: tuple[Model[Ints2d, Floats2d], Model[Floats2d, Floats2d]] = hashed, mixed
        self._ops = embed.ops
        self._most = most
        self._numbers: dict[bytes, int] = {}
        self._kept = self._ops.alloc2f(most, embed.get_dim("nO"))
        self._lock = Lock()

    def __call__(self, docs: Sequence[Words]) -> list[Floats2d]:
        """Return a matrix for each of `docs`, a row for each token: what `embed.predict` returns."""
        rows = self._ops.xp.concatenate([doc.to_array(self._columns) for doc in docs])
        with self._lock:
            vectors = self._looked_up(rows)
        return self._ops.unflatten(vectors, self._ops.asarray1i([len(doc) for doc in docs]))

    def _looked_up(self, rows: Ints2d) -> Floats2d:
        data = rows.tobytes()
        width = len(data) // len(rows)
        keys = [data[at : at + width] for at in range(0, len(data), width)]
        fresh = {key: at for at, key in enumerate(keys) if key not in self._numbers}
        if len(self._numbers) + len(fresh) > self._most:
            self._numbers.clear()
            fresh = {key: at for at, key in enumerate(keys)}
        if len(fresh) > self._most:
            return self._worked_out(rows)
        if fresh:
            first = len(self._numbers)
            vectors = self._worked_out(rows[[*fresh.values()]])
            self._kept[first : first + len(fresh)] = vectors
            self._numbers.update(zip(fresh, range(first, first + len(fresh)), strict=True))
        return self._kept[[self._numbers[key] for key in keys]]

    def _worked_out(self, rows: Ints2d) -> Floats2d:
        hashed, mixed = self._layers
        return mixed.predict(hashed.predict(rows))
