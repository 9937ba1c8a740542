"""Expressions that need no time limit, as nothing in them repeats: most lists of words.

The standard library compiles such an expression, and tries it, several times as fast as the `regex`
package, and means the same by it in most texts.
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
_ODD = re.compile(
    "[^\x00-\xb1\xb4-\xb8\xba\xbb\xbf-\u02ff\u0370-\u0482\u2000-\u206f\u20a0-\u20cf\u2100-\u214f"
    "\u2190-\u245f\u2500-\u2bff\U0001f300-\U0001faff]"
)
"""Marks that belong to the letter before them, and scripts that have them: on where a word with them
ends the two differ."""


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


def is_plain(text: str) -> bool:
    """Whether an expression means the same in `text` to both compilers."""
    return text.isascii() or _ODD.search(text) is None
