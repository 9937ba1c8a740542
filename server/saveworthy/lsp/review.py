"""The whole review of a draft, for editors that show it in a panel of their own.

The shape is that of `saveworthy check --format json` for one file, and more: what each score rests on,
the paragraphs one by one, the lengths of all sentences in order, and what would make a reader keep the
draft. Ranges are the editor's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.core import BlockKind, Span
from saveworthy.lsp.convert import range_fields, range_of
from saveworthy.lsp.missing import Question, questions
from saveworthy.lsp.passages import KINDS, passage, score, sound, together
from saveworthy.lsp.summary import in_short
from saveworthy.pipeline.fields import finding_fields, place_fields, score_fields

if TYPE_CHECKING:
    from saveworthy.core import Block, Document, Evidence
    from saveworthy.lsp.convert import Client
    from saveworthy.lsp.desk import Known

_VERSION = 1
_BEST_LINE = "the line to screenshot"
"""How the score for worth saving notes the strongest line."""

_MOST = 5
"""Sentences that are named for each score when the review is to be brief."""


def review_fields(
    known: Known, document: Document, client: Client, *, brief: bool = False
) -> dict[str, object]:
    """Return the review as plain fields. Counts every paragraph, so it takes a while the first time.

    Args:
        known: the draft, and what is known of it.
        document: it, split into blocks.
        client: how the editor counts columns.
        brief: only the scores, with what weighs most, and the best line: a book's whole review is
            megabytes.
    """
    draft, report = known.draft, known.report
    text, lines = draft.text, draft.lines

    def where(span: Span) -> dict[str, dict[str, int]]:
        return range_fields(range_of(span, lines, client.unit))

    def evidence_fields(each: Evidence) -> dict[str, object]:
        return {
            "start": place_fields(each.span.start, lines),
            "end": place_fields(each.span.end, lines),
            "range": where(each.span),
            "text": each.span.of(text),
            "weight": round(each.weight, 2),
            "note": each.note,
        }

    def paragraph(block: Block, near: float | None) -> dict[str, object]:
        found = None if report.is_foreign else score(block)
        return {
            "kind": str(block.kind),
            "range": where(block.span),
            "words": passage(block).words,
            "readability": _tenths(found.value if found else None),
            "label": found.label if found else "",
            "voice": _tenths(sound(block).value if found else None),
            "voiceTogether": _tenths(near if found else None),
        }

    def question(each: Question) -> dict[str, object]:
        return {
            "name": each.name,
            "value": _tenths(each.value),
            "met": each.met,
            "wants": each.wants,
            "prompts": [
                {"message": message, "range": where(asked.span) if asked else None}
                for message, asked in each.prompts
            ],
        }

    save = report.scores.get("save")
    best = [e for e in save.evidence if e.note == _BEST_LINE] if save else []
    short = {
        "version": _VERSION,
        "uri": draft.uri,
        "documentVersion": draft.version,
        "current": known.document is not None,
        "format": document.format,
        "words": report.words,
        "summary": in_short(report),
        "scores": {
            name: {
                **score_fields(each),
                "evidence": [
                    evidence_fields(one) for one in each.evidence[: _MOST if brief else None]
                ],
            }
            for name, each in report.scores.items()
        },
        "bestLine": evidence_fields(best[0]) if best else None,
    }
    if brief:
        return short
    counted = [b for b in document.blocks if b.kind in KINDS and passage(b).words]
    return {
        **short,
        "findings": [
            {**finding_fields(each, text, lines), "range": where(each.span)}
            for each in report.findings
        ],
        "paragraphs": [
            paragraph(block, near) for block, near in zip(counted, together(counted), strict=True)
        ],
        "sentences": [
            {
                "range": where(found.view.span(*_ends(each.span)).shift(block.span.start)),
                "words": len(each.words),
            }
            for block in counted
            if block.kind is not BlockKind.QUOTE
            for found in [passage(block)]
            for each in found.sentences
            if each.words
        ],
        "questions": [question(each) for each in questions(report)],
    }


def _tenths(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
