"""The rules of a command: the built-in ones, those of the settings here, and the packs it names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.cli.walk import UNNAMED, Source
from saveworthy.rules.layers import Layer
from saveworthy.settings import Finder, Settings, SettingsFile, load, ruleset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.rules import RuleSet


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
    """Chooses the rules for each draft: its settings, with the command line laid over them.

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
        self._last: tuple[Settings, RuleSet] | None = None

    def settings_file(self, source: Source) -> SettingsFile | None:
        """Return the settings file of a draft, None if it has none.

        Raises:
            SettingsError: the file cannot be used.
        """
        if self._finder is None:
            return self._config
        return self._finder.file_in(Path(_place(source) or "-").parent)

    def choose(self, source: Source, file: SettingsFile | None) -> RuleSet:
        """Return the rules for a draft with these settings.

        Raises:
            PackError: a pack cannot be used.
            UsageError: a name on the command line is neither a rule nor a pack.
        """
        below = file.settings(_place(source)) if file else Settings()
        if self._last is None or self._last[0] is not below:
            self._last = (below, ruleset(self._typed.over(below)))
        return self._last[1]


def _place(source: Source) -> str | None:
    """Where a draft stands, or would if it came from a file of its name; None if it has no name."""
    if source.path is not None:
        return str(source.path)
    return None if source.name == UNNAMED else source.name
