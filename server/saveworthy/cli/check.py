"""`saveworthy check`: reviews drafts one after another and shows each review as it is ready."""

from __future__ import annotations

import sys
from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING

from saveworthy.cli.ending import Ending
from saveworthy.cli.options import Options
from saveworthy.cli.outcome import Refused, Reviewed, Totals
from saveworthy.cli.packs import RulesForDrafts
from saveworthy.cli.progress import Progress
from saveworthy.cli.render.formats import KEYED, TEXT, Renderer, Show, renderer
from saveworthy.cli.render.terminal import Ink, show_problems, write_utf8
from saveworthy.cli.results import Results, default_folder
from saveworthy.cli.task import Plan, Task
from saveworthy.cli.walk import Source, find
from saveworthy.cli.work import outcomes
from saveworthy.core import Severity
from saveworthy.errors import DraftError, Problem, SaveworthyError
from saveworthy.rules.layers import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from saveworthy.cli.baseline import Baseline

__all__ = ["Options", "run"]

INTERRUPTED = 130


def run(options: Options, only: Sequence[Source] | None = None) -> int:
    """Review what `options` name, print it, and return the exit status.

    Args:
        options: what was asked for.
        only: the drafts to review, where that is known already.

    Raises:
        PackError: a rule pack cannot be used.
        SettingsError: nor can the settings file that `options` name.
        UsageError: a rule to select or to ignore does not exist, git or the baseline cannot help.
    """
    if options.watch:
        from saveworthy.cli.watch import run as watch

        return watch(options)
    check = _Check(options)
    try:
        sources = check.sources(only)
    except KeyboardInterrupt:
        sys.stderr.write("saveworthy: interrupted while looking for drafts; none was reviewed\n")
        return INTERRUPTED
    try:
        with closing(outcomes(check.tasks(sources), options.jobs)) as found:
            # Processes divide before the first outcome; the bar's thread must not be there by then.
            first = list(islice(found, 1))
            with Progress(len(sources)) as progress:
                for source, outcome in chain(first, found):
                    with progress.step():
                        check.take(source, outcome)
    except KeyboardInterrupt:
        check.totals.complete = False
    return check.close(len(sources))


class _Check:
    """One run of the command: what it knows before it begins, and what has come of it so far."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._rules = RulesForDrafts(
            options.rules,
            Layer(options.select, options.ignore),
            options.config,
            search=not options.no_config,
            profile=options.profile,
        )
        self._plan = Plan(
            fix=options.fix or options.diff,
            unsafe=options.unsafe,
            keys=options.format in KEYED or options.write_baseline,
            results="" if options.no_cache else options.cache_dir or default_folder(),
        )
        if options.cache_dir and not Results(options.cache_dir).usable():
            said = "Reviews cannot be kept here; all is reviewed anew."
            show_problems([Problem("E142", said, options.cache_dir)])
        self._baseline = _baseline(options)
        self._renderer = _renderer(options, self._rules)
        self._ending = Ending(options)
        self._told: set[Problem] = set()
        self._lines: dict[Source, tuple[range, ...] | None] = {}
        self.totals = Totals()

    def sources(self, only: Sequence[Source] | None = None) -> list[Source | Problem]:
        """The drafts to review, and what is wrong with a path."""
        options = self._options
        if only is not None:
            return [*only]
        if options.only_changed is None:
            return list(find(options.paths, options.stdin_filename, self._rules.finds))
        from saveworthy.cli.since import since

        found, self._lines = since(
            options.only_changed, options.diff_filter, options.paths, self._rules.finds
        )
        if not found and options.format == TEXT and not options.quiet and not options.diff:
            sys.stdout.write("No draft has changed.\n")
        return found

    def tasks(self, sources: Sequence[Source | Problem]) -> Iterator[Task | Refused]:
        """What is to be done with each of `sources`, in order."""
        told: set[Problem] = set()
        for source in sources:
            if isinstance(source, Problem):
                yield Refused((source,))
                continue
            try:
                settings = self._rules.settings(source)
            except SaveworthyError as error:
                # Many may share what is wrong; with other settings the review would be another.
                yield Refused(tuple(problem for problem in error.problems if problem not in told))
                told.update(error.problems)
                continue
            old = (
                ()
                if self._baseline is None or self._options.write_baseline
                else (self._baseline.of(source.name, source.path))
            )
            yield Task(source, settings, self._plan, self._lines.get(source), old)

    def take(self, source: Source | None, outcome: Reviewed | Refused) -> None:
        """Show what became of one draft, and write it if it was fixed."""
        if isinstance(outcome, Reviewed) and source is not None:
            try:
                self._write(source, outcome)
            except DraftError as error:
                outcome = Refused(error.problems)
        if isinstance(outcome, Refused):
            self.totals.refused = True
            sys.stdout.write(self._renderer.refused(outcome.problems))
            sys.stdout.flush()
            show_problems(outcome.problems)
            return
        self.totals.add_reviewed(outcome)
        if self._baseline is not None and source is not None and self._options.write_baseline:
            self._baseline.record(source.name, source.path, outcome.keys)
        if not self._options.fixes_stdin:
            sys.stdout.write(self._renderer.draft(outcome))
            sys.stdout.flush()
        notices = outcome.report.notices
        show_problems(notice for notice in notices if notice not in self._told)
        self._told.update(notices)
        self._ending.look(outcome, self._rules.settings(source).minimum if source else ())

    def close(self, sources: int) -> int:
        """Show what follows the last draft, and return the exit status."""
        if not self._options.fixes_stdin:
            rest = self._renderer.close(self.totals)
            sys.stdout.writelines((rest,) if isinstance(rest, str) else rest)
            sys.stdout.flush()
        if self._baseline is not None and self._options.write_baseline and self.totals.complete:
            self._baseline.write()
            self._ending.recorded(len(self._baseline), self._baseline.path)
        if not self.totals.complete:
            done = f"{self.totals.files} of {sources} drafts were reviewed"
            fixed = f", {self.totals.changed} were fixed" if self._options.fix else ""
            sys.stderr.write(f"saveworthy: interrupted; {done}{fixed}\n")
            return INTERRUPTED
        return self._ending.status(self.totals)

    def _write(self, source: Source, reviewed: Reviewed) -> None:
        if reviewed.change is None or self._options.diff:
            return
        from saveworthy.cli.fix import write, write_stdout

        if source.path is None:
            write_stdout(reviewed.change)
        else:
            write(source.path, reviewed.change, reviewed.name)


def _baseline(options: Options) -> Baseline | None:
    if not options.baseline:
        return None
    from saveworthy.cli import baseline

    return (baseline.start if options.write_baseline else baseline.load)(options.baseline)


def _renderer(options: Options, rules: RulesForDrafts) -> Renderer:
    show = Show(
        fail_on=None if options.fail_on == "never" else Severity[options.fail_on.upper()],
        hints=options.verbose or options.fail_on == "hint",
        everything=options.verbose,
        quiet=options.quiet,
        color=options.color,
        rule=rules.rule,
    )
    if options.format != TEXT or options.diff:
        write_utf8(sys.stdout)
    if options.diff:
        from saveworthy.cli.render.diff import Diff

        return Diff(Ink.for_stdout(options.color))
    if options.statistics:
        from saveworthy.cli.render.statistics import Statistics

        return Statistics(show, Ink.for_stdout(options.color), json=options.format != TEXT)
    return renderer(options.format, show)
