"""The rules of a command: the built-in ones, those of the settings here, and the packs it names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.cli.walk import UNNAMED, Source
from saveworthy.rules.layers import Layer
from saveworthy.settings import Finder, Settings, load, ruleset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.rules import Rule, RuleSet


def rules_with(packs: Sequence[str]) -> RuleSet:
    """Return the built-in rules and those of `packs`, names of files, and of the packs used here.

    A pack that is new or has changed must live up to its own examples.

    Raises:
        PackError: a pack cannot be used.
        SettingsError: the settings of the working folder cannot be used.
    """
    here = Finder().file_in(Path())
    used = here.everywhere.packs if here else ()
    return ruleset(Settings(packs=tuple(packs)).over(Settings(packs=used)))


class RulesForDrafts:
    """Knows the settings of each draft, with the command line laid over them.

    Args:
        packs: rule packs to use beside those of the settings.
        layer: choices to lay over those of the settings.
        config: the one settings file for all drafts; "" to look for each draft's own.
        search: whether to look for any, when none is given.

    Raises:
        SettingsError: the file `config` cannot be used.
    """

    def __init__(
        self, packs: Sequence[str], layer: Layer, config: str = "", *, search: bool = True
    ) -> None:
        self._typed = Settings(tuple(packs), (layer,))
        self._config = load(config) if config else None
        self._finder = Finder() if search and not config else None
        self._used: dict[Settings, Settings] = {}

    def settings(self, source: Source) -> Settings:
        """Return what applies to a draft; equal settings are the same object.

        Raises:
            SettingsError: its settings file cannot be used.
        """
        file = self._config
        if self._finder is not None:
            file = self._finder.file_in(Path(_place(source) or "-").parent)
        below = file.settings(_place(source)) if file else Settings()
        if below not in self._used:
            self._used[below] = self._typed.over(below)
        return self._used[below]

    def rule(self, rule_id: str) -> Rule | None:
        """Return a rule that some draft's settings have switched on, None if there is none."""
        sets = (ruleset(settings) for settings in self._used.values())
        found = (rules.rule(rule_id) for rules in sets)
        return next((rule for rule in found if rule is not None), None)


def _place(source: Source) -> str | None:
    """Where a draft stands, or would if it came from a file of its name; None if it has no name."""
    if source.path is not None:
        return str(source.path)
    return None if source.name == UNNAMED else source.name
