"""Values only: what the other layers hand to each other. Standard library only."""

from saveworthy.core.document import MARKUP, OPAQUE, Block, BlockKind, Comment, Document
from saveworthy.core.finding import Edit, Finding, Fix, Related, Severity, apply_edits
from saveworthy.core.report import Evidence, Report, Score
from saveworthy.core.span import Span

__all__ = [
    "MARKUP",
    "OPAQUE",
    "Block",
    "BlockKind",
    "Comment",
    "Document",
    "Edit",
    "Evidence",
    "Finding",
    "Fix",
    "Related",
    "Report",
    "Score",
    "Severity",
    "Span",
    "apply_edits",
]
