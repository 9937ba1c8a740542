"""Checkers written in Python, by the name that a rule's `check` gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import NamedTuple

from saveworthy.rules.checks import jargon, readability, save, shapes
from saveworthy.rules.checks.passage import Hit, Passage
from saveworthy.text.nlp import Token
from saveworthy.text.sentences import Sentence

BlockCheck = Callable[[str, tuple[Sentence, ...], Mapping[str, float]], Iterator[Hit]]
"""Takes a block's view text, its sentences and the rule's options; hits count from the text."""

DraftCheck = Callable[[Sequence[Passage], Mapping[str, float]], Iterator[Hit]]
"""Takes all passages of a draft and the rule's options; hits count from the document's text."""

BLOCK_CHECKS: Mapping[str, BlockCheck] = {"hard-sentence": readability.hard_sentence}


class SentenceCheck(NamedTuple):
    """A check on sentences that goes by parts of speech.

    Attributes:
        suspects: takes a block's view text, its sentences and the rule's options, yields those
            sentences that are worth a tagger's time.
        hits: takes the text of such a sentence, its tokens and the rule's options.
        still: takes words that could stand in a hit's place, and the options; whether these would
            be a hit in their turn.
    """

    suspects: Callable[[str, tuple[Sentence, ...], Mapping[str, float]], Iterator[Sentence]]
    hits: Callable[[str, Sequence[Token], Mapping[str, float]], Iterator[Hit]]
    still: Callable[[str, Mapping[str, float]], bool]


SENTENCE_CHECKS: Mapping[str, SentenceCheck] = {
    "unlisted-compounds": SentenceCheck(
        jargon.suspects, jargon.unlisted_compounds, jargon.still_unlisted
    )
}
"""Their hits are about words, as phrases are: of what stands in one place, one finding is kept."""

_KINDS = {
    "post": ("fold", "length"),
    "newsletter": ("preview",),
    "page": ("proof", "way_on"),
    "docs": ("steps",),
    "sales": ("one_ask", "an_ask"),
    "client": ("next_step", "what_they_get"),
    "ops": ("owner", "when"),
    "memo": ("decision_first", "a_decision"),
    "reply": ("problem_first",),
    "ticket": ("traces", "expected"),
}
"""The modules in `kinds`, and the checks in each."""


def _later(module: str, function: str) -> DraftCheck:
    """A check that is loaded when it is needed: most drafts are of one kind."""

    def check(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
        loaded = import_module(f"saveworthy.rules.checks.kinds.{module}")
        found: DraftCheck = getattr(loaded, function)
        return found(passages, options)

    return check


DRAFT_CHECKS: Mapping[str, DraftCheck] = {
    "concrete": save.concrete,
    "reader": save.reader,
    "takeaway": save.takeaway,
    "screenshot": save.screenshot,
    "opening": save.opening,
    "ending": save.ending,
    "only-sells": save.only_sells,
    "labelled-items": shapes.labelled_items,
    **{
        name.replace("_", "-"): _later(module, name)
        for module, names in _KINDS.items()
        for name in names
    },
}

COMMENT_CHECKS = frozenset(
    ["unknown-directive", "unknown-rule", "stray-enable", "unused-suppression", "unknown-profile"]
)
"""Checks on what a draft says to us: on comments that silence findings (`pipeline.remarks` answers
them, once there are findings), and on the profile it names (`pipeline.profile`)."""

SCORE_CHECKS = frozenset(["readability-score", "save-score", "voice-score"])
"""Checks on a score and its target; `pipeline.targets` answers them, once there are scores."""

__all__ = [
    "BLOCK_CHECKS",
    "COMMENT_CHECKS",
    "DRAFT_CHECKS",
    "SCORE_CHECKS",
    "SENTENCE_CHECKS",
    "BlockCheck",
    "DraftCheck",
    "Hit",
    "Passage",
    "SentenceCheck",
]
