"""Reviews documents, each under the settings of its place."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from pygls.uris import to_fs_path

from saveworthy.errors import Problem, SaveworthyError

if TYPE_CHECKING:
    from saveworthy.core import Document, Report
    from saveworthy.pipeline import Cache
    from saveworthy.rules.rule import Rule
    from saveworthy.rules.ruleset import RuleSet


class Reviewer:
    """Reviews documents; loads what that takes when the first one comes.

    Settings are looked for at every review, so what has changed on the disk counts from the next
    one on. A draft whose settings cannot be used is reviewed without them, and its report's notices
    say why.
    """

    def __init__(self) -> None:
        self._used: RuleSet | None = None
        self._rules: dict[str, Rule] = {}

    @cached_property
    def _cache(self) -> Cache:
        from saveworthy.pipeline import Cache

        return Cache()

    def review(self, document: Document) -> Report:
        """Review a document; what has not changed since an earlier one costs nothing."""
        from saveworthy.pipeline import review_document

        rules, problems = self._choose(document.uri)
        if rules is not self._used:
            self._used = rules
            self._rules.update((rule.id, rule) for rule in rules.rules)
        report = review_document(document, rules, self._cache)
        return replace(report, notices=(*problems, *report.notices)) if problems else report

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of an id, if a review has used it or it is built in."""
        from saveworthy.settings import Settings, ruleset

        return self._rules.get(rule_id) or ruleset(Settings()).rule(rule_id)

    def _choose(self, uri: str) -> tuple[RuleSet, tuple[Problem, ...]]:
        from saveworthy.settings import Finder, Settings, ruleset

        path = to_fs_path(uri) if uri.startswith("file:") else None
        try:
            file = Finder().file_for(path) if path else None
            return ruleset(file.settings(path) if file else Settings()), ()
        except SaveworthyError as error:
            return ruleset(Settings()), error.problems
