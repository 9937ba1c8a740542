"""The review itself: from a document to its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saveworthy.pipeline.cache import Cache
    from saveworthy.pipeline.review import review_document

__all__ = ["Cache", "review_document"]


def __getattr__(name: str) -> object:
    # What only looks at a draft's comments need not load what reviews drafts.
    if name == "Cache":
        from saveworthy.pipeline.cache import Cache

        return Cache
    if name == "review_document":
        from saveworthy.pipeline.review import review_document

        return review_document
    raise AttributeError(name)
