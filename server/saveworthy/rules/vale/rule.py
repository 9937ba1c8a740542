"""One rule of a Vale style: what its YAML file says, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from saveworthy.core import Severity
from saveworthy.rules.rule import Rule

LEVELS = {"suggestion": Severity.INFO, "warning": Severity.WARNING, "error": Severity.ERROR}

TEXT, PARAGRAPH, SENTENCE, SUMMARY, RAW = "text", "paragraph", "sentence", "summary", "raw"


class Action(NamedTuple):
    """What a rule offers to do about an alert: its name, and what the name needs."""

    name: str = ""
    params: tuple[str, ...] = ()


NO_ACTION = Action()


class Slot(NamedTuple):
    """One place of a sequence.

    Attributes:
        pattern: what the word must match, "" for any.
        tag: what its Penn tag must match, "" for any.
        skip: words that may stand before it.
        least: how many words like this are asked for, each with its own words before it.
        negate: it must not match.
        target: the alert is about this word.
    """

    pattern: str = ""
    tag: str = ""
    skip: int = 0
    least: int = 1
    negate: bool = False
    target: bool = False


@dataclass(frozen=True, slots=True)
class Spec:
    """What a rule file says; each kind of rule reads the fields that are its own.

    Attributes:
        extends: the kind.
        message: as it is written, with "%s".
        scope: selectors, any of which will do.
        limit: alerts in one draft, 0 for as many as there are.
        pairs: of a substitution, what is found and what to use; of a consistency, what excludes
            what.
        vocab: whether the vocabulary's accepted terms are exceptions.
    """

    extends: str
    message: str
    description: str = ""
    scope: tuple[str, ...] = (TEXT,)
    limit: int = 0
    action: Action = NO_ACTION
    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    append: bool = False
    ignorecase: bool = False
    nonword: bool = False
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    pairs: tuple[tuple[str, str], ...] = ()
    capitalize: bool = False
    pos: str = ""
    token: str = ""
    least: int = 0
    most: int = 0
    alpha: bool = False
    first: str = ""
    second: str = ""
    match: str = ""
    style: str = ""
    indicators: tuple[str, ...] = ()
    threshold: float = 0.8
    prefix: str = ""
    formula: str = ""
    condition: str = ""
    metrics: tuple[str, ...] = ()
    grade: float = 0.0
    slots: tuple[Slot, ...] = ()
    custom: bool = False
    filters: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    dictionaries: tuple[str, ...] = ()


class Hidden(NamedTuple):
    """Expressions for what is not to be read: TokenIgnores and BlockIgnores."""

    tokens: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()


class Setup(NamedTuple):
    """What a configuration says that several of its rules go by.

    Attributes:
        hidden: what is not to be read.
        accepted: the vocabulary's accepted terms.
        word: the frame around tokens that are whole words, "" for the usual one.
        styles_path: the folder of the styles, "" if there is none.
    """

    hidden: Hidden = Hidden()
    accepted: tuple[str, ...] = ()
    word: str = ""
    styles_path: str = ""


NO_SETUP = Setup()


@dataclass(frozen=True, slots=True)
class ValeRule(Rule):
    """A rule of ours that does what a rule of Vale's does.

    Attributes:
        spec: what its file says.
        path: its file; "" for a rule that Vale brings along.
        setup: what its configuration says.
    """

    spec: Spec = field(default_factory=lambda: Spec("", ""))
    path: str = ""
    setup: Setup = NO_SETUP

    @property
    def name(self) -> str:
        """What Vale calls it: "Style.Rule"."""
        return self.id.removeprefix("vale-").replace("/", ".", 1)

    @property
    def exceptions_all(self) -> tuple[str, ...]:
        """Its own exceptions and the accepted terms, the longest first."""
        accepted = self.setup.accepted if self.spec.vocab and not self.spec.nonword else ()
        return tuple(sorted({*self.spec.exceptions, *accepted}, key=lambda t: (-len(t), t)))
