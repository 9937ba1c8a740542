"""Analyses that need not be made again: the only mutable thing in a review."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from saveworthy.core import Block
from saveworthy.pipeline.analyse import Analysis, Reading
from saveworthy.rules.patterns import OverrunError
from saveworthy.rules.rule import Rule
from saveworthy.text import nlp

_OVERRUNS = 1000
"""Blocks remembered at most for taking too long."""

_GONE = 256
"""Blocks remembered that an edit has changed, for what is undone."""

_TAGGED = 256
"""Sentences remembered with their tags: those of the paragraphs at hand."""


class Cache:
    """Keeps the analyses of the blocks used last, under what they depend on.

    Args:
        size: analyses kept at most.

    Attributes:
        size: the same; may be changed at any time.
    """

    def __init__(self, size: int = 20_000) -> None:
        self.size = size
        self._kept: OrderedDict[tuple[str, str], Analysis] = OrderedDict()
        self._readings: OrderedDict[tuple[str, str], Reading] = OrderedDict()
        self._tagged: OrderedDict[str, tuple[nlp.Token, ...]] = OrderedDict()
        self._overrun: dict[tuple[str, str], Rule] = {}
        self._gone: OrderedDict[tuple[str, str], None] = OrderedDict()

    def get(self, block: str, rules: str) -> Analysis | None:
        """Return the analysis of the block with that key under the rules with that fingerprint."""
        analysis = self._kept.get((block, rules))
        if analysis is not None:
            self._kept.move_to_end((block, rules))
            self._gone.pop((block, rules), None)
        return analysis

    def put(self, block: str, rules: str, analysis: Analysis) -> None:
        """Keep an analysis; the one unused longest makes room."""
        self._kept[block, rules] = analysis
        self._gone.pop((block, rules), None)
        self._readings.pop((block, rules), None)
        while len(self._kept) > self.size:
            self._kept.popitem(last=False)

    def retire(self, blocks: Iterable[Block], rules: str) -> None:
        """Keep the analyses of blocks that an edit has changed for a while only.

        Each key that is pressed makes another block, and nobody asks for most of them again.
        """
        self._gone.update(((block.key, rules), None) for block in blocks)
        while len(self._gone) > _GONE:
            self._kept.pop(self._gone.popitem(last=False)[0], None)

    def reading(self, block: str, rules: str) -> Reading | None:
        """Return what was read in a block that waits for a tagger."""
        return self._readings.get((block, rules))

    def hold(self, block: str, rules: str, reading: Reading) -> None:
        """Keep what was read in a block until it can be tagged."""
        self._readings[block, rules] = reading
        while len(self._readings) > self.size:
            self._readings.popitem(last=False)

    def tag(self, texts: Sequence[str]) -> list[tuple[nlp.Token, ...]]:
        """Tag sentences; those that were tagged just now are not tagged again.

        That is most of a paragraph in which somebody types.
        """
        fresh = [text for text in dict.fromkeys(texts) if text not in self._tagged]
        found = {text: self._tagged[text] for text in texts if text in self._tagged}
        if fresh:
            found.update(zip(fresh, nlp.tag(fresh), strict=True))
        for text in texts:
            self._tagged.pop(text, None)
            self._tagged[text] = found[text]
        while len(self._tagged) > _TAGGED:
            self._tagged.popitem(last=False)
        return [found[text] for text in texts]

    def is_complete(self, blocks: Iterable[Block], rules: str) -> bool:
        """Whether none of these blocks waits for a tagger."""
        return not self._readings or not any(
            (block.key, rules) in self._readings for block in blocks
        )

    def note(self, overrun: OverrunError, rules: str) -> None:
        """Remember that an expression took too long, and at which block."""
        if len(self._overrun) >= _OVERRUNS:
            self._overrun.clear()
        self._overrun[overrun.block, rules] = overrun.rule

    def refuse(self, block: str, rules: str) -> None:
        """Raise at once what an earlier analysis of that block ended in, if it took too long."""
        rule = self._overrun.get((block, rules))
        if rule is not None:
            raise OverrunError(rule, block)
