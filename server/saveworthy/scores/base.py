"""What scores are made of: tallies that add up, and their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from saveworthy.core import Span


class Tally(Protocol):
    """Counts of one piece of text; the tally of several pieces is the sum of theirs."""

    def __add__(self, other: Self, /) -> Self:
        """The tally of both pieces."""
        ...

    def __sub__(self, other: Self, /) -> Self:
        """The tally of what is left when a piece is taken out."""
        ...


T = TypeVar("T", bound=Tally)


class Part(NamedTuple, Generic[T]):
    """A piece of text that is counted by itself, a sentence as a rule.

    Attributes:
        span: its place in the text of the view it was counted in.
        tally: its counts.
    """

    span: Span
    tally: T
