"""What `saveworthy check` was asked for, and what of it contradicts itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from saveworthy import plugins
from saveworthy.cli.render.formats import TEXT
from saveworthy.cli.walk import STDIN
from saveworthy.errors import Problem, UsageError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

_SCORES = ("voice", "readability", "save")


class Options(NamedTuple):
    """See the help of each option; `only_changed` is None if it was not given."""

    paths: tuple[str, ...]
    format: str = TEXT
    verbose: bool = False
    quiet: bool = False
    statistics: bool = False
    fail_on: str = "warning"
    min_scores: tuple[tuple[str, float], ...] = ()
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str = ""
    config: str = ""
    no_config: bool = False
    stdin_filename: str = ""
    fix: bool = False
    diff: bool = False
    unsafe: bool = False
    only_changed: str | None = None
    diff_filter: str = ""
    baseline: str = ""
    write_baseline: bool = False
    jobs: int = 0
    cache_dir: str = ""
    no_cache: bool = False
    watch: bool = False
    color: str = "auto"

    @classmethod
    def of(cls, args: Namespace) -> Options:
        """The options as argparse read them.

        Raises:
            UsageError: they contradict each other (E303), or ask for no score that there is (E304).
        """
        options = cls(
            paths=tuple(args.paths),
            format=args.format,
            verbose=args.verbose,
            quiet=args.quiet,
            statistics=args.statistics,
            fail_on=args.fail_on,
            min_scores=tuple(_min_score(given) for given in args.min_score),
            rules=tuple(args.rules),
            select=_each(args.select),
            ignore=_each(args.ignore),
            profile=args.profile,
            config=args.config,
            no_config=args.no_config,
            stdin_filename=args.stdin_filename,
            fix=args.fix,
            diff=args.diff,
            unsafe=args.unsafe,
            only_changed=args.only_changed,
            diff_filter=args.diff_filter,
            baseline=args.baseline,
            write_baseline=args.write_baseline,
            jobs=args.jobs,
            cache_dir=args.cache_dir,
            no_cache=args.no_cache,
            watch=args.watch,
            color=args.color,
        )
        problems = [Problem("E303", each) for each in _contradictions(options)]
        if problems:
            raise UsageError(*problems)
        return options

    @property
    def fixes_stdin(self) -> bool:
        """Whether standard output is for the fixed text of standard input."""
        return self.fix and not self.diff and STDIN in self.paths


def _contradictions(options: Options) -> Iterator[str]:
    yield from _while_fixing(options)
    yield from _while_choosing(options)
    if options.quiet and options.verbose:
        yield "--quiet and --verbose contradict each other."
    if options.statistics and options.format not in {TEXT, "json"}:
        yield f"--statistics can be shown as text or json, not as {options.format}."
    if options.write_baseline:
        yield from _while_recording(options)
    if options.watch:
        yield from _while_watching(options)
    if options.no_cache and options.cache_dir:
        yield "--cache-dir and --no-cache contradict each other."


def _while_fixing(options: Options) -> Iterator[str]:
    if options.unsafe and not (options.fix or options.diff):
        yield "--unsafe says which fixes to make; it needs --fix or --diff."
    if options.diff and options.format != TEXT:
        yield f"--diff shows a diff; it cannot be shown as {options.format}."
    if options.diff and (options.quiet or options.verbose or options.statistics):
        yield "--diff shows a diff and nothing else; leave out --quiet, --verbose and --statistics."
    if options.fixes_stdin and (len(set(options.paths)) > 1 or options.format != TEXT):
        yield "With --fix, standard input is printed fixed; it stands alone, with --format text."


def _while_choosing(options: Options) -> Iterator[str]:
    if options.diff_filter and options.only_changed is None:
        yield "--diff-filter is about changed files; it needs --only-changed."
    if options.only_changed is not None and STDIN in options.paths:
        yield "Standard input has no history; --only-changed needs files."


def _while_watching(options: Options) -> Iterator[str]:
    if STDIN in options.paths:
        yield "Standard input cannot be watched; --watch needs files or folders."
    if options.format != TEXT:
        yield f"--watch shows reviews one after another; it cannot show them as {options.format}."
    if options.fix or options.diff:
        yield "--watch only looks; make fixes in your editor, or with --fix on its own."
    if options.write_baseline:
        yield "--write-baseline records one moment; leave out --watch."
    if options.only_changed is not None:
        yield "--watch shows what changes from now on; leave out --only-changed."


def _while_recording(options: Options) -> Iterator[str]:
    if not options.baseline:
        yield "--write-baseline needs to know where: --baseline FILE."
    if options.fix or options.diff:
        yield "--write-baseline records findings as they are; fix the drafts before or after."
    if options.only_changed is not None:
        yield "--write-baseline records all findings of a draft; leave out --only-changed."


def _each(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _min_score(given: str) -> tuple[str, float]:
    name, equals, figure = given.partition("=")
    try:
        least = float(figure)
    except ValueError:
        least = -1.0
    if not equals or not 0 <= least <= 100:
        problem = f"--min-score {given} is no score with a number from 0 to 100."
        raise UsageError(Problem("E304", problem, mend="Write it as voice=60."))
    known = (*_SCORES, *(scorer for scorer, _ in plugins.scorers()))
    if name.strip() not in known:
        raise UsageError(
            Problem("E304", f"There is no score “{name}”.", mend=f"There are {', '.join(known)}.")
        )
    return name.strip(), least
