"""Rules: packs of YAML data, loaded, matched and made into findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saveworthy.rules.load import builtin
    from saveworthy.rules.rule import Bad, Good, Pack, Rule
    from saveworthy.rules.ruleset import RuleSet

__all__ = ["Bad", "Good", "Pack", "Rule", "RuleSet", "builtin"]

_PLACES = {"builtin": "load", "RuleSet": "ruleset"}


def __getattr__(name: str) -> object:
    # A review that was kept needs the names of settings, not what matches rules.
    if name not in __all__:
        raise AttributeError(name)
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{_PLACES.get(name, 'rule')}"), name)
    return found
