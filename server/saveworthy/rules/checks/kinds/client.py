"""News for a client: what they get, and what comes next on which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.rules.checks.kinds.lines import DATED, is_long, lines, turn
from saveworthy.text.signals import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.rules.checks.passage import Hit, Passage

_COMING = (
    r"(?:will|'ll|won't|shall|going to|next|plan(?:s|ned)?|expect(?:s|ed)?|due|scheduled|by|until|from|ready"
    r"|start(?:s|ing)?|ships?|arrives?|delivers?|meet(?:s|ing)?|follows?|see you|let's|could (?:you|we)"
    r"|would (?:you|we)|please|can (?:you|we)|are you)\b"
)


def next_step(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask for a day where nothing that is to come has one.

    Options: `words`, the shortest draft to judge.
    """
    found = lines(passages)
    if not is_long(found, options):
        return
    for line in found:
        coming = turn(_COMING).search(line.said) or "'ll " in line.said
        if coming and turn(DATED).search(line.said):
            return
    yield found[-1].hit


def what_they_get(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask what the client gets where all is about “we”.

    Options: `words`, the shortest draft to judge; `ours`, how many “we” and “our” make it so.
    """
    found = lines(passages)
    if not is_long(found, options):
        return
    if any(line.count("you", "questions", "orders") for line in found):
        return
    if sum(line.count("we") for line in found) < options.get("ours", 99):
        return
    for line in found:
        if not lexicon.WE.isdisjoint(word.lower() for word in line.sentence.words):
            yield line.hit
            return
