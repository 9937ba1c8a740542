"""`saveworthy test`: whether the rules of packs live up to their examples."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.cli.render.terminal import Ink, fill, printable, show_problems, width
from saveworthy.cli.render.words import counted
from saveworthy.errors import PackError, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from saveworthy.rules import Pack

_FAILED = 2

TEMPLATE = """\
# A rule pack for Saveworthy. Put it into .saveworthy/rules/ beside your settings, and try it with
#   saveworthy test .saveworthy/rules/house.yml
# Everything that a rule can say is in docs/writing-rules.md.
pack: house                 # rule ids are pack/name
title: House style
summary: What we agreed on.
severity: info              # error, warning, info or hint; for rules that name none
rules:
  # Phrases and what to write instead: one replacement, up to three, "" to leave them out, or none.
  - id: clientele
    phrases: {clientele: clients}
    message: "“{match}” keeps people at a distance; “{fix}” is what we call them."
    why: We know their names, and it should sound like that.
    bad:                    # [[…]] is what the rule marks; fixed is the text with its first replacement
      - {text: "Our [[clientele]] is kind.", fixed: "Our clients are kind."}
    good:                   # here it marks nothing
      - Our clients are kind.

  # A regular expression; a group called "mark" narrows what is marked.
  - id: phone
    pattern: '\\b0\\d{3} \\d+\\b'
    message: "“{match}” works here only. Could it start with +43?"
    why: Guests call us from abroad.
    profiles: [landing-page, customer-reply]   # leave it out for drafts of all kinds
    bad: ["Call [[0316 4711]] today."]
    good: ["Call +43 316 4711 today."]
"""


def run(paths: Sequence[str], *, template: bool, color: str) -> int:
    """Run the examples of packs and print what came of it.

    Args:
        paths: packs and folders of packs; none for those that the settings here use.
        template: print a pack to start from instead.
        color: when to colour.

    Returns:
        0 if all examples hold, 1 if one does not, 2 if a pack cannot be read.

    Raises:
        UsageError: there is no pack (E306).
    """
    if template:
        sys.stdout.write(TEMPLATE)
        return 0
    packs = list(dict.fromkeys(_packs(paths)))
    if not packs:
        where = ", ".join(paths) or "the settings here"
        problem = Problem("E306", f"There is no rule pack in {where}.")
        raise UsageError(problem)
    ink, room = Ink.for_stdout(color), width(sys.stdout)
    results = [_tried(path, ink, room) for path in packs]
    return max(results)


def _packs(paths: Sequence[str]) -> Iterator[Path]:
    if not paths:
        from saveworthy.settings import Finder

        file = Finder().file_in(Path())
        yield from map(Path, file.everywhere.packs if file else ())
    for given in map(Path, paths):
        if given.is_dir():
            found = (p for p in given.iterdir() if p.suffix in {".yml", ".yaml"})
            yield from sorted(p for p in found if not p.name.startswith("."))
        else:
            yield given


def _tried(path: Path, ink: Ink, room: int) -> int:
    from saveworthy.pipeline.examples import failures
    from saveworthy.rules.compile import compile_pack
    from saveworthy.rules.load import read

    try:
        pack = compile_pack(read(path), path)
    except PackError as error:
        show_problems(error.problems)
        return _FAILED
    wrong = failures(pack)
    name = ink("bold", printable(_short(path)))
    sys.stdout.write(f"{name}  {ink('dim', _size(pack))}\n")
    for rule in pack.rules:
        lines = {rule.line, *(bad.line for bad in rule.bad), *(good.line for good in rule.good)}
        own = [p for p in wrong if p.line in lines and f"Rule {rule.id} " in f"{p.message} "]
        own += [p for p in wrong if p.line in lines and f"rule {rule.id} " in p.message]
        mark = ink("red", "✗") if own else ink("green", "✓")
        sys.stdout.write(f"  {mark} {printable(rule.id)}\n")
        for problem in own:
            sys.stdout.writelines(f"{line}\n" for line in _said(problem, ink, room))
    held = "All examples hold." if not wrong else f"{_examples(len(wrong))} not hold."
    sys.stdout.write(f"{ink('red' if wrong else 'green', held)}\n\n")
    return int(bool(wrong))


def _short(path: Path) -> str:
    """A path from here, if it leads to what is below."""
    whole, here = path.absolute(), Path().absolute()
    return (whole.relative_to(here) if whole.is_relative_to(here) else path).as_posix()


def _said(problem: Problem, ink: Ink, room: int) -> Iterator[str]:
    text = " ".join(printable(problem.message).split())
    place = f"line {problem.line}"
    for number, words in enumerate(fill(text.split(" "), room - 6 - len(place) - 2)):
        lead = ink("dim", place) if number == 0 else " " * len(place)
        yield f"      {lead}  {' '.join(words)}"


def _size(pack: Pack) -> str:
    examples = sum(len(rule.bad) + len(rule.good) for rule in pack.rules)
    rules = counted(len(pack.rules), "rule", "rules")
    return f"{rules}, {counted(examples, 'example', 'examples')}"


def _examples(number: int) -> str:
    return f"{number} example does" if number == 1 else f"{number:,} examples do"
