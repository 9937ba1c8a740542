"""The options of `saveworthy check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.cli.parser import shared
from saveworthy.cli.render.formats import FORMATS, TEXT

if TYPE_CHECKING:
    import argparse

_EXAMPLES = """\
examples:
  saveworthy check post.md
  saveworthy check drafts/ --ignore plain --ignore buzzwords/robust
  saveworthy check . --rules house-style.yml --fail-on error
  saveworthy check drafts/ --diff           show what --fix would change
  saveworthy check drafts/ --fix
  saveworthy check . --only-changed main    only what this branch has written
  saveworthy check . --baseline old.json    only what is new
  saveworthy check reply.txt --profile customer-reply
  pbpaste | saveworthy check - --stdin-filename post.md
  saveworthy check drafts/ --format html > review.html
  saveworthy check drafts/ --watch          again after every save

A folder is searched for drafts. What .gitignore lists, hidden files and folders,
node_modules and site-packages are left out, HTML too, and links to folders are not
followed; “include” and “exclude” in the settings say more.
So it is with a pattern in quotes: "posts/**/*.md". A file you name yourself is always
reviewed.

Settings come from the nearest saveworthy.toml, or [tool.saveworthy] in pyproject.toml,
from the draft's folder upward. What you say on the command line wins.

exit status:
  0  nothing at or above --fail-on, no score below --min-score; with --diff: no fix to make
  1  something at or above --fail-on, or a score below; with --diff: there are fixes.
     With --fix, what is left afterwards counts
  2  a path, an option, a settings file or a rule pack could not be used, or a fixed draft
     could not be written; whatever could be was reviewed"""


def add(commands: shared.Commands) -> None:
    """Add the command with all its options."""
    check = commands.add_parser(
        "check",
        usage="saveworthy check [OPTIONS] PATH...",
        help="review drafts",
        description="Reviews drafts and shows what to change, and why.",
        epilog=_EXAMPLES,
        formatter_class=shared.Shape,
    )
    check.spread = "paths"
    check.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file, a folder, a pattern in quotes, or - for standard input",
    )
    _add_showing(check)
    _add_choosing(check)
    _add_fixing(check)
    _add_old_ones(check)
    _add_running(check)


def _add_showing(check: argparse.ArgumentParser) -> None:
    group = check.add_argument_group("what is shown, and when it fails")
    group.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default=TEXT,
        metavar="FORMAT",
        help=f"how to show the review: {', '.join(FORMATS)} (default: text)",
    )
    group.add_argument(
        "--verbose", action="store_true", help="show hints, and every place a rule applies"
    )
    group.add_argument("--quiet", action="store_true", help="show findings only, no sums")
    group.add_argument(
        "--statistics",
        action="store_true",
        help="show how often each rule applies instead (text and json)",
    )
    group.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "hint", "never"),
        default="warning",
        help="exit with 1 from this severity on (default: warning); info is what the text calls a suggestion",
    )
    group.add_argument(
        "--min-score",
        action="append",
        default=[],
        metavar="SCORE=N",
        help="exit with 1 if a draft's score (voice, readability, save) is below N, 0 to 100 "
        "(repeatable); drafts too short for a score pass",
    )
    shared.add_color_option(check)


def _add_choosing(check: argparse.ArgumentParser) -> None:
    shared.add_rule_options(check)
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
    shared.add_profile_option(check)
    shared.add_config_options(check)
    shared.add_stdin_option(check)


def _add_fixing(check: argparse.ArgumentParser) -> None:
    group = check.add_argument_group("fixes")
    group.add_argument(
        "--fix",
        action="store_true",
        help="make all safe fixes in the drafts, and show what is left; "
        "standard input is printed, fixed, on standard output",
    )
    group.add_argument(
        "--diff",
        action="store_true",
        help="show what --fix would change, as a unified diff; changes nothing, even beside --fix",
    )
    group.add_argument(
        "--unsafe",
        action="store_true",
        help="with --fix or --diff: the first fix of every finding, safe or not; read the result",
    )


def _add_old_ones(check: argparse.ArgumentParser) -> None:
    group = check.add_argument_group("only what is new")
    group.add_argument(
        "--only-changed",
        nargs="?",
        const="HEAD",
        metavar="REF",
        help="only findings on lines changed since the git commit REF (default: HEAD), or, for a "
        "branch, since leaving it; files git does not know yet count whole",
    )
    group.add_argument(
        "--diff-filter",
        default="",
        metavar="KINDS",
        help="with --only-changed: only files changed in these ways, in git's letters "
        "(A added, M modified, R renamed, …)",
    )
    group.add_argument(
        "--baseline",
        default="",
        metavar="FILE",
        help="keep silent about the findings recorded in FILE, as long as the words around them stay",
    )
    group.add_argument(
        "--write-baseline",
        action="store_true",
        help="record the findings of now in the file named with --baseline",
    )


def _add_running(check: argparse.ArgumentParser) -> None:
    group = check.add_argument_group("how it runs")
    group.add_argument(
        "--jobs",
        type=shared.processes,
        default=0,
        metavar="N",
        help="processes at most (default: one for each processor); little text needs only one",
    )
    group.add_argument(
        "--cache-dir",
        default="",
        metavar="DIR",
        help="where to keep reviews of drafts that did not change (default: your cache folder)",
    )
    group.add_argument("--no-cache", action="store_true", help="keep and use no such reviews")
    group.add_argument(
        "--watch",
        action="store_true",
        help="stay, and review again what changes, until Ctrl-C; all of it when settings or packs change",
    )
