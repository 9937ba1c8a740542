"""`saveworthy rules`: every rule, by pack, each with an example."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from saveworthy.cli.packs import rules_with
from saveworthy.cli.render.example import example
from saveworthy.cli.render.terminal import Ink, cells, printable, width, write_utf8
from saveworthy.cli.render.words import counted, severity_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from saveworthy.rules import Pack, Rule


def run(packs: Sequence[str], form: str, color: str) -> int:
    """Print all rules.

    Raises:
        PackError: a rule pack cannot be used.
    """
    rules = rules_with(packs)
    if form == "json":
        write_utf8(sys.stdout)
        sys.stdout.write(_json(rules.packs))
        return 0
    ink, room = Ink.for_stdout(color), width(sys.stdout)
    for pack in rules.packs:
        sys.stdout.writelines(f"{line}\n" for line in pack_lines(pack, ink, room))
        sys.stdout.write("\n")
    total = counted(len(rules.rules), "rule", "rules")
    sys.stdout.write(ink("dim", f"{total}. Why? Ask: saveworthy explain RULE") + "\n")
    return 0


def pack_lines(pack: Pack, ink: Ink, room: int) -> Iterator[str]:
    """Yield the lines that list a pack: each rule's id, severity and first example."""
    head = counted(len(pack.rules), "rule", "rules")
    yield f"{ink('bold', printable(pack.title))}  {ink('dim', f'{pack.name}, {head}')}"
    yield printable(" ".join(pack.summary.split()))
    yield ""
    column = max((cells(rule.id) for rule in pack.rules), default=0)
    for rule in pack.rules:
        name = rule.id + " " * (column - cells(rule.id))
        word = severity_word(rule.severity, ink, pad=True)
        shown = _first_line(rule, ink, max(room - column - 16, 20))
        yield f"  {name}  {word}  {shown}"


def _first_line(rule: Rule, ink: Ink, room: int) -> str:
    if not rule.bad:  # a rule of a Vale style has no examples
        return (
            printable(" ".join(rule.message.split())).replace("{match}", "…").replace("{fix}", "…")
        )
    first, *rest = example(rule.bad[0].text, ink, room - 2)
    return f"{first} …" if rest else first


def _json(packs: Sequence[Pack]) -> str:
    import json

    shown = {"version": 1, "packs": [_pack(pack) for pack in packs]}
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def _pack(pack: Pack) -> dict[str, object]:
    return {
        "pack": pack.name,
        "title": pack.title,
        "summary": pack.summary,
        "rules": [_rule(rule) for rule in pack.rules],
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "severity": rule.severity.label,
        "message": rule.message,
        "why": rule.why,
        "bad": [{"text": bad.text, "fixed": bad.fixed} for bad in rule.bad],
        "good": [good.text for good in rule.good],
        "tags": list(rule.tags),
        "profiles": list(rule.profiles),
        "source": rule.source,
    }
