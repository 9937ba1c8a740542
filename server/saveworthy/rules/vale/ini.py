"""Reads a `.vale.ini`: where the styles are, and which rules are for which drafts."""

from __future__ import annotations

import fnmatch
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from saveworthy.errors import Problem, SettingsError
from saveworthy.rules.vale.rule import Hidden

LEVELS = ("suggestion", "warning", "error")
YES, NO = "YES", "NO"
EVERYWHERE = "*"

_SECTION = re.compile(r"\[(?P<name>.+)\]\s*(?:[#;].*)?\Z")
_COMMENT = re.compile(r"\s[#;].*\Z")


class Entry(NamedTuple):
    """One setting: its values, in order, and its line."""

    values: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """What is said for some drafts.

    Attributes:
        pattern: which drafts, "*" for all.
        styles: the styles whose rules are on; None if the section does not say.
        switches: for names "Style.Rule": YES, NO or a level.
        line: where it starts.
    """

    pattern: str
    styles: tuple[str, ...] | None
    switches: tuple[tuple[str, str], ...]
    hidden: Hidden
    line: int

    def covers(self, name: str) -> bool:
        """Whether the draft of this path (from the file's folder, with "/") is one of them."""
        return self.pattern == EVERYWHERE or bool(_glob(self.pattern).match(name))


@dataclass(frozen=True, slots=True)
class Ini:
    """What a file says.

    Attributes:
        path: the file.
        styles_path: the folder of the styles.
        least: the lowest level that is shown.
        vocab: names of vocabularies.
        word: the frame around whole words, "" for the usual one.
        formats: endings of names that stand for others.
        sections: in order; the one for all drafts is first.
        packages: what `vale sync` would fetch.
        unread: settings that say nothing here, with their lines.
    """

    path: str
    styles_path: str
    least: str
    vocab: tuple[str, ...]
    word: str
    formats: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    packages: tuple[str, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()

    def normed(self, name: str) -> str:
        """The name of a draft with the ending that its own stands for."""
        for ending, other in self.formats:
            if name.endswith(f".{ending}"):
                return f"{name[: -len(ending)]}{other}"
        return name

    def matching(self, name: str) -> tuple[int, ...]:
        """The numbers of the sections that cover a draft; a later one has the last word.

        That for all drafts comes first, wherever it stands in the file.
        """
        names = {name, self.normed(name)}
        covering = [
            number
            for number, section in enumerate(self.sections)
            if any(section.covers(each) for each in names)
        ]
        return tuple(sorted(covering, key=lambda number: self.sections[number].pattern != "*"))


def load(path: Path) -> Ini:
    """Read the file at `path`.

    Raises:
        SettingsError: it cannot be read (E520), or what it says cannot be (E521, E522).
    """
    try:
        state = path.stat()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    return _load(path, (state.st_mtime_ns, state.st_size, state.st_ino))


@lru_cache(maxsize=64)
def _load(path: Path, state: tuple[int, ...]) -> Ini:  # noqa: ARG001
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _unreadable(path, error) from None
    except UnicodeDecodeError:
        raise SettingsError(
            Problem("E520", "Vale's settings must be UTF-8.", str(path), mend="Save it as UTF-8.")
        ) from None
    return parse(text, path)


def _unreadable(path: Path, error: Exception) -> SettingsError:
    reason = getattr(error, "strerror", None) or str(error)
    return SettingsError(Problem("E520", f"Vale's settings cannot be read ({reason}).", str(path)))


def parse(text: str, path: Path) -> Ini:
    """Return what `text` says, as the file at `path`.

    Raises:
        SettingsError: each problem with its line (E521, E522).
    """
    problems: list[Problem] = []
    raw = _sections(text, str(path), problems)
    core = {_plain(key): entry for key, entry in raw.pop("", (0, {}))[1].items()}
    least = _one(core, "minalertlevel") or "warning"
    if least not in LEVELS:
        line = core["minalertlevel"].line
        message = f"MinAlertLevel is “{least}”."
        problems.append(Problem("E521", message, str(path), line, mend=f"It can be {_or(LEVELS)}."))
    formats = raw.pop("formats", (0, {}))[1]
    raw.pop("asciidoctor", None)
    ordered = sorted(raw.items(), key=lambda item: item[0] != EVERYWHERE)
    sections = tuple(_section(name, line, keys) for name, (line, keys) in ordered)
    if problems:
        raise SettingsError(*problems)
    styles = _one(core, "stylespath") or "styles"
    return Ini(
        str(path),
        os.path.normpath(path.parent / Path(styles).expanduser()),
        least,
        _list(core, "vocab"),
        _one(core, "wordtemplate"),
        tuple((key, entry.values[-1]) for key, entry in formats.items()),
        sections,
        _list(core, "packages"),
        tuple((key, e.line) for key, e in core.items() if key in _UNREAD),
    )


_UNREAD = {
    "ignoredscopes": "IgnoredScopes",
    "skippedscopes": "SkippedScopes",
    "ignoredclasses": "IgnoredClasses",
    "nlpendpoint": "NLPEndpoint",
}
"""Settings about HTML's tags, and of other servers, that have no meaning here."""


def unread_name(key: str) -> str:
    """How a setting that is not followed is written."""
    return _UNREAD[key]


_Raw = dict[str, tuple[int, dict[str, Entry]]]


def _sections(text: str, path: str, problems: list[Problem]) -> _Raw:
    """What stands in each section, by name; what comes before the first is under ""."""
    found: _Raw = {"": (1, {})}
    keys = found[""][1]
    pending = ""
    begun = 0
    for number, line in enumerate(text.splitlines(), 1):
        stripped = pending + line.strip()
        at = begun if pending else number
        pending = ""
        if not stripped or stripped[0] in "#;":
            continue
        if stripped.endswith("\\"):  # goes on in the next line
            pending, begun = stripped[:-1].rstrip() + " ", at
            continue
        section = _SECTION.fullmatch(stripped)
        if section:
            keys = found.setdefault(section["name"].strip(), (at, {}))[1]
            continue
        key, equals, value = stripped.partition("=")
        if not equals:
            problems.append(
                Problem(
                    "E521",
                    f"“{stripped}” is neither a [section] nor a setting.",
                    path,
                    at,
                    mend="Write it as “Name = value”.",
                )
            )
            continue
        value = _COMMENT.sub("", value).strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'`":
            value = value[1:-1]
        key = key.strip()
        before = keys[key].values if key in keys else ()
        keys[key] = Entry((*before, value), at)
    return found


def _section(name: str, line: int, keys: dict[str, Entry]) -> Section:
    plain = {_plain(key): entry for key, entry in keys.items()}
    return Section(
        name,
        _list(plain, "basedonstyles") if "basedonstyles" in plain else None,
        tuple((key, _switch(entry.values[-1])) for key, entry in keys.items() if "." in key),
        Hidden(
            _list(plain, "tokenignores"),
            (*_list(plain, "ignorepatterns"), *_list(plain, "blockignores")),
        ),
        line,
    )


def _switch(value: str) -> str:
    if value.upper() in {YES, NO}:
        return value.upper()
    return value.lower() if value.lower() in LEVELS else NO


def _plain(key: str) -> str:
    return key.strip().lower()


def _one(keys: dict[str, Entry], key: str) -> str:
    return keys[key].values[-1].strip() if key in keys else ""


def _list(keys: dict[str, Entry], key: str) -> tuple[str, ...]:
    if key not in keys:
        return ()
    parts = (part.strip() for value in keys[key].values for part in _COMMA.split(value))
    return tuple(dict.fromkeys(part.replace("\\,", ",") for part in parts if part))


_COMMA = re.compile(r"(?<!\\),(?![^{(\[]*[})\]])")
"""A comma that parts values; one within brackets, or behind a backslash, belongs to an expression."""


def _or(words: tuple[str, ...]) -> str:
    return ", ".join(words[:-1]) + f" or {words[-1]}"


@lru_cache(maxsize=256)
def _glob(pattern: str) -> re.Pattern[str]:
    """A pattern of Vale's for names: “*” and “?” pass over “/”, “{a,b}” is a choice."""
    choices = [pattern]
    while len(choices) < _CHOICES and any(_INNER.search(each) for each in choices):
        choices = [one for each in choices for one in _chosen(each)]
    return re.compile("|".join(f"(?:{_translated(each)})" for each in choices))


_INNER = re.compile(r"\{([^{}]*)\}")
_CHOICES = 256


def _chosen(pattern: str) -> list[str]:
    inner = _INNER.search(pattern)
    if inner is None:
        return [pattern]
    head, tail = pattern[: inner.start()], pattern[inner.end() :]
    return [f"{head}{one.strip()}{tail}" for one in inner[1].split(",")]


def _translated(pattern: str) -> str:
    return fnmatch.translate(pattern.replace("**/", "*").replace("**", "*"))
