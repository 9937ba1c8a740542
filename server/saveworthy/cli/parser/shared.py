"""Options that several commands take, and the kinds of values they may have."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, TypeAlias

from saveworthy.rules.profiles import PROFILES

if TYPE_CHECKING:
    from saveworthy.cli.parser.command import CommandParser

Commands: TypeAlias = "argparse._SubParsersAction[CommandParser]"  # noqa: SLF001
"""What commands are added to."""


class Shape(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal.

    argparse itself would ask `shutil`, which imports every kind of compression there is.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    try:
        columns = int(os.environ.get("COLUMNS", ""))
    except ValueError:
        columns = 0
    if columns <= 0 and sys.__stdout__ is not None:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns
        except (OSError, ValueError):
            columns = 0
    return columns if columns > 0 else 80


def processes(text: str) -> int:
    """How many processes to use: a whole number from 1."""
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of processes; write 1 or more")
    return number


def add_rule_options(parser: argparse.ArgumentParser) -> None:
    """Add `--rules`."""
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="PACK.yml",
        help="use this rule pack too (repeatable)",
    )


def add_config_options(parser: argparse.ArgumentParser) -> None:
    """Add `--config` and `--no-config`."""
    config = parser.add_mutually_exclusive_group()
    config.add_argument(
        "--config",
        default="",
        metavar="FILE",
        help="use this settings file for all drafts (default: the nearest saveworthy.toml or pyproject.toml)",
    )
    config.add_argument("--no-config", action="store_true", help="use no settings file")


def add_profile_option(parser: argparse.ArgumentParser) -> None:
    """Add `--profile`."""
    parser.add_argument(
        "--profile",
        choices=tuple(PROFILES),
        default="",
        metavar="KIND",
        help="what the drafts are, whatever settings and front matter say: " + ", ".join(PROFILES),
    )


def add_stdin_option(parser: argparse.ArgumentParser) -> None:
    """Add `--stdin-filename`."""
    parser.add_argument(
        "--stdin-filename",
        default="",
        metavar="NAME",
        help="what to call standard input; its ending says the format (default: Markdown)",
    )


def add_color_option(parser: argparse.ArgumentParser) -> None:
    """Add `--color`."""
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="when to colour (default: auto, on a terminal; NO_COLOR and FORCE_COLOR are respected)",
    )
