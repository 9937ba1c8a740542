"""From a rule's YAML file to a rule, or to what is wrong with it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.core import Severity
from saveworthy.errors import PackError, Problem
from saveworthy.rules.load import read as read_bytes
from saveworthy.rules.rule import VALE
from saveworthy.rules.ruleset import did_you_mean
from saveworthy.rules.source import Source, parse
from saveworthy.rules.vale.rule import (
    LEVELS,
    RAW,
    SENTENCE,
    SUMMARY,
    TEXT,
    Action,
    Slot,
    Spec,
    ValeRule,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = (
    "capitalization",
    "conditional",
    "consistency",
    "existence",
    "metric",
    "occurrence",
    "readability",
    "repetition",
    "script",
    "sequence",
    "spelling",
    "substitution",
)
NEEDS: Mapping[str, tuple[str, ...]] = {
    "capitalization": ("match",),
    "conditional": ("first", "second"),
    "consistency": ("either",),
    "existence": ("tokens", "raw"),
    "metric": ("formula",),
    "occurrence": ("token",),
    "readability": ("metrics",),
    "repetition": ("tokens",),
    "sequence": ("tokens",),
    "substitution": ("swap",),
}
"""What a rule of each kind says nothing without: one of these keys."""

_NOT_READ: Mapping[str, tuple[str, ...]] = {"conditional": ("in",), "sequence": ("model",)}
_WITHOUT = "Without it the rule would mean something else, so it is left out."


def load_rule(path: Path, rule_id: str) -> ValeRule:
    """Return the rule that the file at `path` holds.

    Raises:
        PackError: the file cannot be read (E200, E209), it is no YAML (E201, E202), or no rule of
            Vale's (E214); each problem with its line.
    """
    data = read_bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PackError(
            Problem("E204", "A rule must be UTF-8.", str(path), line, mend="Save it as UTF-8.")
        ) from None
    return _File(parse(text, str(path), keep_last=True)).rule(rule_id)


class _File:
    """A rule's file, read key by key; what is wrong is told with its line."""

    def __init__(self, source: Source) -> None:
        self._source = source
        value = source.value
        if not isinstance(value, dict):
            raise PackError(
                Problem("E214", "A rule is settings, each as “name: value”.", source.path, 1)
            )
        self._value: Mapping[str, object] = {str(key).lower(): each for key, each in value.items()}
        self._keys = {str(key).lower(): str(key) for key in value}

    def rule(self, rule_id: str) -> ValeRule:
        extends = self._text("extends")
        if not extends:
            raise self._wrong("extends", "“extends” is missing.", f"It can be {_or(KINDS)}.")
        if "." in extends:
            mend = "Write out what it takes over from that rule."
            raise self._wrong("extends", "A rule that extends another one is not read here.", mend)
        if extends not in KINDS:
            mend = did_you_mean(extends, KINDS) or f"It can be {_or(KINDS)}."
            raise self._wrong("extends", f"There is no kind of rule “{extends}”.", mend)
        message = self._text("message")
        if not message and extends != "script":
            raise self._wrong("message", "“message” is missing.", "Say what a writer should know.")
        level = self._text("level") or "warning"
        if level not in LEVELS:
            raise self._wrong(
                "level", f"“{level}” is no level.", f"It can be {_or(tuple(LEVELS))}."
            )
        needs = NEEDS.get(extends, ())
        if needs and not any(self._value.get(key) for key in needs):
            raise self._wrong(needs[0], f"“{needs[0]}” is missing.", "Without it nothing is found.")
        for key in _NOT_READ.get(extends, ()):
            if self._value.get(key):
                raise self._wrong(key, f"“{key}” is not followed here.", _WITHOUT)
        spec = self._spec(extends, message)
        return ValeRule(
            rule_id,
            _template(message, extends),
            spec.description or f"The Vale style {rule_id.partition('/')[0]} asks for it.",
            LEVELS[level],
            (),
            (),
            check=VALE,
            source=self._text("link"),
            line=1,
            spec=spec,
            path=self._source.path,
        )

    def _spec(self, extends: str, message: str) -> Spec:
        sequence = extends == "sequence"
        pairs = self._pairs("swap") if extends == "substitution" else self._pairs("either")
        return Spec(
            extends,
            message,
            self._text("description"),
            self._scope(extends),
            int(self._number("limit")),
            self._action(),
            tuple(t for t in self._list("tokens") if t.strip()) if not sequence else (),
            self._list("raw"),
            self._flag("append"),
            self._flag("ignorecase"),
            self._flag("nonword"),
            exceptions=self._list("exceptions"),
            vocab=self._flag("vocab", default=True),
            pairs=pairs,
            capitalize=self._flag("capitalize"),
            pos=self._text("pos"),
            token=self._text("token"),
            least=int(self._number("min")),
            most=int(self._number("max")),
            alpha=self._flag("alpha"),
            first=self._text("first"),
            second=self._text("second"),
            match=self._text("match"),
            style=self._text("style"),
            indicators=self._list("indicators"),
            threshold=self._number("threshold") or 0.8,
            prefix=self._text("prefix"),
            formula=self._text("formula"),
            condition=self._text("condition"),
            metrics=self._list("metrics"),
            grade=self._number("grade"),
            slots=tuple(self._slots()) if sequence else (),
            custom=self._flag("custom"),
            filters=self._list("filters"),
            ignore=self._list("ignore"),
            dictionaries=self._list("dictionaries") or self._list("dic"),
        )

    def _scope(self, extends: str) -> tuple[str, ...]:
        if extends == "sequence":
            return (SENTENCE,)
        listed = self._list("scope") or (TEXT,)
        measures = extends in {"metric", "readability"}  # all of a draft, unless a part is named
        return (SUMMARY,) if measures and listed == (TEXT,) else listed

    def _action(self) -> Action:
        value = self._value.get("action")
        if not isinstance(value, dict):
            return Action()
        params = value.get("params")
        listed = params if isinstance(params, list) else [] if params is None else [params]
        return Action(str(value.get("name") or ""), tuple(map(_word, listed)))

    def _slots(self) -> list[Slot]:
        found = []
        for number, value in enumerate(_listed(self._value.get("tokens"))):
            if not isinstance(value, dict):
                raise self._wrong(
                    "tokens", "A sequence is a list of “pattern” and “tag”.", at=number
                )
            slot = {str(key).lower(): each for key, each in value.items()}
            if slot.get("upos"):
                mend = "Write it as “tag”, with the tags of the Penn Treebank."
                raise self._wrong("tokens", "“upos” is not followed here.", mend, at=number)
            found.append(
                Slot(
                    _word(slot.get("pattern")),
                    _word(slot.get("tag")),
                    _whole(slot.get("skip")),
                    max(1, _whole(slot.get("min"))),
                    slot.get("negate") is True,
                    slot.get("target") is True,
                )
            )
        return found

    def _pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        value = self._value.get(key)
        if value is None:
            return ()
        if isinstance(value, dict):
            return tuple((_word(left), _word(right)) for left, right in value.items())
        if isinstance(value, list) and all(isinstance(each, dict) for each in value):
            return tuple((_word(a), _word(b)) for each in value for a, b in each.items())
        raise self._wrong(key, f"“{key}” is pairs, each as “found: better”.")

    def _text(self, key: str) -> str:
        value = self._value.get(key)
        if isinstance(value, dict | list):
            raise self._wrong(key, f"“{key}” must be text.", "Put it in quotes.")
        return _word(value)

    def _list(self, key: str) -> tuple[str, ...]:
        value = self._value.get(key)
        if isinstance(value, dict) or any(isinstance(each, dict | list) for each in _listed(value)):
            raise self._wrong(key, f"“{key}” must be a list of texts.")
        return tuple(_word(each) for each in _listed(value) if each is not None)

    def _number(self, key: str) -> float:
        value = self._value.get(key)
        if value is None:
            return 0
        try:
            number = float(_word(value))
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise self._wrong(key, f"“{key}” must be a number.")
        return number

    def _flag(self, key: str, *, default: bool = False) -> bool:
        value = self._value.get(key)
        if value is None:
            return default
        if _word(value).lower() in {"true", "yes", "on", "1"}:
            return True
        if _word(value).lower() in {"false", "no", "off", "0"}:
            return False
        raise self._wrong(key, f"“{key}” must be true or false.")

    def _wrong(self, key: str, message: str, mend: str = "", at: int | None = None) -> PackError:
        keys: Sequence[str | int] = (self._keys.get(key, key), *(() if at is None else (at,)))
        line, column = self._source.place(keys)
        return PackError(Problem("E214", message, self._source.path, line, column, mend))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _word(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _or(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + f" or {words[-1]}"


def _template(message: str, extends: str) -> str:
    """The message as ours are written: "{fix}" and "{match}" for what Vale puts in with "%s"."""
    said = message.replace("{", "{{").replace("}", "}}")
    if extends == "substitution":
        said = said.replace("%s", "{fix}", 1)
    return said.replace("%s", "{match}")


def level_of(severity: Severity) -> str:
    """What Vale calls a severity."""
    return next((name for name, each in LEVELS.items() if each <= severity), "suggestion")


__all__ = ["KINDS", "NEEDS", "RAW", "level_of", "load_rule"]
