"""Rules that ask for parts of speech: the neighbours tell first, then the tagger.

The tagger is a small model. It reads whole sentences of edited prose well, and errs on headings,
fragments and heaps of jargon; it also takes a second to load. So it is asked only where the
neighbours leave it open, and a draft in which they settle everything never loads it.
"""

from __future__ import annotations

from saveworthy.core import Span
from saveworthy.core.expression import expression
from saveworthy.rules.context import after, before, is_name
from saveworthy.rules.parts import NOUN, VERB, open_class, part
from saveworthy.rules.rule import Context, Rule
from saveworthy.text.nlp import Token
from saveworthy.text.sentences import Sentence

_TAGS = {"verb": ("VB", "MD"), "noun": ("NN",), "adj": ("JJ",), "adv": ("RB",)}
_NAME = "name"
_REACH = 60
_WORD_BEFORE = expression(r"([^\W_]+)\s*\Z")
_WORD_AFTER = expression(r"\s*([^\W_]+)")


def told(rule: Rule, text: str, span: Span, sentence: Sentence) -> bool | None:
    """Whether a match of `rule` stands, as far as its neighbours tell; None to ask the tagger."""
    verdicts = [
        _head_told(rule.pos, text, span, sentence),
        _around_told(rule.only, text, span, sentence, wanted=True),
        _around_told(rule.unless, text, span, sentence, wanted=False),
    ]
    if False in verdicts:
        return False
    return None if None in verdicts else True


def agrees(
    rule: Rule, text: str, span: Span, sentence: Sentence, tokens: tuple[Token, ...]
) -> bool:
    """Whether a match stands, the tagger asked where its neighbours do not tell.

    Args:
        rule: one that asks for parts of speech.
        text: the text of the block.
        span: the match in it.
        sentence: the sentence of the match.
        tokens: the tagged sentence; spans count from its start.
    """
    at = span.shift(-sentence.span.start)
    if _head_told(rule.pos, text, span, sentence) is None:
        inside = [token for token in tokens if token.span.overlaps(at)]
        if not inside:
            return False
        head = inside[0] if rule.pos in {"verb", "adv"} else inside[-1]
        if not head.tag.startswith(_TAGS[rule.pos]):
            return False
    return not any(
        _around_told(context, text, span, sentence, wanted=wanted, tokens=tokens) is False
        for context, wanted in ((rule.only, True), (rule.unless, False))
    )


def _head_told(pos: str, text: str, span: Span, sentence: Sentence) -> bool | None:
    if not pos:
        return True
    if pos not in {VERB, NOUN}:
        return None
    found = part(text, span, sentence)
    return None if found is None else found == pos


def _around_told(
    context: Context | None,
    text: str,
    span: Span,
    sentence: Sentence,
    *,
    wanted: bool,
    tokens: tuple[Token, ...] | None = None,
) -> bool | None:
    """Whether the parts of speech that `context` lists stand beside the match, as `wanted`.

    None where a neighbour's part of speech is open, and no `tokens` tell it.
    """
    if context is None or not (context.before_pos or context.after_pos):
        return True
    at = span.shift(-sentence.span.start)
    left, right = sentence.span.start, sentence.span.end
    unsure = False
    for parts, listed, word, place, side in (
        (
            context.before_pos,
            context.before,
            before(text, span.start, left),
            _WORD_BEFORE.search(text, max(left, span.start - _REACH), span.start),
            [token for token in tokens or () if token.span.end <= at.start][-1:],
        ),
        (
            context.after_pos,
            context.after,
            after(text, span.end, right),
            _WORD_AFTER.match(text, span.end, right),
            [token for token in tokens or () if token.span.start >= at.end][:1],
        ),
    ):
        if not parts:
            continue
        met = word in listed
        if not met and place is not None and open_class(word):
            # A capital tells a name; the tagger need not be asked.
            met = _NAME in parts and is_name(text, Span(*place.span(1)), sentence)
            others = [tag for name in parts if name != _NAME for tag in _TAGS[name]]
            if not met and others and tokens is None:
                unsure = True
                continue
            met = met or any(token.tag.startswith(tuple(others)) for token in side if others)
        if met is not wanted:
            return False
    return None if unsure else True
