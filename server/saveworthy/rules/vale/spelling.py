"""Rules that ask a Hunspell dictionary, where one is at hand."""

from __future__ import annotations

import gc
import os
import re
import warnings
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from saveworthy.rules.vale.alert import Alert, State
from saveworthy.rules.vale.expressions import BadExpressionError, compiled

if TYPE_CHECKING:
    import regex

    from saveworthy.rules.vale.rule import ValeRule
    from saveworthy.rules.vale.scopes import Piece

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*(?:-[^\W_]+)*")
_FILTERS = (r"[A-Z]{1}[a-z]+[A-Z]+\w+", r"[A-Z]+$", r"[^a-zA-Z_'’]")
"""What is no word of a language, unless the rule is `custom`: CamelCase, ACRONYMS, figures."""


class MissingDictionaryError(Exception):
    """None of the dictionaries that a rule names is there."""


class _Dictionary(Protocol):
    def lookup(self, word: str) -> bool: ...

    def suggest(self, word: str) -> Iterator[str]: ...


class Spelling:
    """Marks words that no dictionary has.

    Raises:
        MissingDictionaryError: there is none.
    """

    def __init__(self, rule: ValeRule) -> None:
        spec = rule.spec
        self._id = rule.id
        self._dictionaries = tuple(_dictionary(path) for path in places(rule))
        if not self._dictionaries:
            raise MissingDictionaryError
        filters = (*spec.filters, *(() if spec.custom else _FILTERS))
        self._filters: tuple[regex.Pattern[str], ...] = tuple(map(compiled, filters))
        self._ignored = {word.lower() for name in spec.ignore for word in _listed(rule, name)}
        self._accepted = _accepted(rule)

    def alerts(self, piece: Piece, state: State) -> Iterator[Alert]:
        """Yield each word that is in no dictionary."""
        known = state.seen.setdefault(self._id, set())
        for match in _WORD.finditer(piece.text):
            word = match[0]
            if word in known or self._is_right(word):
                known.add(word)
                continue
            yield Alert(match.start(), match.end(), (word,))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Up to three better spellings."""
        found: list[str] = []
        for dictionary in self._dictionaries:
            for each in dictionary.suggest(word):
                found.append(each)
                if len(found) == 3:
                    return tuple(found)
        return tuple(found)

    def _is_right(self, word: str) -> bool:
        if word.lower() in self._ignored or any(f.search(word) for f in self._filters):
            return True
        if self._accepted is not None and self._accepted.fullmatch(word):
            return True
        plain = word.replace("’", "'")
        return any(dictionary.lookup(plain) for dictionary in self._dictionaries)


def places(rule: ValeRule) -> list[str]:
    """The dictionaries that a rule goes by, each without its ending; those that are not there left out."""
    names = rule.spec.dictionaries or ("en_US",)
    base = Path(rule.setup.styles_path)
    folders = [base / "config" / "dictionaries", base]
    folders += [Path(part) for part in os.environ.get("DICPATH", "").split(os.pathsep) if part]
    found = []
    for name in names:
        stem = name.removesuffix(".dic")
        for folder in folders:
            path = folder / stem
            if (
                path.with_name(f"{path.name}.dic").is_file()
                and path.with_name(f"{path.name}.aff").is_file()
            ):
                found.append(str(path))
                break
    return found


@lru_cache(maxsize=8)
def _dictionary(path: str) -> _Dictionary:
    from spylls.hunspell import Dictionary  # type: ignore[import-untyped]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the library leaves its files open
        try:
            found: _Dictionary = Dictionary.from_files(path)
        except Exception:  # it has no errors of its own, and a dictionary is a user's file
            raise MissingDictionaryError from None
        gc.collect()
    return found


def _listed(rule: ValeRule, name: str) -> list[str]:
    """The words of a file, one a line; none if it is not there."""
    base = Path(rule.setup.styles_path)
    for path in (base / "config" / "ignore" / name, base / name):
        try:
            return path.read_text("utf-8-sig").split("\n")
        except (OSError, ValueError):
            continue
    return []


def _accepted(rule: ValeRule) -> regex.Pattern[str] | None:
    terms = rule.exceptions_all
    if not terms:
        return None
    try:
        return compiled(f"(?i)(?:{'|'.join(terms)})")
    except BadExpressionError:
        return None
