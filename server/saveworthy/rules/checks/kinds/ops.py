"""A note for people on duty: who does it, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.rules.checks.kinds.lines import DATED, is_long, lines, turn, whole
from saveworthy.text.signals.count import total

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.rules.checks.kinds.lines import Line
    from saveworthy.rules.checks.passage import Hit, Passage

_TO_BE_DONE = (
    r"(?:needs?|has|have|ought|is|are) to be \w+(?:ed|n|t|ne|un|pt|d)\b"
    r"|(?:someone|somebody) (?:needs? to|has to|should|must)\b"
    r"|(?:must|should|shall) be \w+(?:ed|n|t|ne|un|pt|d)\b"
    r"|(?:needs?|requires?) (?:\w+ing|replacement|attention|inspection|cleaning|checking)\b"
)
_SOMEBODY = (
    r"(?:team|shift|crew|on[- ]call|operators?|engineers?|technicians?|drivers?|leads?|supervisors?|managers?"
    r"|desk|staff|whoever|everyone|everybody|all of (?:us|you)|nurses?|admins?"
    r"|janitor|foreman|warehouse|kitchen|reception|owner|dispatch|ops|sre|facilities|contractor|vendor|supplier"
    r"|finance|hr|porters?|guards?|pickers?)\b"
    r"|@\w+"
)
_TEAMS = r"(?:the |our )?(?:it|ops|hr|night|early|late|day|support|security|maintenance) (?:team|shift|crew|desk|department|will|must|should)"
_WHEN = (
    rf"{DATED}|now\b|until|before|after\b|by (?:the|end)|daily|hourly|weekly|monthly|each|every|morning"
    r"|immediately|at once|right away|straight away|as soon as|soon|urgent(?:ly)?|afternoon|evening|shift|when(?:ever)?\b|once\b|during|while\b|first thing|asap|this"
)


def owner(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask for a name where something is to be done and nobody in the note could be meant.

    Options: `words`, the shortest draft to judge.
    """
    found = lines(passages)
    tasks = [line for line in found if turn(_TO_BE_DONE).search(line.said)]
    if not tasks or not is_long(found, options):
        return
    if any(
        line.count("me", "we", "you", "others", "named", "orders", "questions") for line in found
    ):
        return
    if any(_names_somebody(text) for text in whole(passages)):
        return
    yield tasks[0].hit


def when(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask for a time where there is something to do and no time anywhere in the note.

    Options: `words`, the shortest draft to judge.
    """
    found = lines(passages)
    tasks = [line for line in found if _is_task(line)]
    if not tasks or not is_long(found, options):
        return
    sums = total(passage.signals for passage in passages)
    if sums.moments or sums.figures:
        return
    if any(turn(_WHEN).search(text) for text in whole(passages)):
        return
    yield tasks[0].hit


def _is_task(line: Line) -> bool:
    asked = turn(r"(?:please|(?:can|could) (?:you|someone|somebody))\b").search(line.said)
    return line.is_order or asked is not None or turn(_TO_BE_DONE).search(line.said) is not None


def _names_somebody(text: str) -> bool:
    found = turn(_SOMEBODY).search(text)
    return found is not None or "@" in text or turn(_TEAMS).search(text) is not None
