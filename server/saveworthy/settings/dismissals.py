"""The shared file of dismissals: JSON, one dismissal to a line, so that two branches merge well."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import cast

from saveworthy.core.dismissal import DISMISSALS_FILE, Dismissal
from saveworthy.errors import Problem, SettingsError

_FIELDS = ("rule", "text", "before", "after", "reason")


def beside(settings_file: str | os.PathLike[str]) -> str:
    """The path of the dismissals that go with a settings file, there or not."""
    return str(Path(settings_file).parent / DISMISSALS_FILE)


def read(path: str) -> tuple[Dismissal, ...]:
    """Return the dismissals of the file at `path`; none if it is not there.

    Raises:
        SettingsError: the file cannot be read (E500), or it is no list of dismissals (E507).
    """
    try:
        state = Path(path).stat()
    except (OSError, ValueError):
        return ()
    return _read(path, (state.st_mtime_ns, state.st_size, state.st_ino))


@lru_cache(maxsize=64)
def _read(path: str, state: tuple[int, ...]) -> tuple[Dismissal, ...]:  # noqa: ARG001
    try:
        return parse(Path(path).read_bytes(), path)
    except OSError as error:
        raise SettingsError(
            Problem("E500", f"The dismissals cannot be read ({error.strerror}).", path)
        ) from None


def parse(data: bytes, path: str) -> tuple[Dismissal, ...]:
    """Return the dismissals that `data` holds.

    Raises:
        SettingsError: it is no list of dismissals (E507); each problem with its line.
    """
    try:
        value = json.loads(data.decode("utf-8-sig")) if data.strip() else {"dismissed": []}
    except json.JSONDecodeError as error:
        problem = Problem(
            "E507", f"This is no valid JSON: {error.msg}.", path, error.lineno, error.colno
        )
        raise SettingsError(problem) from None
    except (UnicodeDecodeError, RecursionError):
        raise SettingsError(Problem("E507", "Dismissals must be JSON in UTF-8.", path)) from None
    entries = value.get("dismissed") if isinstance(value, dict) else None
    if not isinstance(entries, list):
        raise SettingsError(Problem("E507", "There is no list “dismissed” in this file.", path, 1))
    wrong = [number for number, entry in enumerate(entries, 1) if not _fits(entry)]
    if wrong:
        raise SettingsError(
            *(
                Problem(
                    "E507",
                    f"Dismissal {number} is not as it should be.",
                    path,
                    mend="It needs “rule” and “text”; “before” and “after” are lists of words.",
                )
                for number in wrong
            )
        )
    return tuple(dict.fromkeys(map(_dismissal, entries)))


def written(dismissals: Sequence[Dismissal]) -> str:
    """The text of a file with these dismissals, in the order of their rules and words."""
    ordered = sorted(dict.fromkeys(dismissals))
    lines = ",\n".join(
        "    " + json.dumps({name: getattr(each, name) for name in _FIELDS}, ensure_ascii=False)
        for each in ordered
    )
    body = f"[\n{lines}\n  ]" if lines else "[]"
    text = f'{{\n  "version": 1,\n  "dismissed": {body}\n}}\n'
    return text.encode("utf-8", "backslashreplace").decode()  # halves of pairs have no UTF-8


def _fits(entry: object) -> bool:
    if not isinstance(entry, dict):
        return False
    return all(isinstance(entry.get(name), str) for name in ("rule", "text")) and (
        isinstance(entry.get("reason", ""), str)
        and all(_is_words(entry.get(name, [])) for name in ("before", "after"))
    )


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _dismissal(entry: object) -> Dismissal:
    fields = cast("dict[str, str | list[str]]", entry)
    return Dismissal(
        str(fields["rule"]),
        str(fields["text"]),
        tuple(fields.get("before", ())),
        tuple(fields.get("after", ())),
        str(fields.get("reason", "")),
    )
