"""Regular expressions that are compiled when a draft first needs them.

To compile one takes longer than to match it a hundred times, and most drafts need few of those that
there are. What every draft needs is left to `re.compile`.
"""

from __future__ import annotations

import re
from typing import AnyStr, cast


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` would, but for the compiling: the first use of it does that.

    A mistake in `pattern` shows then, as `re.error`.
    """
    return cast("re.Pattern[AnyStr]", _Expression(pattern, flags))


class _Expression:
    """Stands for a compiled expression; what is asked of it once is its own from then on."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what copying asks every object for
            raise AttributeError(name)
        asked: object = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, asked)
        return asked
