"""A finding that its writers have looked at and want to keep as it is."""

from __future__ import annotations

from typing import NamedTuple

DISMISSALS_FILE = ".saveworthy-ignore.json"
"""The file that a team shares, beside its settings."""


class Dismissal(NamedTuple):
    """What tells a dismissed finding again, wherever edits have moved it.

    Attributes:
        rule: its rule's id.
        text: the words it stands on, in small letters, one space between them.
        before: up to four words of the same block before it, the nearest last.
        after: up to four words after it, the nearest first.
        reason: why it may stay, for whoever reads the file next.
    """

    rule: str
    text: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    reason: str = ""
