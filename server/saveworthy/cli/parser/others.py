"""The options of all commands but `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.cli.parser import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from saveworthy.cli.parser.shared import Commands

_SCORE_EXAMPLES = """\
examples:
  saveworthy score post.md
  saveworthy score drafts/ --format json
  saveworthy score --jsonl export.jsonl --text-field body > scores.jsonl

Rules, settings and comments in a draft do not change its scores.

exit status:
  0  everything was scored
  2  something could not be; whatever could be was"""

_CONFIG_EXAMPLES = """\
examples:
  saveworthy config post.md
  saveworthy config drafts/post.md --format json

The draft need not be there: its place decides."""


_TEST_EXAMPLES = """\
examples:
  saveworthy test --template > .saveworthy/rules/house.yml
  saveworthy test .saveworthy/rules/house.yml

exit status:
  0  all examples hold
  1  some do not
  2  a pack cannot be used"""


def _add_score(commands: Commands) -> None:
    score = commands.add_parser(
        "score",
        usage="saveworthy score [OPTIONS] PATH...",
        help="rate drafts: voice, readability, worth saving",
        description="Rates drafts from 0 to 100 and shows the sentences that made the scores.",
        epilog=_SCORE_EXAMPLES,
        formatter_class=shared.Shape,
    )
    score.spread = "paths"
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
        type=shared.processes,
        default=0,
        metavar="N",
        help="processes for --jsonl (default: one for each processor)",
    )
    shared.add_stdin_option(score)
    shared.add_color_option(score)


def _add_explain(commands: Commands) -> None:
    explain = commands.add_parser(
        "explain",
        help="say what a rule is for",
        description="Says why a rule exists, with examples of what it marks and what it leaves alone.",
        epilog="examples:\n  saveworthy explain buzzwords/leverage\n  saveworthy explain plain        the rules of a pack",
        formatter_class=shared.Shape,
    )
    explain.add_argument("rule", metavar="RULE", help="a rule (pack/name), a pack or a profile")
    shared.add_rule_options(explain)
    shared.add_color_option(explain)


def _add_rules(commands: Commands) -> None:
    rules = commands.add_parser(
        "rules",
        help="list all rules",
        description="Lists all rules, by pack.",
        formatter_class=shared.Shape,
    )
    rules.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="how to show the list (default: text)",
    )
    shared.add_rule_options(rules)
    shared.add_color_option(rules)


def _add_test(commands: Commands) -> None:
    test = commands.add_parser(
        "test",
        help="run the examples of rule packs",
        description="Runs the examples of rule packs: whether each rule marks what they say, and only that.",
        epilog=_TEST_EXAMPLES,
        formatter_class=shared.Shape,
    )
    test.add_argument(
        "packs",
        nargs="*",
        metavar="PACK",
        help="a pack, or a folder of packs (default: those that the settings here use)",
    )
    test.add_argument("--template", action="store_true", help="print a pack to start from instead")
    shared.add_color_option(test)


def _add_init(commands: Commands) -> None:
    init = commands.add_parser(
        "init",
        help="write a settings file to start from",
        description="Writes a saveworthy.toml in which every setting is explained and none is on. "
        "A file that is there already is left alone.",
        formatter_class=shared.Shape,
    )
    init.add_argument(
        "folder", nargs="?", default=".", metavar="FOLDER", help="where (default: here)"
    )


def _add_config(commands: Commands) -> None:
    config = commands.add_parser(
        "config",
        help="say which settings apply to a draft, and where they come from",
        description="Says which settings apply to a draft, and where each comes from.",
        epilog=_CONFIG_EXAMPLES,
        formatter_class=shared.Shape,
    )
    config.add_argument("file", metavar="FILE", help="a draft")
    config.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="how to show them (default: text)",
    )
    shared.add_config_options(config)
    shared.add_color_option(config)


def _add_vale(commands: Commands) -> None:
    vale = commands.add_parser(
        "vale",
        help="make a rule pack of a Vale style",
        description="Vale’s styles are used as they are (see the setting “vale”); this makes a pack of one.",
    )
    what = vale.add_subparsers(dest="what", metavar="import", required=True)
    taken = what.add_parser(
        "import",
        help="take a style over into a rule pack",
        description="Takes a style over into a rule pack, with examples, and lists what it leaves out.",
    )
    taken.add_argument("folder", metavar="DIR", help="the folder of the style")
    taken.add_argument(
        "-o",
        "--output",
        default="",
        metavar="PACK.yml",
        help="the file to write (default: the style’s name, in the working folder)",
    )


def _add_lsp(commands: Commands) -> None:
    lsp = commands.add_parser(
        "lsp",
        help="start the language server",
        description="Starts the language server on standard input and output, for editors.",
    )
    where = lsp.add_mutually_exclusive_group()
    where.add_argument(
        "--stdio", action="store_true", help="serve the editor that started it (default)"
    )
    where.add_argument(
        "--tcp",
        metavar="HOST:PORT",
        help="serve one editor that connects to this address of this computer instead",
    )
    lsp.add_argument(
        "--allow-remote",
        action="store_true",
        help="let other computers connect; whoever can connect can read the drafts",
    )
    lsp.add_argument("--log-file", metavar="FILE", help="append what happens to this file")


COMMANDS: Mapping[str, Callable[[Commands], None]] = {
    "score": _add_score,
    "explain": _add_explain,
    "rules": _add_rules,
    "test": _add_test,
    "init": _add_init,
    "config": _add_config,
    "vale": _add_vale,
    "lsp": _add_lsp,
}
"""The commands, in the order of the help."""
