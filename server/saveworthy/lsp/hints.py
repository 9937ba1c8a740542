"""How easily each paragraph reads and what voice it has, shown at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from saveworthy.core import BlockKind, Span
from saveworthy.lsp.convert import range_of
from saveworthy.lsp.passages import passage, score, sound

if TYPE_CHECKING:
    from saveworthy.core import Document
    from saveworthy.lsp.convert import Client
    from saveworthy.lsp.store import Draft

_FEWEST_WORDS = 15
"""A score of fewer words would only jump about."""


def hints(draft: Draft, document: Document, place: Span, client: Client) -> list[types.InlayHint]:
    """The hints for the paragraphs in a part of the draft."""
    shown = []
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH or not _meet(block.span, place):
            continue
        if passage(block).words < _FEWEST_WORDS:
            continue
        found = score(block)
        if found.value is None:
            continue
        heard = sound(block).value  # fewer words can tell no voice
        voice = "" if heard is None else f" · voice {heard:.0f}"
        end = block.span.start + len(block.text.rstrip())
        at = range_of(Span(end, end), draft.lines, client.unit).end
        shown.append(
            types.InlayHint(
                at, f"readability {found.value:.0f}{voice}", padding_left=True, tooltip=found.label
            )
        )
    return shown


def _meet(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end
