"""The drafts that are open in the editor, exactly as the editor has them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from saveworthy.text.lines import Lines, Place, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")

_HALF = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Draft:
    """One open draft as it stands now; an edit makes a new one.

    Attributes:
        uri: the editor's name for it.
        language: the editor's name for what it is written in ("markdown").
        version: the editor's number for this text.
        lines: its text, and where its lines are.
    """

    uri: str
    language: str
    version: int
    lines: Lines

    @property
    def text(self) -> str:
        """The text, exactly."""
        return self.lines.text


@dataclass(frozen=True, slots=True)
class Change:
    """Put `text` in place of what stands from `start` to `end`; of everything, where they are None.

    Places count in the unit the store was made for.
    """

    text: str
    start: Place | None = None
    end: Place | None = None


class Store:
    """The open drafts. Nothing an editor sends makes it raise.

    Args:
        unit: what the editor's columns count.
        note: told, in one sentence, what was wrong with a message that could not be taken as it is.
    """

    def __init__(self, unit: Unit, note: Callable[[str], None]) -> None:
        self._unit = unit
        self._note = note
        self._drafts: dict[str, Draft] = {}

    def get(self, uri: str) -> Draft | None:
        """The draft as it stands, None when it is not open."""
        return self._drafts.get(uri)

    def open(self, uri: str, language: str, version: int, text: str) -> Draft:
        """Take a draft in; one that is open already is replaced."""
        draft = Draft(uri, language, version, Lines(_joined(text)))
        self._drafts[uri] = draft
        return draft

    def change(self, uri: str, version: int, changes: Sequence[Change]) -> Draft | None:
        """Make the changes one after the other; None when there was no draft to make them to."""
        draft = self._drafts.get(uri)
        if draft is None:
            self._note(f"{uri} was changed but is not open; the change is ignored.")
            return None
        if version < draft.version:
            self._note(
                f"{uri}: a change to version {version} came after version {draft.version}; "
                "it is ignored."
            )
            return None
        lines = draft.lines
        for change in changes:
            lines = self._apply(uri, lines, change)
        draft = replace(draft, version=version, lines=lines)
        self._drafts[uri] = draft
        return draft

    def close(self, uri: str) -> bool:
        """Forget a draft; False when it was not open."""
        return self._drafts.pop(uri, None) is not None

    def _apply(self, uri: str, lines: Lines, change: Change) -> Lines:
        start, end = change.start, change.end
        if start is None or end is None:
            return Lines(_joined(change.text))
        if end < start:
            self._note(f"{uri}: a change ends before it starts; its ends are swapped.")
            start, end = end, start
        before, after = self._cut(lines, start)[0], self._cut(lines, end)[1]
        text = lines.text
        low, high = len(before), len(text) - len(after)
        edges = text[max(0, low - 1) : low] + change.text + text[high : high + 1]
        if _HALF.search(edges) or text[:low] != before or text[high:] != after:
            return Lines(_joined(before + change.text + after))
        return lines.edited(low, high, change.text)

    def _cut(self, lines: Lines, place: Place) -> tuple[str, str]:
        """The text before and after a place.

        A place may lie between the halves of a surrogate pair: an editor that counts in UTF-16 sees
        only the second half differ where 😀 becomes 😁.
        """
        text, offset = lines.text, lines.offset(place, self._unit)
        start = lines.place(offset, self._unit)
        inside = start.line == place.line and start.column < place.column
        if self._unit is Unit.UTF16 and inside and text[offset : offset + 1] > "\uffff":
            code = ord(text[offset]) - 0x10000
            high, low = chr(0xD800 + (code >> 10)), chr(0xDC00 + (code & 0x3FF))
            return text[:offset] + high, low + text[offset + 1 :]
        return text[:offset], text[offset:]


def _joined(text: str) -> str:
    """The text with the halves of each surrogate pair made one code point."""
    if text.isascii():
        return text
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
