"""What may be written in a comment to Saveworthy: directives, then rules and packs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types

from saveworthy.core import Span
from saveworthy.lsp.convert import range_of
from saveworthy.pipeline.directives import DISABLE, ENABLE, FILE, LINE, NEXT_LINE
from saveworthy.text.formats import COMMENTS, MARKDOWN, MDX

if TYPE_CHECKING:
    from saveworthy.lsp.convert import Client
    from saveworthy.lsp.store import Draft
    from saveworthy.rules.ruleset import RuleSet

_DIRECTIVES = {
    NEXT_LINE: "Silence the next line with text on it, or the paragraph that starts there.",
    LINE: "Silence this line.",
    DISABLE: "Silence all that follows, up to saveworthy-enable or the end.",
    ENABLE: "Bring back what was disabled.",
    FILE: "Silence the whole draft.",
}
_LONGEST = 500
"""Code points looked back on from the caret."""

_WORD = re.compile(r"[\w/-]*\Z")
_SAID = re.compile(r"\s*saveworthy-(?:disable|enable)(?:-[a-z]+)*[\s,]")
_REASON = re.compile(r"(?<!\S)(?:--+|[–—])(?!\S)")
_HEAD_COMMENT = re.compile(r"(?:\A|(?<=\s))#")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be written.

    Attributes:
        text: what is put in.
        kind: what sort of thing it is.
        detail: it in a few words.
        more: the rest of what there is to say.
    """

    text: str
    kind: types.CompletionItemKind
    detail: str = ""
    more: str = ""


def in_comment(
    draft: Draft, form: str, offset: int, rules: RuleSet, client: Client
) -> list[types.CompletionItem]:
    """What may be written at `offset` if that is in a comment to Saveworthy, or could become one."""
    said = begun(draft.text, form, offset)
    if said is None:
        return []
    word = _word(said)
    if _SAID.match(said):
        if _REASON.search(said):
            return []
        named = set(re.split(r"[\s,]+", said[: len(said) - len(word)]))
        choices: Iterable[Choice] = (c for c in names(rules) if c.text not in named)
    elif said.strip() == word:
        choices = (
            Choice(f"saveworthy-{verb}", types.CompletionItemKind.Keyword, meaning)
            for verb, meaning in _DIRECTIVES.items()
        )
    else:
        return []
    return items(choices, Span(offset - len(word), offset), draft, client)


def names(rules: RuleSet) -> Iterator[Choice]:
    """The packs and rules that a comment or a setting may name, packs first."""
    for pack in rules.packs:
        if pack.rules:
            yield Choice(pack.name, types.CompletionItemKind.Module, pack.title, pack.summary)
    for rule in rules.rules:
        yield Choice(rule.id, types.CompletionItemKind.Value, _line(rule.why))


def items(
    choices: Iterable[Choice], place: Span, draft: Draft, client: Client
) -> list[types.CompletionItem]:
    """The choices as the editor takes them, each to stand at `place`, in this order."""
    where = range_of(place, draft.lines, client.unit)
    return [
        types.CompletionItem(
            label=choice.text,
            kind=choice.kind,
            detail=choice.detail or None,
            documentation=choice.more or None,
            sort_text=f"{number:04}",
            filter_text=choice.text,
            text_edit=types.TextEdit(where, choice.text),
        )
        for number, choice in enumerate(choices)
    ]


def begun(text: str, form: str, offset: int) -> str | None:
    """What a comment that is open at `offset` holds before it; None outside of comments."""
    low = max(0, offset - _LONGEST)
    for opening, closing in _marks(form).items():
        at = text.rfind(opening, low, offset)
        if at >= 0 and text.find(closing or "\n", at + len(opening), offset) < 0:
            return text[at + len(opening) : offset]
    line = max(text.rfind("\n", low, offset), text.rfind("\r", low, offset)) + 1
    if form in COMMENTS and text.startswith(("---", "+++", "\ufeff---")):
        from saveworthy.text.formats.frontmatter import front_matter

        head = front_matter(text)
        mark = _HEAD_COMMENT.search(text[line:offset])
        if head and offset <= head.end and mark:
            return text[line + mark.end() : offset]
    return None


def _marks(form: str) -> Mapping[str, str]:
    marks = dict([COMMENTS[form]]) if form in COMMENTS else {}
    return {**marks, "<!--": "-->"} if form in (MARKDOWN, MDX) else marks


def _word(begun: str) -> str:
    found = _WORD.search(begun)
    return found[0] if found else ""


def _line(text: str) -> str:
    return " ".join(text.split())
