"""Rows of a compiled pack that stay text until somebody looks into them.

A review needs the words of all phrases but the fixes of few, and no example of any rule; reading them
all would be most of what loading the packs takes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar, overload

from saveworthy.rules.rule import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")


class Unread(Sequence[T]):
    """A tuple that is read when first looked into.

    Args:
        size: how many items it has.
        text: them, as text.
        read: makes the items of the text.
    """

    __slots__ = ("_items", "_read", "_size", "_text")

    def __init__(self, size: int, text: bytes, read: Callable[[bytes], tuple[T, ...]]) -> None:
        self._size = size
        self._text = text
        self._read = read
        self._items: tuple[T, ...] | None = None

    @property
    def items(self) -> tuple[T, ...]:
        """All of it, read."""
        if self._items is None:
            self._items = self._read(self._text)
        return self._items

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self.items[index]

    def __eq__(self, other: object) -> bool:
        return self.items == (other.items if isinstance(other, Unread) else other)

    def __hash__(self) -> int:
        return hash(self.items)

    def __repr__(self) -> str:
        return repr(self.items)


class UnreadPhrases(Unread[Phrase]):
    """Phrases of which only the words are read.

    Args:
        keys: the phrases in their matching form.
        text: the fixes and the kind of each, as JSON.

    Attributes:
        keys: as given.
    """

    __slots__ = ("keys",)

    def __init__(self, keys: tuple[str, ...], text: bytes) -> None:
        super().__init__(len(keys), text, self._phrases)
        self.keys = keys

    def _phrases(self, text: bytes) -> tuple[Phrase, ...]:
        rows: list[tuple[list[str], str]] = json.loads(text)
        return tuple(
            Phrase(key, tuple(fixes), kind)
            for key, (fixes, kind) in zip(self.keys, rows, strict=True)
        )


def keys(phrases: Sequence[Phrase]) -> tuple[str, ...]:
    """The words of `phrases` in their matching form, without reading more of them."""
    if isinstance(phrases, UnreadPhrases):
        return phrases.keys
    return tuple(phrase.key for phrase in phrases)
