"""Records to score: one JSON object to a line, one score to a line."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.cli.render.scores import scores_json
from saveworthy.errors import DraftError, Problem
from saveworthy.pipeline import review_document
from saveworthy.rules.ruleset import RuleSet
from saveworthy.text.formats import split

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH = 64
_MOST_SHOWN = 80


class Record(NamedTuple):
    """One line of the input, and how to read it."""

    number: int
    line: bytes
    file: str
    field: str
    format: str


class Scored(NamedTuple):
    """A line of JSON with a record's scores or, as far as there is a problem, with its error."""

    line: str
    problem: Problem | None = None


def records(name: str, field: str, form: str) -> Iterator[Record]:
    """Yield the records of the file `name` ("-" for standard input), blank lines left out.

    Raises:
        DraftError: the file cannot be read (E111, E112).
    """
    if name == "-" and sys.stdin is None:
        raise DraftError(Problem("E112", "Standard input is closed.", name))
    try:
        with ExitStack() as closing:
            file = sys.stdin.buffer if name == "-" else closing.enter_context(Path(name).open("rb"))
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield Record(number, line, name, field, form)
    except FileNotFoundError:
        raise DraftError(Problem("E111", "There is no such file.", name)) from None
    except OSError as error:
        reason = f"This file cannot be read ({error.strerror})."
        raise DraftError(Problem("E112", reason, name)) from None


def score_records(batch: list[Record]) -> list[Scored]:
    """Score each record of a batch; one that cannot be read gets its problem instead."""
    return [_score(record) for record in batch]


def _score(record: Record) -> Scored:
    text = _text(record)
    if isinstance(text, Problem):
        return Scored(scores_json({"line": record.number, "error": text.message}, None), text)
    document = split(text, record.format, f"{record.file}:{record.number}")
    report = review_document(document, RuleSet(()))
    return Scored(scores_json({"line": record.number}, report))


def _text(record: Record) -> str | Problem:
    try:
        value = json.loads(record.line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _problem(record, f"This line is not UTF-8 (byte {error.start + 1}).")
    except json.JSONDecodeError as error:
        return _problem(record, f"This line is not JSON: {error.msg}.", error.colno)
    except RecursionError:
        return _problem(record, "This line is nested too deeply.")
    if not isinstance(value, dict):
        return _problem(record, "This line is no JSON object.")
    if record.field not in value:
        has = ", ".join(map(str, value))[:_MOST_SHOWN] or "no fields"
        return _problem(record, f"There is no field “{record.field}” (it has {has}).")
    text = value[record.field]
    if not isinstance(text, str):
        return _problem(record, f"The field “{record.field}” is not a text.")
    return text


def _problem(record: Record, message: str, column: int = 0) -> Problem:
    mend = "Each line must be an object; name the field to score with --text-field."
    return Problem("E121", message, record.file, record.number, column, mend=mend)
