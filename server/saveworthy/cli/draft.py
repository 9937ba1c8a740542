"""One draft from its bytes to its review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.cli.outcome import Refused, Reviewed
from saveworthy.cli.read import read
from saveworthy.cli.task import form_of
from saveworthy.errors import DraftError
from saveworthy.pipeline import review_document
from saveworthy.text.extract import text_of
from saveworthy.text.formats import split

if TYPE_CHECKING:
    from saveworthy.cli.walk import Source
    from saveworthy.rules import RuleSet


def review_draft(source: Source, rules: RuleSet) -> Reviewed | Refused:
    """Review one draft; depends on nothing but the arguments and what is in the file."""
    try:
        form = form_of(source)
        text = text_of(read(source.path, source.name, form), form, source.name).text
    except DraftError as error:
        return Refused(error.problems)
    report = review_document(split(text, form, source.name), rules)
    return Reviewed(source.name, form, text, report)
