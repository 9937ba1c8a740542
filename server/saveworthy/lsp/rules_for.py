"""The rules for a draft in the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygls.uris import to_fs_path

from saveworthy.errors import SaveworthyError

if TYPE_CHECKING:
    from saveworthy.errors import Problem
    from saveworthy.rules.ruleset import RuleSet


def path_of(uri: str) -> str | None:
    """The file that a URI names; None if it is none on this machine."""
    return to_fs_path(uri) if uri.startswith("file:") else None


def rules_for(uri: str) -> RuleSet:
    """The rules that its settings leave a draft; all, where there are no settings that can be used."""
    return rules_and_problems(uri)[0]


def rules_and_problems(uri: str) -> tuple[RuleSet, tuple[Problem, ...]]:
    """The same rules, and what keeps the settings from being used."""
    from saveworthy.settings import Finder, Settings, ruleset
    from saveworthy.settings.vale import Searcher

    path = path_of(uri)
    try:
        file = Finder().file_for(path) if path else None
        settings = file.settings(path) if file else Settings()
        return ruleset(Searcher().settled(settings, path) if path else settings), ()
    except SaveworthyError as error:
        return ruleset(Settings()), error.problems
