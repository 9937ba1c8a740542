"""The rules of a command: the built-in ones, those of the settings here, and the packs it names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.cli.pattern import speaks_of_html
from saveworthy.cli.walk import UNNAMED, Source, usual
from saveworthy.errors import SettingsError
from saveworthy.rules.layers import Layer
from saveworthy.settings import Finder, Settings, load, ruleset
from saveworthy.settings.rules import known_rules
from saveworthy.settings.vale import Searcher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.cli.walk import Taken
    from saveworthy.rules import Rule, RuleSet
    from saveworthy.settings import SettingsFile


def rules_with(packs: Sequence[str]) -> RuleSet:
    """Return the built-in rules and those of `packs`, names of files, and of the packs used here.

    A pack that is new or has changed must live up to its own examples.

    Raises:
        PackError: a pack cannot be used.
        SettingsError: the settings of the working folder cannot be used.
    """
    here = Finder().file_in(Path())
    everywhere = Searcher().settled(here.everywhere if here else Settings(), None)
    return known_rules(tuple(dict.fromkeys((*everywhere.packs, *packs))), everywhere.vale)


class RulesForDrafts:
    """Knows the settings of each draft, with the command line laid over them.

    Args:
        packs: rule packs to use beside those of the settings.
        layer: choices to lay over those of the settings.
        config: the one settings file for all drafts; "" to look for each draft's own.
        search: whether to look for any, when none is given.
        profile: what all drafts are, whatever settings and front matter say; "" to leave it to these.

    Raises:
        SettingsError: the file `config` cannot be used.
    """

    def __init__(
        self,
        packs: Sequence[str],
        layer: Layer,
        config: str = "",
        *,
        search: bool = True,
        profile: str = "",
    ) -> None:
        self._typed = Settings(tuple(packs), (layer,), profile=profile, insists=bool(profile))
        self._config = load(config) if config else None
        self._finder = Finder() if search and not config else None
        self._used: dict[Settings, Settings] = {}
        self._vale = Searcher()

    def settings(self, source: Source) -> Settings:
        """Return what applies to a draft; equal settings are the same object.

        Raises:
            SettingsError: its settings file cannot be used.
        """
        file = self._file(Path(_place(source) or "-").parent)
        below = file.settings(_place(source)) if file else Settings()
        if self._config is not None or self._finder is not None:
            below = self._vale.settled(below, _place(source))
        if below not in self._used:
            self._used[below] = self._typed.over(below)
        return self._used[below]

    def finds(self, folder: Path) -> Taken:
        """What the settings let a search take in `folder`.

        Where they cannot be used, the usual is taken: the review says what is wrong with them.
        """
        try:
            file = self._file(folder)
        except SettingsError:
            return usual
        return usual if file is None or not (file.include or file.exclude) else _taken(file, folder)

    def _file(self, folder: Path) -> SettingsFile | None:
        return self._config if self._finder is None else self._finder.file_in(folder)

    def rule(self, rule_id: str) -> Rule | None:
        """Return a rule that some draft's settings have switched on, None if there is none."""
        sets = (ruleset(settings) for settings in self._used.values())
        found = (rules.rule(rule_id) for rules in sets)
        on = next((rule for rule in found if rule is not None), None)
        # A draft may have switched it on by naming its own kind, in another process.
        every = (known_rules(s.packs, s.vale).rule(rule_id) for s in self._used.values())
        return on or next(every, None)


def _taken(file: SettingsFile, folder: Path) -> Taken:
    for_pages = (each for each in file.include if each.startswith("!") or speaks_of_html(each))
    pages = file._replace(include=tuple(for_pages))

    def taken(name: str, is_folder: bool) -> bool:
        if usual(name, is_folder):
            return file.finds(folder / name, folder=is_folder)
        return bool(pages.include) and pages.finds(folder / name)

    return taken


def _place(source: Source) -> str | None:
    """Where a draft stands, or would if it came from a file of its name; None if it has no name."""
    if source.path is not None:
        return str(source.path)
    return None if source.name == UNNAMED else source.name
