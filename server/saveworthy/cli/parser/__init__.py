"""What may be said on the command line: one module for `check`, one for the other commands."""

from __future__ import annotations

import argparse

from saveworthy import __version__
from saveworthy.cli.parser import check, others, shared

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

Drafts can be Markdown (.md, .markdown), MDX (.mdx) or plain text (.txt)."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    whole = argparse.ArgumentParser(
        prog="saveworthy", description=_ABOUT, epilog=_EXAMPLES, formatter_class=shared.SHAPE
    )
    whole.add_argument("--version", action="version", version=f"saveworthy {__version__}")
    commands = whole.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    check.add(commands)
    others.add(commands)
    return whole
