"""What a draft would need for a reader to save it, to share it or to take a picture of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.scores.save import MET, NAME, WANTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from saveworthy.core import Finding, Report

_ABOUT = MappingProxyType(
    {
        "concrete": "save",
        "takeaway": "save",
        "reader": "share",
        "only-sells": "share",
        "opening": "share",
        "ending": "share",
        "screenshot": "screenshot",
    }
)
"""Which question each prompt of the pack `save` helps to answer."""

_PROMPTS = MappingProxyType(
    {
        "save": "What would a reader look up here again? A step, a number or an example gives them a "
        "reason to keep this.",
        "share": "Who would they send this to, and why? A story, or one word to that reader, makes it "
        "easy to pass on.",
        "screenshot": "Which line says it all? Try your main point in under twelve words.",
    }
)
"""What to ask where a question is open and no rule has asked."""


class Question(NamedTuple):
    """One of the three questions, and where the draft stands with it.

    Attributes:
        name: "save", "share" or "screenshot".
        value: 0–100; from 50 on it is answered.
        met: whether it is.
        wants: what it asks a draft for.
        prompts: what to ask the writer; without a place where no rule has pointed at one.
    """

    name: str
    value: float
    met: bool
    wants: str
    prompts: tuple[tuple[str, Finding | None], ...]


def questions(report: Report) -> Iterator[Question]:
    """Yield the questions of a draft that has a save score, in order."""
    score = report.scores.get(NAME)
    if score is None or score.value is None:
        return
    asked: dict[str, list[tuple[str, Finding | None]]] = {name: [] for name in WANTED}
    for finding in report.findings:
        pack, _, rule = finding.rule_id.partition("/")
        if pack == NAME and rule in _ABOUT:
            asked[_ABOUT[rule]].append((finding.message, finding))
    for name, wants in WANTED.items():
        value = score.questions[name]
        met = value >= MET
        prompts = asked[name] or ([] if met else [(_PROMPTS[name], None)])
        yield Question(name, value, met, wants, tuple(prompts))
