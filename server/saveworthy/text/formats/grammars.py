"""The Markdown grammars, without what only their package's queries need.

The package imports half of the standard library's way to read files in packages; that would be a
hundredth of a short draft's review.
"""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from importlib.machinery import PathFinder
from typing import Protocol, cast

from tree_sitter import Language

_PACKAGE = "tree_sitter_markdown"


class _Binding(Protocol):
    """The module that holds the grammars."""

    def language(self) -> object: ...

    def inline_language(self) -> object: ...


def blocks() -> Language:
    """Return the grammar of blocks."""
    return Language(_binding().language())


def inline() -> Language:
    """Return the grammar of what stands in a line."""
    return Language(_binding().inline_language())


@lru_cache(maxsize=1)
def _binding() -> _Binding:
    package = importlib.util.find_spec(_PACKAGE)
    folders = package.submodule_search_locations if package else None
    found = PathFinder.find_spec(f"{_PACKAGE}._binding", folders) if folders else None
    if found is None or found.loader is None:
        import tree_sitter_markdown

        return cast("_Binding", tree_sitter_markdown)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return cast("_Binding", module)
