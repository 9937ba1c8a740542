"""What the schema has against a file's values, in the words of a writer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import ValidationError

from saveworthy.rules.profiles import PROFILES, SCORES
from saveworthy.rules.ruleset import did_you_mean
from saveworthy.settings.schema import FileSettings, OverrideSettings

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from saveworthy.settings.source import Keys

_LEVELS = "error, warning, info, hint or off"
_POINTS = "a number from 0 to 100"


def complaints(values: object) -> Iterator[tuple[Keys, str, str, str]]:
    """Yield everything about `values` that does not fit the schema.

    Returns:
        For each: the keys that lead to it, the code, what is wrong, and the mend.
    """
    try:
        FileSettings.model_validate(values)
    except ValidationError as error:
        for detail in error.errors():
            yield _complaint(detail)


def _complaint(detail: ErrorDetails) -> tuple[Keys, str, str, str]:
    keys = tuple(part for part in detail["loc"] if part != "[key]")
    name = next((str(part) for part in reversed(keys) if isinstance(part, str)), "This")
    kind = detail["type"]
    if kind == "extra_forbidden":
        return keys, "E502", f"There is no setting “{name}”.", _meant(keys)
    if kind == "literal_error" and name == "profile":
        given = detail["input"]
        mend = did_you_mean(str(given), PROFILES) or f"There are {', '.join(PROFILES)}."
        return keys, "E503", f"There is no profile “{given}”.", mend
    if kind == "missing":
        return keys[:-1], "E503", f"“{name}” is missing.", "Say which drafts it is for."
    said = _SAID.get(kind)
    if said is None:
        reason = detail.get("ctx", {}).get("error", detail["msg"])
        return keys, "E503", f"{name}: {reason}.", ""
    if kind == "list_type" and isinstance(detail["input"], str):
        return keys, "E503", f"{name} must be {said}.", f'Write {name} = ["{detail["input"]}"].'
    return keys, "E503", f"{name} must be {said}.", ""


def _meant(keys: Keys) -> str:
    if keys[:1] == ("tool",):
        return "Here the settings stand alone, without [tool.saveworthy]."
    if keys[-2:-1] in (("targets",), ("minimum",)):
        return did_you_mean(str(keys[-1]), SCORES) or f"There are {', '.join(SCORES)}."
    model = OverrideSettings if keys[:1] == ("overrides",) else FileSettings
    if keys[:1] == ("overrides",) and keys[-1] in FileSettings.model_fields:
        return "It is for all drafts: put it above the first [table]."
    return did_you_mean(str(keys[-1]), model.model_fields)


_SAID = {
    "dict_type": "a table",
    "model_type": "a table",
    "list_type": "a list",
    "too_short": "a list of at least one",
    "string_type": "text, in quotes",
    "string_too_short": "text; this is empty",
    "literal_error": _LEVELS,
    "float_type": _POINTS,
    "greater_than_equal": _POINTS,
    "less_than_equal": _POINTS,
    "finite_number": _POINTS,
}
"""What is wanted, for pydantic's types of error."""
