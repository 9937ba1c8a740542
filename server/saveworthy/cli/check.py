"""`saveworthy check`: reviews drafts one after another and shows each review as it is ready."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from saveworthy.cli.draft import review_draft
from saveworthy.cli.outcome import Refused, Reviewed, Totals
from saveworthy.cli.packs import rules_with
from saveworthy.cli.progress import Progress
from saveworthy.cli.render.terminal import Ink, show_problems, width, write_utf8
from saveworthy.cli.walk import Source, find
from saveworthy.core import Severity
from saveworthy.errors import Problem

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from saveworthy.rules import RuleSet


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for; see the help of each option."""

    paths: tuple[str, ...]
    format: str = "text"
    verbose: bool = False
    fail_on: str = "warning"
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    stdin_filename: str = ""
    color: str = "auto"

    @classmethod
    def of(cls, args: Namespace) -> Options:
        """The options as argparse read them."""
        return cls(
            paths=tuple(args.paths),
            format=args.format,
            verbose=args.verbose,
            fail_on=args.fail_on,
            rules=tuple(args.rules),
            select=_each(args.select),
            ignore=_each(args.ignore),
            stdin_filename=args.stdin_filename,
            color=args.color,
        )


class Renderer(Protocol):
    """Shows reviews; each method returns the next piece of the output."""

    def draft(self, reviewed: Reviewed) -> str:
        """One draft's review."""

    def close(self, totals: Totals) -> str:
        """What follows the last draft."""


def run(options: Options) -> int:
    """Review what `options` name, print it, and return the exit status.

    Raises:
        PackError: a rule pack cannot be used.
        UsageError: a rule to select or to ignore does not exist.
    """
    rules = rules_with(options.rules)
    if options.select or options.ignore:
        rules = rules.select(select=options.select, ignore=options.ignore)
    renderer = _renderer(options)
    totals = Totals()
    refused = False
    sources = list(find(options.paths, options.stdin_filename))
    with Progress(len(sources)) as progress:
        for outcome in _review_all(sources, rules):
            with progress.step():
                if isinstance(outcome, Refused):
                    refused = True
                    show_problems(outcome.problems)
                else:
                    totals.add(outcome.report)
                    sys.stdout.write(renderer.draft(outcome))
                    sys.stdout.flush()
    sys.stdout.write(renderer.close(totals))
    if refused:
        return 2
    return int(options.fail_on != "never" and totals.any_from(Severity[options.fail_on.upper()]))


def _review_all(
    sources: Sequence[Source | Problem], rules: RuleSet
) -> Iterator[Reviewed | Refused]:
    for source in sources:
        yield Refused((source,)) if isinstance(source, Problem) else review_draft(source, rules)


def _renderer(options: Options) -> Renderer:
    if options.format == "json":
        from saveworthy.cli.render.json import Json

        write_utf8(sys.stdout)
        return Json()
    from saveworthy.cli.render.text import Text

    hints = options.verbose or options.fail_on == "hint"
    return Text(
        Ink.for_stdout(options.color), width(sys.stdout), hints=hints, everything=options.verbose
    )


def _each(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
