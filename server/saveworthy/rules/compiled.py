"""The compiled form of a pack, kept in the user's cache folder.

Reading YAML, checking it and inflecting its phrases takes most of a second; the compiled form loads
in milliseconds. It is derived, so losing it costs time only.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from saveworthy.core import Severity
from saveworthy.rules import remembered
from saveworthy.rules.rule import Bad, Context, Density, Good, Pack, Rule
from saveworthy.rules.unread import Unread, UnreadPhrases


def read(data: bytes, path: Path) -> Pack | None:
    """Return the pack whose source is `data`, None when there is no sound compiled form."""
    try:
        stored = json.loads(_place(data).read_bytes())
        rules = tuple(_rule(*row) for row in stored["rules"])
        return Pack(stored["name"], stored["title"], stored["summary"], str(path), rules)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(data: bytes, pack: Pack) -> None:
    """Keep the compiled form of `pack`, whose source is `data`; a folder that refuses is left be."""
    import tempfile

    row = {
        "name": pack.name,
        "title": pack.title,
        "summary": pack.summary,
        "rules": [_row(rule) for rule in pack.rules],
    }
    place = _place(data)
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(row, file, ensure_ascii=False, separators=(",", ":"))
        Path(name).replace(place)
        remembered.prune(place.parent.glob("*.json"))


def _place(data: bytes) -> Path:
    return remembered.place("packs", data, Path(__file__).parent).with_suffix(".json")


def _row(rule: Rule) -> list[object]:
    return [
        rule.id,
        rule.message,
        rule.why,
        int(rule.severity),
        len(rule.bad),
        json.dumps(tuple(rule.bad), ensure_ascii=False),
        len(rule.good),
        json.dumps(tuple(rule.good), ensure_ascii=False),
        "\n".join(phrase.key for phrase in rule.phrases),
        json.dumps([(phrase.fixes, phrase.kind) for phrase in rule.phrases], ensure_ascii=False),
        rule.pattern,
        rule.replace,
        rule.check,
        dict(rule.options),
        rule.exceptions,
        _context_row(rule.only),
        _context_row(rule.unless),
        rule.pos,
        rule.safe,
        rule.tags,
        rule.source,
        rule.line,
        rule.needs,
        rule.density,
        rule.profiles,
        rule.digest,
    ]


def _bad(text: str) -> tuple[Bad, ...]:
    return tuple(map(Bad._make, json.loads(text)))


def _good(text: str) -> tuple[Good, ...]:
    return tuple(map(Good._make, json.loads(text)))


def _rule(
    rule_id: str,
    message: str,
    why: str,
    severity: int,
    number_bad: int,
    bad: str,
    number_good: int,
    good: str,
    keys: str,
    phrases: str,
    pattern: str,
    replace: list[str],
    check: str,
    options: dict[str, float],
    exceptions: list[str],
    only: list[list[str]] | None,
    unless: list[list[str]] | None,
    pos: str,
    safe: bool,
    tags: list[str],
    source: str,
    line: int,
    needs: list[list[str]],
    density: tuple[int, int, int, int, str] | None,
    profiles: list[str],
    digest: str,
) -> Rule:
    return Rule(
        rule_id,
        message,
        why,
        Severity(severity),
        Unread(number_bad, bad, _bad),
        Unread(number_good, good, _good),
        UnreadPhrases(tuple(keys.split("\n")), phrases) if keys else (),
        pattern,
        tuple(replace),
        check,
        options,
        tuple(exceptions),
        _context(only),
        _context(unless),
        pos,
        safe,
        tuple(tags),
        source,
        line,
        tuple(map(tuple, needs)),
        None if density is None else Density(*density),
        tuple(profiles),
        digest,
    )


def _context_row(context: Context | None) -> list[list[str]] | None:
    if context is None:
        return None
    return [
        sorted(context.before),
        sorted(context.after),
        sorted(context.near),
        sorted(context.before_pos),
        sorted(context.after_pos),
    ]


def _context(row: list[list[str]] | None) -> Context | None:
    return None if row is None else Context(*(frozenset(words) for words in row))
