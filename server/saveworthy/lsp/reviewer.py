"""Reviews drafts, each under the settings of its place: a first look at once, the whole after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pygls.uris import to_fs_path

from saveworthy.errors import Problem, SaveworthyError

if TYPE_CHECKING:
    from collections.abc import Callable

    from saveworthy.core import Document, Report
    from saveworthy.lsp.store import Draft
    from saveworthy.pipeline import Cache
    from saveworthy.rules.rule import Rule
    from saveworthy.rules.ruleset import RuleSet
    from saveworthy.text.formats.resplit import Parted

    Checkpoint = Callable[[], None]

LONGEST = 4_000_000
"""Code points of a draft that is reviewed: a shelf of books. Beyond it the writer is told."""

_FEW_BLOCKS = 64
"""Up to so many blocks a draft is reviewed as a whole at every look: it costs no more."""

_SPARE = 256
"""Analyses kept beyond those of the open drafts, for what is undone or moved."""


@dataclass(frozen=True, slots=True)
class Review:
    """What is known of one version of a draft.

    Attributes:
        document: the draft, split.
        report: what there is to say of it.
        whole: the report is what a review of the whole draft says, but for what needs grammar.
        waits: something in it needs the language model, which is not loaded yet.
    """

    document: Document
    report: Report
    whole: bool = True
    waits: bool = False


@dataclass(slots=True)
class _Known:
    parted: Parted
    rules: RuleSet | None = None
    review: Review | None = None  # the last whole one


class Reviewer:
    """Reviews drafts; loads what that takes when the first one comes.

    Settings are looked for at every review of a whole draft, so what has changed on the disk counts
    from the next one on. A draft whose settings cannot be used is reviewed without them, and its
    report's notices say why.
    """

    def __init__(self) -> None:
        self._used: RuleSet | None = None
        self._rules: dict[str, Rule] = {}
        self._known: dict[str, _Known] = {}

    @cached_property
    def _cache(self) -> Cache:
        from saveworthy.pipeline import Cache

        return Cache()

    def first(self, draft: Draft, form: str, checkpoint: Checkpoint) -> Review:
        """Review a draft as far as that can be done at once.

        Args:
            draft: as it stands.
            form: the format to read it as.
            checkpoint: called between blocks; what it raises comes through.

        Raises:
            SaveworthyError: it cannot be reviewed.
        """
        known = self._split(draft, form)
        old, document = known.review, known.parted.document
        few = len(document.blocks) <= _FEW_BLOCKS
        if few or old is None or known.rules is None or old.report.notices or old.report.is_foreign:
            return self._whole(known, draft.uri, checkpoint, grammar=_can_tag())
        from saveworthy.rules.patterns import OverrunError

        try:
            return self._revised(known, old, known.rules, checkpoint)
        except OverrunError:  # to be reviewed without that rule, which a review of the whole does
            return self._whole(known, draft.uri, checkpoint, grammar=_can_tag())

    def whole(self, draft: Draft, form: str, checkpoint: Checkpoint) -> Review:
        """Review a draft with all there is, as `saveworthy.review` does.

        Raises:
            SaveworthyError: it cannot be reviewed; the language model is missing, for example.
        """
        return self._whole(self._split(draft, form), draft.uri, checkpoint, grammar=True)

    def load(self) -> None:
        """Load the language model, if it is not loaded; takes a second. May run on any thread.

        Raises:
            SaveworthyError: there is none (E401).
        """
        from saveworthy.text import nlp

        nlp.load()

    def forget(self, uri: str) -> None:
        """Drop what is known of a draft that was closed."""
        self._known.pop(uri, None)
        self._fit()

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of an id, if a review has used it or it is built in."""
        from saveworthy.settings import Settings, ruleset

        return self._rules.get(rule_id) or ruleset(Settings()).rule(rule_id)

    def _split(self, draft: Draft, form: str) -> _Known:
        from saveworthy.text.formats.resplit import part, repart

        if len(draft.text) > LONGEST:
            raise SaveworthyError(
                Problem(
                    "E115",
                    f"This draft is too long to review: {len(draft.text):,} characters.",
                    draft.uri,
                    mend=f"Split it into files of at most {LONGEST:,} characters.",
                )
            )
        known = self._known.get(draft.uri)
        if known is None or known.parted.document.format != form:
            known = _Known(part(draft.text, form, draft.uri, draft.version))
            self._known[draft.uri] = known
            self._fit()
        else:
            known.parted = repart(known.parted, draft.text, draft.version)
        return known

    def _whole(self, known: _Known, uri: str, checkpoint: Checkpoint, *, grammar: bool) -> Review:
        from saveworthy.pipeline import review_document

        rules, problems = self._choose(uri)
        if rules is not self._used:
            self._used = rules
            self._rules.update((rule.id, rule) for rule in rules.rules)
        document = known.parted.document
        report = review_document(
            document, rules, self._cache, checkpoint=checkpoint, grammar=grammar
        )
        if problems:
            report = replace(report, notices=(*problems, *report.notices))
        waits = not grammar and not self._cache.is_complete(document.blocks, rules.fingerprint)
        known.rules, known.review = rules, Review(document, report, waits=waits)
        return known.review

    def _revised(
        self, known: _Known, old: Review, rules: RuleSet, checkpoint: Checkpoint
    ) -> Review:
        from saveworthy.pipeline.revise import Change, revise
        from saveworthy.text.formats.resplit import changed

        document = known.parted.document
        report = revise(
            (old.document, old.report),
            document,
            Change(*changed(old.document.text, document.text)),
            rules,
            self._cache,
            checkpoint,
            grammar=_can_tag(),
        )
        return Review(document, report, whole=False, waits=old.waits)

    def _fit(self) -> None:
        """Keep as many analyses as the open drafts have blocks, and some to spare."""
        blocks = sum(len(known.parted.document.blocks) for known in [*self._known.values()])
        self._cache.size = blocks + _SPARE

    def _choose(self, uri: str) -> tuple[RuleSet, tuple[Problem, ...]]:
        from saveworthy.settings import Finder, Settings, ruleset

        path = to_fs_path(uri) if uri.startswith("file:") else None
        try:
            file = Finder().file_for(path) if path else None
            return ruleset(file.settings(path) if file else Settings()), ()
        except SaveworthyError as error:
            return ruleset(Settings()), error.problems


def _can_tag() -> bool:
    from saveworthy.text import nlp

    return nlp.is_loaded()
