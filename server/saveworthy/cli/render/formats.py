"""The one table of the ways to show a review."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.core import Severity
    from saveworthy.errors import Problem
    from saveworthy.rules import Rule

TEXT = "text"
FORMATS = {
    TEXT: "text",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
    "html": "html",
}
"""For each name, the module here whose `renderer` makes it."""

KEYED = frozenset({"sarif", "gitlab"})
"""Those that tell a finding from all others by its key."""


class Show(NamedTuple):
    """How to show reviews.

    Attributes:
        fail_on: the severity from which a finding fails; None if none does.
        hints: whether findings that are no more than hints are shown to people.
        everything: whether every place a rule applies is shown to people.
        quiet: whether people are spared sums and praise.
        color: the value of `--color`.
        rule: finds a rule by its id.
    """

    fail_on: Severity | None
    hints: bool
    everything: bool
    quiet: bool
    color: str
    rule: Callable[[str], Rule | None]


class Renderer(Protocol):
    """Shows reviews; each method returns the next piece of the output."""

    def draft(self, reviewed: Reviewed) -> str:
        """One draft's review."""

    def refused(self, problems: Sequence[Problem]) -> str:
        """A draft that could not be reviewed; people are told on standard error as well."""

    def close(self, totals: Totals) -> str | Iterator[str]:
        """What follows the last draft; in pieces if it is long."""


def renderer(name: str, show: Show) -> Renderer:
    """Return what shows reviews in the format of that name."""
    from importlib import import_module

    made: Renderer = import_module(f"saveworthy.cli.render.{FORMATS[name]}").renderer(show)
    return made
