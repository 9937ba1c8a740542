"""The outline of a draft: its headings, and the words under each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lsprotocol import types

from saveworthy.core import Block, BlockKind, Span
from saveworthy.lsp.convert import range_of
from saveworthy.lsp.passages import passage, words

if TYPE_CHECKING:
    from saveworthy.core import Document
    from saveworthy.lsp.convert import Client
    from saveworthy.lsp.store import Draft


@dataclass(slots=True)
class Section:
    """A heading and what stands under it.

    Attributes:
        heading: its block.
        level: 0 for a title in front matter, else 1–6.
        end: where the next heading of its level or above begins.
        words: of the heading's whole section, those under its own headings included.
        inner: the sections in it.
    """

    heading: Block
    level: int
    end: int
    words: int = 0
    inner: list[Section] = field(default_factory=list)


def outline(document: Document) -> list[Section]:
    """The sections of a draft, one in another as their levels say."""
    blocks = document.blocks
    heads = [at for at, b in enumerate(blocks) if b.kind in (BlockKind.TITLE, BlockKind.HEADING)]
    tops: list[Section] = []
    open_: list[Section] = []
    for number, at in enumerate(heads):
        level = blocks[at].level
        stop = next((h for h in heads[number + 1 :] if blocks[h].level <= level), None)
        end = blocks[stop].span.start if stop is not None else len(document.text)
        count = words(blocks[at + 1 : stop])
        section = Section(blocks[at], level, end, count)
        while open_ and open_[-1].level >= level:
            open_.pop()
        (open_[-1].inner if open_ else tops).append(section)
        open_.append(section)
    return tops


def symbols(
    draft: Draft, sections: Sequence[Section], client: Client, *, nested: bool
) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    """The outline as the editor takes it: one symbol in another, or all in a row."""
    if nested:
        return [_symbol(draft, section, client) for section in sections]
    return [
        types.SymbolInformation(
            location=types.Location(draft.uri, range_of(_span(each), draft.lines, client.unit)),
            name=_name(each),
            kind=types.SymbolKind.String,
        )
        for each in _all(sections)
    ]


def _symbol(draft: Draft, section: Section, client: Client) -> types.DocumentSymbol:
    heading = section.heading.span
    return types.DocumentSymbol(
        name=_name(section),
        detail=f"{section.words:,} words" if section.words != 1 else "1 word",
        kind=types.SymbolKind.String,
        range=range_of(_span(section), draft.lines, client.unit),
        selection_range=range_of(heading, draft.lines, client.unit),
        children=[_symbol(draft, each, client) for each in section.inner],
    )


def _span(section: Section) -> Span:
    return Span(section.heading.span.start, max(section.end, section.heading.span.end))


def _name(section: Section) -> str:
    text = passage(section.heading).view.text.replace("\ufffc", " ")
    return " ".join(text.split()) or "—"  # an empty name is refused by some editors


def _all(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.inner)
