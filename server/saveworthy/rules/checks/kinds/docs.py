"""A guide: steps that one can find one's place in."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from saveworthy.core import BlockKind
from saveworthy.rules.checks.kinds.lines import lines, turn
from saveworthy.rules.checks.passage import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.rules.checks.passage import Passage

_STEP = (
    r"(?:first|then|next|now|finally|lastly|after that|afterwards|once (?:that|this) is done)?,? ?(?:please |and )?"
    r"(?:open|choose|click|double-click|select|go to|enter|type|press|run|copy|paste|save|install|download"
    r"|wait|sign in|log in|restart|start|stop|scan|add|set|create|delete|remove|close|drag|turn|plug|tap|check"
    r"|confirm|upload|name|scroll|navigate|make sure|switch|unplug|hold|fill in|submit|move|rename|replace"
    r"|connect|export|import|edit|change|find|put|push|pull|commit|build|clone|launch|attach|mount)\b"
)
_ORDERED = r"(?:first|then|next|after that|afterwards|finally|lastly|once)\b"


def steps(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask for a list where one paragraph takes its reader through many steps.

    Options: `least`, steps from which a list pays; `ordered`, words such as “then” that must say that
    their order matters.
    """
    for _, group in groupby(lines(passages), key=lambda line: line.passage.block.span):
        told = [*group]
        if told[0].passage.block.kind is not BlockKind.PARAGRAPH:
            continue
        orders = [line for line in told if line.is_order or turn(_STEP).match(line.said)]
        ordered = sum(len(turn(_ORDERED).findall(line.said)) for line in told)
        if len(orders) >= options.get("least", 99) and ordered >= options.get("ordered", 0):
            yield Hit(orders[0].place, {"count": str(len(orders))})
