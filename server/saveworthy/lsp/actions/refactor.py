"""Whole sentences made plainer: all fixes in one of them at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from saveworthy.core import Span
from saveworthy.text.sentences import sentences

if TYPE_CHECKING:
    from saveworthy.core import Edit, Finding

_BLANK = re.compile(r"(?:\r\n?|\n)[ \t>]*(?:\r\n?|\n)")

_WINDOW = 3000
"""Code points looked at on each side; longer paragraphs are rare, and their sentences are not."""

_SHOWN = 90
_VERSIONS = 2


@dataclass(frozen=True, slots=True)
class Version:
    """A sentence made plainer.

    Attributes:
        edits: of the draft, in order of place.
        shown: how the sentence would read, cut to fit a menu.
    """

    edits: tuple[Edit, ...]
    shown: str


def plainer(text: str, findings: Sequence[Finding], place: Span) -> Iterator[Version]:
    """Yield plainer versions of the sentence at `place`: with all first choices, with all second ones.

    Where the sentence begins and ends is read from the source; each edit is its finding's own.
    """
    from saveworthy.pipeline.fixes import edits_of, together

    sentence = _sentence(text, place)
    inside = [
        finding
        for finding in findings
        if finding.fixes and sentence.contains(finding.span) and _within(finding, sentence)
    ]
    if not inside:
        return
    seen = set()
    for number in range(_VERSIONS):
        picked = [
            replace(each, fixes=(each.fixes[min(number, len(each.fixes) - 1)],)) for each in inside
        ]
        chosen, _ = together(picked, safe_only=False)
        edits = edits_of(chosen)
        if edits not in seen:
            seen.add(edits)
            yield Version(edits, _shown(text, sentence, edits))


def _within(finding: Finding, sentence: Span) -> bool:
    return all(sentence.contains(edit.span) for fix in finding.fixes for edit in fix.edits)


def _sentence(text: str, place: Span) -> Span:
    low, high = max(0, place.start - _WINDOW), min(len(text), place.start + _WINDOW)
    for blank in _BLANK.finditer(text, low, place.start):
        low = blank.end()
    after = _BLANK.search(text, place.start, high)
    if after:
        high = after.start()
    for each in sentences(text[low:high]):
        span = each.span.shift(low)
        if place.start <= span.end:
            return span
    return Span(low, high)


def _shown(text: str, sentence: Span, edits: Sequence[Edit]) -> str:
    parts: list[str] = []
    done = sentence.start
    for edit in edits:
        parts += (text[done : edit.span.start], edit.text)
        done = edit.span.end
    whole = " ".join("".join([*parts, text[done : sentence.end]]).split())
    return whole if len(whole) <= _SHOWN else f"{whole[: _SHOWN - 1].rstrip()}…"
