"""Reviews drafts, each under the settings of its place: a first look at once, the whole after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pygls.uris import from_fs_path

from saveworthy.errors import DraftError, Problem, SaveworthyError
from saveworthy.lsp.rules_for import rules_and_problems
from saveworthy.lsp.store import Draft
from saveworthy.text.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from saveworthy.core import Document, Report
    from saveworthy.pipeline import Cache
    from saveworthy.rules.rule import Rule
    from saveworthy.rules.ruleset import RuleSet
    from saveworthy.text.formats.resplit import Parted

    Checkpoint = Callable[[], None]

LONGEST = 4_000_000
"""Code points of a draft that is reviewed: a shelf of books. Beyond it the writer is told."""

_ANY = "We met on Tuesday, in order to say what we had found."

_FEW_BLOCKS = 64
"""Up to so many blocks a draft is reviewed as a whole at every look: it costs no more."""

_SPARE = 256
"""Analyses kept beyond those of the open drafts, for what is undone or moved."""


@dataclass(frozen=True, slots=True)
class Review:
    """What is known of one version of a draft.

    Attributes:
        parted: the draft, split.
        report: what there is to say of it.
        whole: the report is what a review of the whole draft says, but for what needs grammar.
        waits: something in it needs the language model, which is not loaded yet.
    """

    parted: Parted
    report: Report
    whole: bool = True
    waits: bool = False

    @property
    def document(self) -> Document:
        """The draft, split, with every block in its place."""
        return self.parted.document


@dataclass(slots=True)
class _Known:
    parted: Parted
    rules: RuleSet | None = None
    review: Review | None = None  # the last one


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
        self._reading: tuple[str, Cache] | None = None

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
        old = known.review
        few = len(known.parted.runs) <= _FEW_BLOCKS
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

    def prepare(self) -> None:
        """Load the rules and all that a first look takes, so that the first draft need not wait."""
        from saveworthy.pipeline import Cache, review_document
        from saveworthy.settings import Settings, ruleset
        from saveworthy.text.formats import split

        review_document(split(_ANY, "markdown"), ruleset(Settings()), Cache(), grammar=False)

    def closed(self, path: Path, checkpoint: Checkpoint) -> tuple[Draft, Report] | None:
        """Review a draft on the disk; None if it cannot be read, or is too long.

        Args:
            path: the file.
            checkpoint: called between blocks; what it raises comes through.

        Raises:
            SaveworthyError: it cannot be reviewed.
        """
        from saveworthy.pipeline import Cache, review_document
        from saveworthy.text.decode import decode
        from saveworthy.text.formats import format_of, split

        try:
            text = decode(path.read_bytes(), str(path)).text
            form = format_of(path.name)
        except (OSError, DraftError):
            return None
        if len(text) > LONGEST:
            return None
        uri = from_fs_path(str(path)) or ""
        if self._reading is None or self._reading[0] != uri:
            self._reading = uri, Cache()  # what is given up here is gone on with later
        rules, _ = rules_and_problems(uri)
        self._keep(rules)
        document = split(text, form, uri)
        report = review_document(document, rules, self._reading[1], checkpoint=checkpoint)
        self._reading = None
        return Draft(uri, "", 0, Lines(text)), report

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
        if known is None or known.parted.format != form:
            known = _Known(part(draft.text, form, draft.uri, draft.version))
            self._known[draft.uri] = known
            self._fit()
        else:
            known.parted = repart(known.parted, draft.text, draft.version)
        return known

    def _whole(self, known: _Known, uri: str, checkpoint: Checkpoint, *, grammar: bool) -> Review:
        from saveworthy.pipeline import review_document
        from saveworthy.pipeline.profile import rules_for

        rules, problems = rules_and_problems(uri)
        self._keep(rules)
        document = known.parted.document
        report = review_document(
            document, rules, self._cache, checkpoint=checkpoint, grammar=grammar
        )
        if problems:
            report = replace(report, notices=(*problems, *report.notices))
        asked = rules_for(document, rules).fingerprint
        waits = not grammar and not self._cache.is_complete(document.blocks, asked)
        known.parted = known.parted.settled()
        known.rules, known.review = rules, Review(known.parted, report, waits=waits)
        return known.review

    def _revised(
        self, known: _Known, old: Review, rules: RuleSet, checkpoint: Checkpoint
    ) -> Review:
        from saveworthy.pipeline.revise import Anew, Change, revise
        from saveworthy.text.formats.resplit import changed

        before, parted = old.parted, known.parted
        change = Change(*changed(before.text, parted.text))
        gone, fresh = before.runs.differing(parted.runs, change.end - change.old_end)
        report = revise(
            old.report,
            Anew(gone, fresh, parted.bare, lambda: parted.document),
            change,
            rules,
            self._cache,
            checkpoint,
            grammar=_can_tag(),
        )
        known.review = Review(parted, report, whole=False, waits=old.waits)
        return known.review

    def _keep(self, rules: RuleSet) -> None:
        if rules is not self._used:
            self._used = rules
            self._rules.update((rule.id, rule) for rule in rules.rules)

    def _fit(self) -> None:
        """Keep as many analyses as the open drafts have blocks, and some to spare."""
        blocks = sum(len(known.parted.runs) for known in [*self._known.values()])
        self._cache.size = blocks + _SPARE


def _can_tag() -> bool:
    from saveworthy.text import nlp

    return nlp.is_loaded()
