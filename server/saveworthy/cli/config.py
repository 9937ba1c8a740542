"""`saveworthy config`: which settings apply to a draft, and where each comes from."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.cli.render.terminal import Ink, printable, write_utf8
from saveworthy.cli.render.words import counted
from saveworthy.core import Document
from saveworthy.errors import DraftError
from saveworthy.pipeline.profile import named
from saveworthy.rules.profiles import DEFAULT, PROFILES
from saveworthy.settings import Finder, load, ruleset
from saveworthy.settings.read import SHARED_FILE, TABLE
from saveworthy.settings.rules import known_rules
from saveworthy.settings.source import Keys, nearest, parse
from saveworthy.settings.vale import Searcher
from saveworthy.settings.values import Settings
from saveworthy.text.decode import decode

if TYPE_CHECKING:
    from argparse import Namespace

    from saveworthy.rules import RuleSet
    from saveworthy.settings import SettingsFile

_OVERRIDES = "overrides"


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for; see the help of each option."""

    file: str
    format: str = "text"
    config: str = ""
    no_config: bool = False
    color: str = "auto"

    @classmethod
    def of(cls, args: Namespace) -> Options:
        """The options as argparse read them."""
        return cls(args.file, args.format, args.config, args.no_config, args.color)


@dataclass(frozen=True, slots=True)
class _Profile:
    """The profile of a draft, and the line of the draft that says so; 0 if none does."""

    name: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class _Entry:
    """One setting that applies: its keys, its value, its line, and the patterns it is for."""

    keys: Keys
    value: object
    line: int
    files: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return ".".join(_shown_key(str(key)) for key in self.keys)


def run(options: Options) -> int:
    """Print what applies to the draft that `options` name, and return the exit status.

    Raises:
        SettingsError: the settings file cannot be used.
        PackError: a rule pack it names cannot be used.
    """
    file = _file(options)
    settings = file.settings(options.file) if file else Settings()
    if not options.no_config:
        settings = Searcher().settled(settings, options.file)
    all_rules = known_rules(settings.packs, settings.vale)
    profile = _profile(options.file, settings)
    rules = ruleset(replace(settings, profile=profile.name))
    entries = tuple(_entries(file, options.file)) if file else ()
    if options.format == "json":
        write_utf8(sys.stdout)
        sys.stdout.write(_json(options.file, file, entries, settings, rules, all_rules, profile))
    else:
        ink = Ink.for_stdout(options.color)
        sys.stdout.writelines(
            f"{line}\n" for line in _lines(file, entries, settings, rules, all_rules, profile, ink)
        )
    return 0


def _file(options: Options) -> SettingsFile | None:
    if options.config:
        return load(options.config)
    return None if options.no_config else Finder().file_for(options.file)


def _profile(draft: str, settings: Settings) -> _Profile:
    """The profile of the draft: what it says itself wins over its settings."""
    with contextlib.suppress(OSError, ValueError, DraftError):
        path = Path(draft)
        if path.is_file():
            text = decode(path.read_bytes(), draft).text
            found = named(Document(draft, None, text, "", ()))
            if found is not None and found.name in PROFILES:
                return _Profile(found.name, text.count("\n", 0, found.span.start) + 1)
    return _Profile(settings.profile or DEFAULT)


def _entries(file: SettingsFile, draft: str) -> Iterator[_Entry]:
    path = Path(file.path)
    if path.suffix != ".toml":  # the dismissals stand alone
        return
    source = parse(path.read_bytes(), file.path)
    table = TABLE if path.name == SHARED_FILE else ()
    values: object = source.value
    for name in table:
        values = values.get(name) if isinstance(values, Mapping) else None
    places = source.places()
    inside = _from(path.parent, draft)
    covering = [override.covers(inside) for override in file.overrides]
    for keys, value in _leaves(values, ()):
        line = nearest(places, (*table, *keys))[0]
        if keys[:1] != (_OVERRIDES,):
            yield _Entry(keys, value, line)
        elif keys[2] != "files" and covering[int(keys[1])]:
            yield _Entry(keys[2:], value, line, file.overrides[int(keys[1])].files)


def _leaves(value: object, above: Keys) -> Iterator[tuple[Keys, object]]:
    """Every setting, tables taken apart."""
    if isinstance(value, Mapping):
        for key, inside in value.items():
            yield from _leaves(inside, (*above, key))
    elif above == (_OVERRIDES,) and isinstance(value, list):
        for number, inside in enumerate(value):
            yield from _leaves(inside, (*above, number))
    else:
        yield above, value


def _from(folder: Path, draft: str) -> str:
    whole = os.path.abspath(draft)  # noqa: PTH100  # a link's own place counts
    return Path(os.path.relpath(whole, folder)).as_posix()


def _lines(
    file: SettingsFile | None,
    entries: tuple[_Entry, ...],
    settings: Settings,
    rules: RuleSet,
    all_rules: RuleSet,
    profile: _Profile,
    ink: Ink,
) -> Iterator[str]:
    if file is None:
        yield "No settings file applies; everything is as it comes."
    else:
        yield ink("bold", printable(_short(file.path)))
    room = max((len(entry.name) for entry in entries), default=0)
    for entry in entries:
        told = ink("dim", f"line {entry.line}")
        if entry.files:
            told += ink("dim", f", for {printable(', '.join(entry.files))}")
        yield f"  {printable(entry.name):{room}}  {printable(_shown(entry.value))}  {told}"
    if settings.dismissals:
        yield f"Dismissed findings: {printable(_short(settings.dismissals))}"
    where = f", line {profile.line} of the draft" if profile.line else ""
    where = where or ("" if settings.profile else ", since nothing says otherwise")
    yield f"Profile: {profile.name}{ink('dim', where)}"
    here = [rule for rule in all_rules.rules if rule.id not in rules.elsewhere]
    off = len(here) - len(rules.rules)
    total = counted(len(here), "rule", "rules")
    yield f"{len(rules.rules):,} of {total} on." if off else f"All {total} on."


def _json(
    draft: str,
    file: SettingsFile | None,
    entries: tuple[_Entry, ...],
    settings: Settings,
    rules: RuleSet,
    all_rules: RuleSet,
    profile: _Profile,
) -> str:
    import json

    shown = {
        "version": 1,
        "path": draft,
        "file": file.path if file else None,
        "profile": profile.name,
        "profileLine": profile.line or None,
        "settings": [
            {
                "setting": entry.name,
                "value": entry.value,
                "line": entry.line,
                "files": list(entry.files) or None,
            }
            for entry in entries
        ],
        "dismissals": settings.dismissals or None,
        "rules": {rule.id: rule.severity.label for rule in rules.rules},
        "off": [
            rule.id
            for rule in all_rules.rules
            if rules.rule(rule.id) is None and rule.id not in rules.elsewhere
        ],
        "elsewhere": sorted(rules.elsewhere),
    }
    text = json.dumps(shown, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace").decode()


def _short(path: str) -> str:
    """A path from here, if that is shorter."""
    try:
        return min(path, os.path.relpath(path), key=len)
    except ValueError:  # another drive
        return path


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _shown_key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() else f'"{key}"'
