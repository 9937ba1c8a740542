"""The rules that Vale brings along, as its style “Vale”."""

from __future__ import annotations

from collections.abc import Iterator

from saveworthy.core import Severity
from saveworthy.rules.rule import VALE
from saveworthy.rules.vale.rule import Action, Spec, ValeRule

STYLE = "Vale"


def _rule(name: str, why: str, message: str, spec: Spec) -> ValeRule:
    return ValeRule(f"{STYLE}/{name}", message, why, Severity.ERROR, (), (), check=VALE, spec=spec)


BUILTIN = (
    _rule(
        "Repetition",
        "A word that stands twice in a row is mostly a slip.",
        "“{match}” is repeated.",
        Spec(
            "repetition",
            "'%s' is repeated!",
            action=Action("edit", ("truncate", " ")),
            tokens=(r"[^\s.!?]+",),
            ignorecase=True,
            alpha=True,
        ),
    ),
    _rule(
        "Spelling",
        "The word is in none of the dictionaries.",
        "Did you really mean “{match}”?",
        Spec("spelling", "Did you really mean '%s'?", action=Action("suggest", ("spellings",))),
    ),
)


def terms(accepted: tuple[str, ...]) -> Iterator[ValeRule]:
    """Yield the rule that has accepted terms written as the vocabulary has them, if there are any."""
    pairs = tuple((term, term) for term in accepted if not term.startswith("(?i)"))
    if pairs:
        spec = Spec(
            "substitution",
            "Use '%s' instead of '%s'.",
            ignorecase=True,
            pairs=pairs,
            vocab=False,
            action=Action("replace"),
        )
        why = "Your vocabulary has the term written like this."
        yield _rule("Terms", why, "Use “{fix}” instead of “{match}”.", spec)


def avoid(rejected: tuple[str, ...]) -> Iterator[ValeRule]:
    """Yield the rule that marks rejected terms, if there are any."""
    if rejected:
        spec = Spec("existence", "Avoid using '%s'.", tokens=rejected, vocab=False)
        yield _rule("Avoid", "Your vocabulary rejects the term.", "Avoid using “{match}”.", spec)
