"""The line of scores above a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from saveworthy.lsp import names
from saveworthy.lsp.summary import in_short, why_none

if TYPE_CHECKING:
    from saveworthy.lsp.desk import Known

_TOP = types.Range(types.Position(0, 0), types.Position(0, 0))


def lenses(known: Known) -> list[types.CodeLens]:
    """One lens with the scores; a click opens the review."""
    title = in_short(known.report) or why_none(known.report)
    return [types.CodeLens(_TOP, types.Command(title, names.REVIEW, arguments=[known.draft.uri]))]
