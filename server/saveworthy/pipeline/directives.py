"""Comments in a draft that speak to Saveworthy: `<!-- saveworthy-disable plain -- a reason -->`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from saveworthy.core import Comment, Span

DISABLE, ENABLE = "disable", "enable"
LINE, NEXT_LINE, FILE = "disable-line", "disable-next-line", "disable-file"
VERBS = (DISABLE, ENABLE, LINE, NEXT_LINE, FILE)

_PREFIX = "saveworthy-"
_OPENING = re.compile(
    r"saveworthy(?:-[\w-]*|[ _:]+(?:disable|enable|ignore|skip|on|off)(?:[-_ ](?:next(?:[-_ ]?line)?|line|file))?(?!\w))",
    re.IGNORECASE,
)
_REASON = re.compile(r"(?<!\S)(?:--+|[–—])(?!\S)")
_NAME = re.compile(r"[^\s,:;>]+")
_SYNONYMS = (("ignore", DISABLE), ("skip", DISABLE), ("off", DISABLE), ("on", ENABLE))


@dataclass(frozen=True, slots=True)
class Name:
    """A word in a comment where the name of a rule or pack belongs."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment to Saveworthy; its places are in the document's text.

    Attributes:
        comment: where it stands.
        verb: one of `VERBS`, "" if what it says is none.
        word: the place of what it says to do.
        names: what it is about, as written; everything, if there are none.
    """

    comment: Comment
    verb: str
    word: Span
    names: tuple[Name, ...]


def directives(text: str, comments: Iterable[Comment]) -> Iterator[Directive]:
    """Yield those of the `comments` that speak to Saveworthy, or seem to try."""
    for comment in comments:
        start, end = comment.body.start, comment.body.end
        opening = _OPENING.match(text, start, end)
        if opening is None:
            continue
        reason = _REASON.search(text, opening.end(), end)
        names = _NAME.finditer(text, opening.end(), reason.start() if reason else end)
        word = Span(*opening.span())
        said = opening[0].removeprefix(_PREFIX)
        yield Directive(
            comment,
            said if said in VERBS else "",
            word,
            tuple(Name(name[0], Span(*name.span())) for name in names),
        )


def nearest(word: str) -> str:
    """Return what the misspelt directive `word` was probably meant to be, "" if nothing is near."""
    import difflib

    said = re.sub(r"[\s_:]+", "-", word.lower()).removeprefix(_PREFIX)
    for synonym, verb in _SYNONYMS:
        if said == synonym or said.startswith(f"{synonym}-"):
            said = verb + said[len(synonym) :]
    near = difflib.get_close_matches(said, VERBS, n=1)
    return _PREFIX + near[0] if near else ""
