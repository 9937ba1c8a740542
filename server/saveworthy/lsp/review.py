"""The whole review of a draft, for editors that show it in a panel of their own.

The shape is that of `saveworthy check --format json` for one file, and more: what each score rests on,
the paragraphs one by one, and the lengths of all sentences in order. Ranges are the editor's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.core import BlockKind, Span
from saveworthy.lsp.convert import range_fields, range_of
from saveworthy.lsp.passages import KINDS, passage, score
from saveworthy.lsp.summary import in_short
from saveworthy.pipeline.fields import finding_fields, place_fields, score_fields

if TYPE_CHECKING:
    from saveworthy.core import Block, Document, Evidence
    from saveworthy.lsp.convert import Client
    from saveworthy.lsp.desk import Known

_VERSION = 1
_BEST_LINE = "the line to screenshot"
"""How the score for worth saving notes the strongest line."""


def review_fields(known: Known, document: Document, client: Client) -> dict[str, object]:
    """Return the review as plain fields. Counts every paragraph, so it takes a while the first time.

    Args:
        known: the draft, and what is known of it.
        document: it, split into blocks.
        client: how the editor counts columns.
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

    def paragraph(block: Block) -> dict[str, object]:
        found = score(block)
        return {
            "kind": str(block.kind),
            "range": where(block.span),
            "words": passage(block).words,
            "readability": found.value,
            "label": found.label,
        }

    save = report.scores.get("save")
    best = [e for e in save.evidence if e.note == _BEST_LINE] if save else []
    counted = [block for block in document.blocks if block.kind in KINDS]
    return {
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
                "evidence": [evidence_fields(one) for one in each.evidence],
            }
            for name, each in report.scores.items()
        },
        "findings": [
            {**finding_fields(each, text, lines), "range": where(each.span)}
            for each in report.findings
        ],
        "paragraphs": [paragraph(block) for block in counted if passage(block).words],
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
        "bestLine": evidence_fields(best[0]) if best else None,
    }


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
