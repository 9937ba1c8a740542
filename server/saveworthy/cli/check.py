"""`saveworthy check`: reviews drafts one after another and shows each review as it is ready."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from saveworthy.cli.draft import review_draft
from saveworthy.cli.outcome import Refused, Reviewed, Totals
from saveworthy.cli.packs import RulesForDrafts
from saveworthy.cli.progress import Progress
from saveworthy.cli.render.terminal import Ink, show_problems, width, write_utf8
from saveworthy.cli.walk import Source, find
from saveworthy.core import Severity
from saveworthy.errors import Problem, SaveworthyError
from saveworthy.rules.layers import Layer

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence


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
    config: str = ""
    no_config: bool = False
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
            config=args.config,
            no_config=args.no_config,
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
        SettingsError: nor can the settings file that `options` name.
        UsageError: a rule to select or to ignore does not exist.
    """
    rules = RulesForDrafts(
        options.rules,
        Layer(options.select, options.ignore),
        options.config,
        search=not options.no_config,
    )
    renderer = _renderer(options)
    totals = Totals()
    refused = False
    told: set[Problem] = set()
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
                    show_problems(n for n in outcome.report.notices if n not in told)
                    told.update(outcome.report.notices)
    sys.stdout.write(renderer.close(totals))
    if refused:
        return 2
    return int(options.fail_on != "never" and totals.any_from(Severity[options.fail_on.upper()]))


def _review_all(
    sources: Sequence[Source | Problem], rules: RulesForDrafts
) -> Iterator[Reviewed | Refused]:
    told: set[Problem] = set()
    for source in sources:
        if isinstance(source, Problem):
            yield Refused((source,))
            continue
        try:
            file = rules.settings_file(source)
        except SaveworthyError as error:
            # Many drafts may share what is wrong; with other settings the review would be another.
            yield Refused(tuple(problem for problem in error.problems if problem not in told))
            told.update(error.problems)
            continue
        yield review_draft(source, rules.choose(source, file))


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
