"""The drafts in a folder, for the language server: those that `saveworthy check FOLDER` reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def drafts_in(folder: str) -> Iterator[Path]:
    """Yield the drafts in `folder`, sorted by name."""
    from saveworthy.cli.packs import RulesForDrafts
    from saveworthy.cli.walk import Source, find
    from saveworthy.rules.layers import Layer

    for found in find([folder], wanted=RulesForDrafts((), Layer()).finds):
        if isinstance(found, Source) and found.path is not None:
            yield found.path
