"""What may be said on the command line: one module for `check`, one for the other commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy import __version__
from saveworthy.cli.parser import check, shared
from saveworthy.cli.parser.command import CommandParser

if TYPE_CHECKING:
    from collections.abc import Sequence

_ABOUT = """\
Reviews drafts before you publish them: buzzwords, wordy phrases, sentences that are
hard to read, and whether a reader would save the piece. Nothing leaves your computer."""

_EXAMPLES = """\
examples:
  saveworthy check post.md                  review one draft
  saveworthy check newsletter/ --fix        make the safe fixes in every draft of a folder
  saveworthy score post.md                  voice, readability, worth saving: 0 to 100
  saveworthy explain buzzwords/leverage     why a rule exists, with examples
  saveworthy rules                          all rules, by pack
  saveworthy test house.yml                 whether a rule pack does what its examples say
  saveworthy init                           a settings file to start from

Drafts can be Markdown, MDX, plain text, HTML, reStructuredText, AsciiDoc, Org, LaTeX, Typst,
e-mail, commit messages, Word and OpenDocument."""


def parser(argv: Sequence[str] = ()) -> CommandParser:
    """Return the parser of the whole command line.

    Args:
        argv: what it is for: if it begins with a command, the others are left out.
    """
    whole = CommandParser(
        prog="saveworthy", description=_ABOUT, epilog=_EXAMPLES, formatter_class=shared.Shape
    )
    whole.add_argument("--version", action="version", version=f"saveworthy {__version__}")
    commands = whole.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    if argv and argv[0] == "check":
        check.add(commands)
        return whole
    from saveworthy.cli.parser import others

    every = {"check": check.add, **others.COMMANDS}
    for name in argv[:1] if argv and argv[0] in every else every:
        every[name](commands)
    return whole
