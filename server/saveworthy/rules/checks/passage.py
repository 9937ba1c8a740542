"""What a checker reads, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from saveworthy.core import Block, Span
from saveworthy.text.sentences import Sentence
from saveworthy.text.signals.count import Signals
from saveworthy.text.view import View


class Passage(NamedTuple):
    """One block, as read: what a check over the whole draft goes by."""

    block: Block
    view: View
    sentences: tuple[Sentence, ...]
    signals: Signals


@dataclass(frozen=True, slots=True)
class Hit:
    """A place a checker marks.

    Attributes:
        span: in the view's text for a block check, in the sentence for a sentence check, in the
            document's text for a draft check.
        values: what the message's placeholders stand for.
        milder: steps by which its severity is below the rule's own.
    """

    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    milder: int = 0
