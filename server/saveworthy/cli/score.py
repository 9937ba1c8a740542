"""`saveworthy score`: the three scores of each draft, and the sentences that made them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from saveworthy.cli.draft import review_draft
from saveworthy.cli.outcome import Refused, Reviewed
from saveworthy.cli.packs import RulesForDrafts
from saveworthy.cli.pool import in_order, processors
from saveworthy.cli.render.scores import Bars, scores_json
from saveworthy.cli.render.terminal import Ink, show_problems, width, write_utf8
from saveworthy.cli.walk import find
from saveworthy.errors import Problem, UsageError
from saveworthy.rules.layers import Layer
from saveworthy.rules.ruleset import RuleSet

if TYPE_CHECKING:
    from argparse import Namespace

_FAILED = 2


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for; see the help of each option."""

    paths: tuple[str, ...]
    format: str = "text"
    jsonl: str = ""
    text_field: str = "text"
    text_format: str = "plain"
    jobs: int = 0
    stdin_filename: str = ""
    color: str = "auto"

    @classmethod
    def of(cls, args: Namespace) -> Options:
        """The options as argparse read them."""
        return cls(
            paths=tuple(args.paths),
            format=args.format,
            jsonl=args.jsonl,
            text_field=args.text_field,
            text_format=args.text_format,
            jobs=args.jobs,
            stdin_filename=args.stdin_filename,
            color=args.color,
        )


def run(options: Options) -> int:
    """Score what `options` name, print it, and return the exit status.

    Raises:
        UsageError: there is nothing to score, or both drafts and records are named (E302).
        DraftError: the file of records cannot be read.
    """
    if bool(options.paths) == bool(options.jsonl):
        raise UsageError(Problem("E302", "Name either drafts or --jsonl FILE."))
    return _score_records(options) if options.jsonl else _score_drafts(options)


def _score_drafts(options: Options) -> int:
    if options.format == "json":
        write_utf8(sys.stdout)
    bars = Bars(Ink.for_stdout(options.color), width(sys.stdout), sys.stdout.encoding)
    refused = False
    rules = RuleSet(())
    searched = RulesForDrafts((), Layer()).finds  # settings change no score, but say what is found
    for source in find(options.paths, options.stdin_filename, searched):
        outcome = Refused((source,)) if isinstance(source, Problem) else review_draft(source, rules)
        if isinstance(outcome, Refused):
            refused = True
            show_problems(outcome.problems)
        else:
            sys.stdout.write(_draft(outcome, options, bars))
            sys.stdout.flush()
    return _FAILED * refused


def _draft(outcome: Reviewed, options: Options, bars: Bars) -> str:
    if options.format == "json":
        named = {"path": outcome.name, "format": outcome.format}
        return scores_json(named, outcome.report, outcome.text)
    return bars.draft(outcome)


def _score_records(options: Options) -> int:
    from saveworthy.cli import records

    write_utf8(sys.stdout)
    found = records.records(options.jsonl, options.text_field, options.text_format)
    refused = False
    jobs = options.jobs or processors()
    for line, problem in in_order(records.score_records, found, jobs=jobs, batch=records.BATCH):
        sys.stdout.write(line)
        if problem:
            refused = True
            show_problems([problem])
    return _FAILED * refused
