"""Reads the command line, runs what it asks for, and turns every ending into an exit status."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

from saveworthy.cli.parser import parser as command_line
from saveworthy.cli.render.terminal import plainly, show_problems
from saveworthy.errors import SaveworthyError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

FAILED = 2
INTERRUPTED = 130
READER_LEFT = 141


def main(argv: Sequence[str]) -> int:
    """Do what `argv` (without the program's name) asks for.

    Returns:
        0 when there is nothing at or above `--fail-on`, 1 when there is something, 2 when it could
        not do all that was asked.
    """
    parser = command_line(argv)
    try:
        args = parser.parse_args(argv)
        if args.command == "check" and not args.paths and args.only_changed is None:
            parser.error("name a draft, a folder, or - for standard input (saveworthy check PATH)")
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
        case "explain" | "rules" | "test":
            return _about_rules(args)
        case "init":
            from saveworthy.cli import init

            return init.run(args.folder)
        case "config":
            from saveworthy.cli import config

            return config.run(config.Options.of(args))
        case "vale":
            from saveworthy.cli import vale

            return vale.run(args.folder, args.output)
        case "lsp":
            from saveworthy.cli.folders import drafts_in
            from saveworthy.lsp.serve import serve_stdio, serve_tcp

            if args.tcp is None:
                return serve_stdio(args.log_file, drafts_in)
            return serve_tcp(
                args.tcp, allow_remote=args.allow_remote, log_file=args.log_file, find=drafts_in
            )
        case _:
            parser.print_help()
            return FAILED


def _about_rules(args: argparse.Namespace) -> int:
    match args.command:
        case "explain":
            from saveworthy.cli import explain

            return explain.run(args.rule, args.rules, args.color)
        case "rules":
            from saveworthy.cli import rules

            return rules.run(args.rules, args.format, args.color)
        case _:
            from saveworthy.cli import test_pack

            return test_pack.run(args.packs, template=args.template, color=args.color)


def _open_closed_streams() -> None:
    """Write to nowhere where the shell gave no stream (`>&-`): the exit status still tells."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def run(argv: Sequence[str]) -> int:
    """`main` for a process of its own: also ends well when interrupted, or when nobody reads on."""
    _open_closed_streams()
    codecs.register_error("plainly", plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what it cannot show must not end the review
            stream.reconfigure(errors="plainly")
    try:
        status = main(argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        _say("saveworthy: interrupted")
        return INTERRUPTED
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            status = READER_LEFT
        else:
            _say(f"saveworthy: the review could not be written ({error.strerror})")
            status = FAILED
        _hush(sys.stdout)
    except Exception as error:  # 1 would say that there are findings
        from saveworthy.cli.fault import fault

        _say(str(fault(error)))
        status = FAILED
    return status


def _say(line: str) -> None:
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except OSError:
        _hush(sys.stderr)


def _hush(stream: TextIO) -> None:
    """Python writes what is left once more at exit; that must not complain again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
