"""Expressions that need no time limit, as nothing in them repeats: most lists of words.

The standard library compiles such an expression, and tries it, several times as fast as the `regex`
package, and means the same by it in most texts: those that are `alike.is_plain`.
"""

from __future__ import annotations

import re

_HEAD = re.compile(r"(?:\(\?[im]\))*")
_TAME = re.compile(
    r"""(?:[^\\\[\](){}*+?|.^$]                # a letter
      | \\[^\w\s] | \\b
      | \[(?:[^\W_]-[^\W_]|[^\\\[\]^&|~-])+\]    # a set
      | \((?!\?) | \(\?(?:[:=!]|<[=!]|P<\w+>) | [)|]
      | \?(?![?+])
    )*\Z""",
    re.VERBOSE,
)


def compiled(pattern: str) -> re.Pattern[str] | None:
    """Return a Vale expression, compiled; None if something in it repeats, or its meaning is not plain."""
    head = _HEAD.match(pattern)
    begun = head.end() if head else 0
    if not _TAME.match(pattern, begun):
        return None
    flags = re.RegexFlag(0)
    flags |= re.IGNORECASE if "(?i)" in pattern[:begun] else re.RegexFlag(0)
    flags |= re.MULTILINE if "(?m)" in pattern[:begun] else re.RegexFlag(0)
    try:
        return re.compile(pattern[begun:], flags)
    except (re.error, RecursionError, OverflowError):
        return None
