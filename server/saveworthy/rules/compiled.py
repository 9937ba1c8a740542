"""The compiled form of a pack, kept in the user's cache folder.

Reading YAML, checking it and inflecting its phrases takes most of a second; the compiled form loads
in milliseconds. It is derived, so losing it costs time only.

Its first line is JSON and holds what every review needs of the rules. Then come four lines for each
rule that are left as they are until somebody asks: its examples, the words of its phrases with tabs
between, and what may stand in their place.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from saveworthy.core import Severity
from saveworthy.rules import remembered
from saveworthy.rules.rule import Bad, Context, Density, Good, Pack, Rule
from saveworthy.rules.unread import Unread, UnreadPhrases, keys


def read(data: bytes, path: Path) -> Pack | None:
    """Return the pack whose source is `data`, None when there is no sound compiled form."""
    try:
        head, *texts, rest = _place(data).read_bytes().split(b"\n")
        if rest:
            return None  # cut short
        name, title, summary, rows = json.loads(head)
        unread = [iter(texts)] * _UNREAD
        rules = tuple(_rule(*these, *row) for *these, row in zip(*unread, rows, strict=True))
        return Pack(name, title, summary, str(path), rules)
    except (OSError, ValueError, TypeError, IndexError):
        return None


def write(data: bytes, pack: Pack) -> None:
    """Keep the compiled form of `pack`, whose source is `data`; a folder that refuses is left be."""
    import tempfile

    rows = [pack.name, pack.title, pack.summary, [_row(rule) for rule in pack.rules]]
    lines = [_json(rows), *(line for rule in pack.rules for line in _unread(rule))]
    place = _place(data)
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
        Path(name).replace(place)
        remembered.prune(place.parent.iterdir())


def _place(data: bytes) -> Path:
    return remembered.place("packs", data, Path(__file__).parent).with_suffix(".pack")


def _row(rule: Rule) -> list[object]:
    return [
        rule.id,
        rule.message,
        rule.why,
        int(rule.severity),
        len(rule.bad),
        len(rule.good),
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


_SEVERITIES = tuple(Severity)
_NO_WORDS: frozenset[str] = frozenset()

_UNREAD = 4
"""Lines for each rule."""


def _unread(rule: Rule) -> tuple[str, str, str, str]:
    return (
        _json(tuple(rule.bad)),
        _json(tuple(rule.good)),
        "\t".join(keys(rule.phrases)),
        _json([(phrase.fixes, phrase.kind) for phrase in rule.phrases]),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _bad(text: bytes) -> tuple[Bad, ...]:
    return tuple(map(Bad._make, json.loads(text)))


def _good(text: bytes) -> tuple[Good, ...]:
    return tuple(map(Good._make, json.loads(text)))


def _rule(
    bad: bytes,
    good: bytes,
    words: bytes,
    phrases: bytes,
    rule_id: str,
    message: str,
    why: str,
    severity: int,
    number_bad: int,
    number_good: int,
    pattern: str,
    replace: list[str],
    check: str,
    options: dict[str, float],
    exceptions: list[str],
    only: list[str] | None,
    unless: list[str] | None,
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
        _SEVERITIES[severity],
        Unread(number_bad, bad, _bad),
        Unread(number_good, good, _good),
        UnreadPhrases(tuple(words.decode().split("\t")), phrases) if words else (),
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


def _context_row(context: Context | None) -> list[str] | None:
    return None if context is None else [" ".join(sorted(words)) for words in context]


def _context(row: list[str] | None) -> Context | None:
    if row is None:
        return None
    return Context(*[frozenset(words.split()) if words else _NO_WORDS for words in row])
