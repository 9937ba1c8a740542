"""The terms that a `.vale.ini` accepts and rejects."""

from __future__ import annotations

from pathlib import Path

from saveworthy.errors import Problem, SettingsError
from saveworthy.rules.vale.expressions import BadExpressionError, compiled
from saveworthy.rules.vale.ini import Ini
from saveworthy.rules.vale.use import vocabularies


def vocabulary(file: Ini) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The accepted and the rejected terms.

    Raises:
        SettingsError: a vocabulary is not there.
    """
    accepted: list[str] = []
    rejected: list[str] = []
    for name in file.vocab:
        places = [p for p in vocabularies(Path(file.styles_path), name) if p.is_dir()]
        if not places:
            message = f"There is no vocabulary “{name}” in {file.styles_path}."
            raise SettingsError(
                Problem("E522", message, file.path, mend="Mend its name, or take it away.")
            )
        accepted += _terms(places[0] / "accept.txt")
        rejected += _terms(places[0] / "reject.txt")
    sound = (term for term in dict.fromkeys(accepted) if is_sound(term))
    return tuple(sound), tuple(term for term in dict.fromkeys(rejected) if is_sound(term))


def _terms(path: Path) -> list[str]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, ValueError):
        return []
    terms = (line.partition(" # ")[0].strip() for line in lines)
    return [term for term in terms if term and not term.startswith("# ") and term != "#"]


def is_sound(pattern: str) -> bool:
    """Whether an expression can be compiled."""
    try:
        compiled(pattern)
    except BadExpressionError:
        return False
    return True
