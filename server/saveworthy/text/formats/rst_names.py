"""What the directives, fields and marks of reStructuredText do to the text in them."""

from __future__ import annotations

from saveworthy.core import OPAQUE
from saveworthy.text.formats.marks import Marks, mark
from saveworthy.text.wordset import word_set

PROSE_FIELDS = word_set(
    "param parameter arg argument key keyword raises raise except exception var ivar cvar returns"
    " return yields yield abstract dedication meta description"
)
BOXES = word_set(
    "attention caution danger error hint important note tip warning seealso todo compound container"
    " epigraph highlights pull-quote topic sidebar admonition rubric centered figure glossary only"
    " deprecated versionadded versionchanged versionremoved deprecated-removed hlist tab tab-set"
    " tab-item dropdown grid card grid-item-card collapse list-table table class details"
    " function method attribute data module describe object exception classmethod staticmethod"
    " property option envvar program confval directive role opcode decorator cmdoption"
)
"""Directives whose content is prose; that of all others is passed over."""

TITLED = word_set(
    "topic sidebar admonition rubric centered list-table table dropdown card tab tab-item collapse"
    " grid-item-card details"
)
"""Directives whose argument is a title."""

BEGUN = word_set(
    "attention caution danger error hint important note tip warning seealso todo epigraph"
    " highlights pull-quote compound"
)
"""Directives whose argument begins the prose."""

VERSIONS = word_set("deprecated versionadded versionchanged versionremoved deprecated-removed")
_EDGE = r"(?<![\w\\`:*])"

MARKS = Marks(
    mark("``", r"``(?:(?!``).){1,2000}?``", OPAQUE),
    mark(":`", r"(?<!\w):[\w.+:-]{1,60}:`(?P<keep>[^`<]{1,500}?)\s*<[^<>`]{1,500}>`"),
    mark(
        ":`",
        r"(?<!\w):(?:emphasis|strong|term|dfn|abbr|sub|sup|title|t|guilabel|menuselection):"
        r"`(?P<keep>[^`]{1,500})`",
    ),
    mark(":`", r"(?<!\w):[\w.+:-]{1,60}:`[^`]{1,1000}`", OPAQUE),
    mark("`", r"`(?P<keep>[^`<]{1,1000}?)\s*<[^<>`]{1,1000}>`_{0,2}"),
    mark("`", r"_?`(?P<keep>[^`]{1,1000})`_{1,2}(?!\w)"),
    mark("_`", r"(?<!\w)_`(?P<keep>[^`]{1,1000})`"),
    mark("`", r"(?<![\w\\])`[^\s`]{1,200}`", OPAQUE),
    mark("`", r"(?<![\w\\])`(?P<keep>[^`]{1,1000})`(?:[:][\w.+:-]{1,60}:)?"),
    mark("|", r"(?<![\w\\|])\|(?=\S)[^|\n]{1,80}(?<=\S)\|_{0,2}(?![\w|])", OPAQUE),
    mark("]_", r"[ ]?(?<!\w)\[(?:\d+|\#[\w-]*|\*|[A-Za-z][\w.-]*)\]_(?!\w)"),
    mark("**", rf"{_EDGE}\*\*(?=\S)(?P<keep>(?:[^*]|\*(?!\*)){{1,2000}}?)(?<=[^\s\\])\*\*(?!\w)"),
    mark("*", rf"{_EDGE}\*(?=[^\s*])(?P<keep>[^*]{{1,2000}}?)(?<=[^\s\\])\*(?![\w*])"),
    mark("_", r"(?<![\w\\_])(?P<keep>[A-Za-z0-9](?:[\w.-]{0,60}[A-Za-z0-9])?)__?(?![\w_])"),
    mark("\\", r"\\(?=\S)"),
)
