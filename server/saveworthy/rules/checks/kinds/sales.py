"""A sales e-mail: one thing to answer, no more and no less."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from saveworthy.rules.checks.kinds.lines import is_long, lines, turn
from saveworthy.rules.checks.passage import Hit
from saveworthy.text.signals import phrases as turns
from saveworthy.text.signals.turns import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.rules.checks.kinds.lines import Line
    from saveworthy.rules.checks.passage import Passage

_CLAUSES = re.compile(r"[,;:()–—]|\s-\s|\b(?:and|or|then|also)\b|/")
_LEAD = r"(?:please |just |simply |so |you (?:can|could|may) also |feel free to |why not |to )*"
_ANSWER, _READ, _SIGN_UP, _FOLLOW = "answer", "read", "sign up", "follow"
_ASKS = (
    (
        _READ,
        (
            r"(?:download|watch|visit|check out|take a look at|have a look at|browse|read (?:our|the|more|about|how)"
            r"|see (?:our|how)|click|learn more|view)\b"
        ),
    ),
    (
        _SIGN_UP,
        (
            r"(?:sign up|register|subscribe|start (?:your|a|the) (?:free )?trial|create (?:your|an?) (?:free )?account"
            r"|buy|order now|claim (?:your|the)|upgrade|try (?:it|us) (?:for )?free|get started|join (?:our|us|the))\b"
        ),
    ),
    (
        _FOLLOW,
        (
            r"(?:follow (?:us|me)|connect with (?:us|me)|like our|share (?:this|our)|forward (?:this|it)"
            r"|introduce (?:me|us)|leave (?:us )?a review)\b"
        ),
    ),
    (
        _ANSWER,
        (
            r"(?:book|schedule|reserve|pick (?:a|your)|choose a|call (?:me|us)|give (?:me|us) a call|reply|respond"
            r"|write (?:back|to)|let (?:me|us) know|tell me|send (?:me|us)|get in touch|contact (?:me|us)"
            r"|request (?:a|your))\b"
        ),
    ),
)
"""What a reader may be asked to do. Answers of all kinds count as one: they are one conversation."""
_TALK = r"(?:call|chat|talk|speak|meet|meeting|coffee|minutes|demo)\b"
_OFFERED = (
    (_READ, r"(?:case study|white ?paper|e-?book|brochure|video|report|guide)\b"),
    (_SIGN_UP, r"(?:newsletter|webinar|free trial|sign up|subscribe|workshop|course)\b"),
)
"""What a question offers, where it is not about a talk."""
_TOLD = r"(?:we|i|they|he|she|it|our|my|their|his|her|the|this|these|those|a|an)\b"
_OTHERWISE = r"(?:if (?:you're|you are|this is|it's|it is|that's|that is|now is) (?:not|n't)|if not|otherwise|unsubscribe)"


def one_ask(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Mark the second thing that a message asks for.

    Options: `words`, the shortest draft to judge.
    """
    found = lines(passages)
    if not is_long(found, options):
        return
    first = ""
    for line in found:
        for ask in _asks(line):
            if first and ask != first:
                yield line.hit
                return
            first = ask


def an_ask(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask for something to answer where a message asks nothing at all.

    Options: `words`, the shortest draft to judge.
    """
    found = lines(passages)
    if not is_long(found, options):
        return
    for line in found:
        said = tokens(line.said)
        if line.is_question or line.is_order or any(_asks(line)):
            return
        if turns.INVITES.occur(said) or turns.CALLS.occur(said):
            return
    yield found[-1].hit


def _asks(line: Line) -> Iterator[str]:
    if turn(_OTHERWISE).search(line.said):
        return
    if line.is_question:
        named = (name for name, words in _OFFERED if turn(words).search(line.said))
        yield _ANSWER if turn(_TALK).search(line.said) else next(named, _ANSWER)
        return
    # What somebody else does in a later clause is no order: “we came to lie there and watch”.
    told = turn(_TOLD).match(line.said)
    for clause in [line.said] if told else _CLAUSES.split(line.said):
        for name, words in _ASKS:
            if turn(_LEAD + words).match(clause.strip()):
                yield name
                break
