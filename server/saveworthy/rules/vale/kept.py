"""What was worked out from the files of a style, kept in the user's cache folder.

Reading a style's YAML and trying its expressions takes some tenths of a second; what is kept loads in
milliseconds. It is derived, so losing it costs time only.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from saveworthy.core import Severity
from saveworthy.rules import literals, remembered
from saveworthy.rules.rule import VALE
from saveworthy.rules.vale.asks import Asked
from saveworthy.rules.vale.rule import Action, Slot, Spec, ValeRule

_KIND = "vale"

_FIELDS = tuple(Spec.__dataclass_fields__)
_ACTION, _SLOTS = _FIELDS.index("action"), _FIELDS.index("slots")


def rules(data: bytes) -> tuple[ValeRule, ...] | None:
    """Return the rules that came of the files whose names and contents are `data`; None if unknown."""
    try:
        return tuple(_rule(*row) for row in _read(b"rules" + data))
    except (OSError, ValueError, TypeError):
        return None


def keep_rules(data: bytes, found: Sequence[ValeRule]) -> None:
    """Keep the rules that came of the files whose names and contents are `data`."""
    _write(_place(b"rules" + data), [_row(rule) for rule in found])


def pieces(digests: Sequence[str]) -> list[Asked] | None:
    """Return what each of the rules with these digests asks a text for; None if unknown.

    Rules that are known here are sound: their expressions have been compiled once.
    """
    try:
        found = [tuple(map(tuple, asked)) for asked in _read(_of_pieces(digests))]
    except (OSError, ValueError, TypeError):
        return None
    return found if len(found) == len(digests) else None


def keep_pieces(digests: Sequence[str], found: Sequence[Asked]) -> None:
    """Keep what each of the sound rules with these digests asks a text for."""
    _write(_place(_of_pieces(digests)), list(found))


def _of_pieces(digests: Sequence[str]) -> bytes:
    return b"pieces" + "".join(digests).encode()


def _read(data: bytes) -> list[Any]:
    stored = json.loads(_place(data).read_bytes())
    if not isinstance(stored, list):
        raise TypeError
    return stored


def _place(data: bytes) -> Path:
    reader = Path(literals.__file__).stat()
    state = f"{reader.st_size} {reader.st_mtime_ns}\n".encode()
    return remembered.place(_KIND, state + data, Path(__file__).parent).with_suffix(".json")


def _write(place: Path, value: object) -> None:
    """Write a file at once or not at all; a folder that refuses is left be."""
    import tempfile

    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file, separators=(",", ":"))
        Path(name).replace(place)
        remembered.prune(place.parent.glob("*.json"))


def _row(rule: ValeRule) -> list[object]:
    spec = [getattr(rule.spec, name) for name in _FIELDS]
    return [rule.id, rule.message, rule.why, int(rule.severity), rule.source, rule.path, spec]


def _rule(
    rule_id: str, message: str, why: str, severity: int, source: str, path: str, spec: list[object]
) -> ValeRule:
    return ValeRule(
        rule_id,
        message,
        why,
        Severity(severity),
        (),
        (),
        check=VALE,
        source=source,
        line=1,
        spec=_spec(*spec),
        path=path,
    )


def _spec(*values: object) -> Spec:
    known = [_tupled(value) for value in values]
    known[_ACTION] = Action(*known[_ACTION])  # type: ignore[misc]  # it is a row of just these
    known[_SLOTS] = tuple(Slot(*slot) for slot in known[_SLOTS])  # type: ignore[attr-defined]
    return Spec(*known)  # type: ignore[arg-type]


def _tupled(value: object) -> object:
    return tuple(map(_tupled, value)) if isinstance(value, list) else value
