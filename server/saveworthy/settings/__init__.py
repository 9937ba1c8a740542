"""Settings: which file applies to a draft, what it says, and the rules that come of it.

`schema` is the one place that says which settings there are. It is asked about a file only once.
"""

from saveworthy.settings.find import Finder
from saveworthy.settings.read import load
from saveworthy.settings.rules import ruleset
from saveworthy.settings.values import Override, Settings, SettingsFile

__all__ = ["Finder", "Override", "Settings", "SettingsFile", "load", "ruleset"]
