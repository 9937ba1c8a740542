"""Checkers written in Python, by the name that a rule's `check` gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from saveworthy.rules.checks import readability, save
from saveworthy.rules.checks.passage import Hit, Passage
from saveworthy.text.sentences import Sentence

BlockCheck = Callable[[str, tuple[Sentence, ...], Mapping[str, float]], Iterator[Hit]]
"""Takes a block's view text, its sentences and the rule's options; hits count from the text."""

DraftCheck = Callable[[Sequence[Passage], Mapping[str, float]], Iterator[Hit]]
"""Takes all passages of a draft and the rule's options; hits count from the document's text."""

BLOCK_CHECKS: Mapping[str, BlockCheck] = {"hard-sentence": readability.hard_sentence}

DRAFT_CHECKS: Mapping[str, DraftCheck] = {
    "concrete": save.concrete,
    "reader": save.reader,
    "takeaway": save.takeaway,
    "screenshot": save.screenshot,
    "opening": save.opening,
    "ending": save.ending,
    "only-sells": save.only_sells,
}

__all__ = ["BLOCK_CHECKS", "DRAFT_CHECKS", "BlockCheck", "DraftCheck", "Hit", "Passage"]
