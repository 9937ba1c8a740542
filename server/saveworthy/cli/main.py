"""Reads the command line, runs what it asks for, and turns every ending into an exit status."""

from __future__ import annotations

import argparse
import io
import os
import sys
from typing import TYPE_CHECKING

from saveworthy import __version__
from saveworthy.cli.render.terminal import show_problems
from saveworthy.errors import SaveworthyError

if TYPE_CHECKING:
    from collections.abc import Sequence

FAILED = 2
INTERRUPTED = 130
READER_LEFT = 141

_ABOUT = """\
Reviews drafts before you publish them: buzzwords, wordy phrases, sentences that are
hard to read, and whether a reader would save the piece. Nothing leaves your computer."""

_EXAMPLES = """\
examples:
  saveworthy check post.md                  review one draft
  saveworthy check newsletter/              review every draft in a folder
  saveworthy score post.md                  voice, readability, worth saving: 0 to 100
  saveworthy explain buzzwords/leverage     why a rule exists, with examples
  saveworthy rules                          all rules, by pack

Drafts can be Markdown (.md, .markdown), MDX (.mdx) or plain text (.txt)."""

_CHECK_EXAMPLES = """\
examples:
  saveworthy check post.md
  saveworthy check drafts/ --ignore plain --ignore buzzwords/robust
  saveworthy check . --rules house-style.yml --fail-on error
  pbpaste | saveworthy check - --stdin-filename post.md
  saveworthy check drafts/ --format json > review.json

A folder is searched for drafts. What .gitignore lists, hidden files and folders,
node_modules and site-packages are left out, and links to folders are not followed.
A file you name yourself is always reviewed.

Settings come from the nearest saveworthy.toml, or [tool.saveworthy] in pyproject.toml,
from the draft's folder upward. What you say on the command line wins.

exit status:
  0  nothing at or above --fail-on
  1  something at or above --fail-on
  2  a path, an option, a settings file or a rule pack could not be used; whatever could be
     was reviewed"""


_SCORE_EXAMPLES = """\
examples:
  saveworthy score post.md
  saveworthy score drafts/ --format json
  saveworthy score --jsonl export.jsonl --text-field body > scores.jsonl

Rules, settings and comments in a draft do not change its scores.

exit status:
  0  everything was scored
  2  something could not be; whatever could be was"""


def _jobs(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


_jobs.__name__ = "number of processes"  # argparse names it when it is no number


def _parser() -> argparse.ArgumentParser:
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="saveworthy", description=_ABOUT, epilog=_EXAMPLES, formatter_class=shape
    )
    parser.add_argument("--version", action="version", version=f"saveworthy {__version__}")
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND")

    check = commands.add_parser(
        "check",
        help="review drafts",
        description="Reviews drafts and shows what to change, and why.",
        epilog=_CHECK_EXAMPLES,
        formatter_class=shape,
    )
    check.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input"
    )
    check.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="how to show the review (default: text)",
    )
    check.add_argument(
        "--verbose", action="store_true", help="show hints, and every place a rule applies"
    )
    check.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "hint", "never"),
        default="warning",
        help="exit with 1 from this severity on (default: warning); info is what the text calls a suggestion",
    )
    _add_rule_options(check)
    check.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="RULE",
        help="use only this rule or pack (repeatable)",
    )
    check.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="RULE",
        help="leave out this rule or pack (repeatable)",
    )
    config = check.add_mutually_exclusive_group()
    config.add_argument(
        "--config",
        default="",
        metavar="FILE",
        help="use this settings file for all drafts (default: the nearest saveworthy.toml or pyproject.toml)",
    )
    config.add_argument("--no-config", action="store_true", help="use no settings file")
    check.add_argument(
        "--stdin-filename",
        default="",
        metavar="NAME",
        help="what to call standard input; its ending says the format (default: Markdown)",
    )
    _add_color_option(check)

    score = commands.add_parser(
        "score",
        help="rate drafts: voice, readability, worth saving",
        description="Rates drafts from 0 to 100 and shows the sentences that made the scores.",
        epilog=_SCORE_EXAMPLES,
        formatter_class=shape,
    )
    score.add_argument(
        "paths", nargs="*", metavar="PATH", help="a file, a folder, or - for standard input"
    )
    score.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="how to show the scores (default: text); json is one object to a line",
    )
    score.add_argument(
        "--jsonl",
        default="",
        metavar="FILE",
        help="score a record for each line of FILE (- for standard input) instead; answers in JSON",
    )
    score.add_argument(
        "--text-field",
        default="text",
        metavar="NAME",
        help="the field of a record that holds its text (default: text)",
    )
    score.add_argument(
        "--text-format",
        choices=("plain", "markdown", "mdx"),
        default="plain",
        help="the format of the records' texts (default: plain)",
    )
    score.add_argument(
        "--jobs",
        type=_jobs,
        default=0,
        metavar="N",
        help="processes for --jsonl (default: one for each processor)",
    )
    score.add_argument(
        "--stdin-filename",
        default="",
        metavar="NAME",
        help="what to call standard input; its ending says the format (default: Markdown)",
    )
    _add_color_option(score)

    explain = commands.add_parser(
        "explain",
        help="say what a rule is for",
        description="Says why a rule exists, with examples of what it marks and what it leaves alone.",
        epilog="examples:\n  saveworthy explain buzzwords/leverage\n  saveworthy explain plain        the rules of a pack",
        formatter_class=shape,
    )
    explain.add_argument("rule", metavar="RULE", help="a rule (pack/name) or a pack")
    _add_rule_options(explain)
    _add_color_option(explain)

    rules = commands.add_parser(
        "rules",
        help="list all rules",
        description="Lists all rules, by pack.",
        formatter_class=shape,
    )
    rules.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="how to show the list (default: text)",
    )
    _add_rule_options(rules)
    _add_color_option(rules)

    commands.add_parser(
        "lsp",
        help="start the language server",
        description="Starts the language server on standard input and output, for editors.",
    )
    return parser


def _add_rule_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="PACK.yml",
        help="use this rule pack too (repeatable)",
    )


def _add_color_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="when to colour (default: auto, on a terminal; NO_COLOR and FORCE_COLOR are respected)",
    )


def main(argv: Sequence[str]) -> int:
    """Do what `argv` (without the program's name) asks for.

    Returns:
        0 when there is nothing at or above `--fail-on`, 1 when there is something, 2 when it could
        not do all that was asked.
    """
    parser = _parser()
    try:
        args = parser.parse_args(argv)
    except SystemExit as ending:  # argparse has said what there was to say
        return ending.code if isinstance(ending.code, int) else FAILED
    try:
        return _dispatch(parser, args)
    except SaveworthyError as error:
        show_problems(error.problems)
        return FAILED


def _dispatch(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    match args.command:
        case "check":
            from saveworthy.cli import check

            return check.run(check.Options.of(args))
        case "score":
            from saveworthy.cli import score

            return score.run(score.Options.of(args))
        case "explain":
            from saveworthy.cli import explain

            return explain.run(args.rule, args.rules, args.color)
        case "rules":
            from saveworthy.cli import rules

            return rules.run(args.rules, args.format, args.color)
        case "lsp":
            from saveworthy.lsp.server import serve_stdio

            return serve_stdio()
        case _:
            parser.print_help()
            return FAILED


def _open_closed_streams() -> None:
    """Write to nowhere where the shell gave no stream (`>&-`): the exit status still tells."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def run(argv: Sequence[str]) -> int:
    """`main` for a process of its own: also ends well when interrupted, or when nobody reads on."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what it cannot show must not end the review
            stream.reconfigure(errors="backslashreplace")
    try:
        status = main(argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write("saveworthy: interrupted\n")
        return INTERRUPTED
    except OSError as error:
        # Python writes what is left once more at exit; that must not complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return READER_LEFT
        sys.stderr.write(f"saveworthy: the review could not be written ({error.strerror})\n")
        return FAILED
    return status
