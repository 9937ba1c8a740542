"""Rules: packs of YAML data, loaded, matched and made into findings."""

from saveworthy.rules.load import builtin, load
from saveworthy.rules.rule import Bad, Good, Pack, Rule
from saveworthy.rules.ruleset import RuleSet

__all__ = ["Bad", "Good", "Pack", "Rule", "RuleSet", "builtin", "load"]
