"""Rules that remember what stood further up."""

from __future__ import annotations

from collections.abc import Callable

ACRONYMS = """\
extends: conditional
message: "'%s' has no definition."
first: '\\b([A-Z]{3,5})\\b'
second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'
exceptions: [HTML]
"""


def test_what_was_defined_may_stand_alone_from_then_on(mark: Callable[..., str]) -> None:
    text = "WHO said so. HTML too.\n\nThe World Health Organization (WHO) met.\n\nWHO is back.\n"
    assert mark(ACRONYMS, text) == (
        "[[WHO]] said so. HTML too.\n\nThe World Health Organization (WHO) met.\n\nWHO is back.\n"
    )


def test_without_a_group_it_only_has_to_be_there(mark: Callable[..., str]) -> None:
    rule = "extends: conditional\nmessage: m\nscope: raw\nfirst: '(?m)^## Part'\nsecond: 'Summary:'"
    assert mark(rule, "## Part\n\nText.\n") == "[[## Part]]\n\nText.\n"
    assert mark(rule, "## Part\n\nSummary: text.\n") == "## Part\n\nSummary: text.\n"


CONSISTENCY = """\
extends: consistency
message: "Inconsistent spelling of '%s'."
ignorecase: true
either: {advisor: adviser, centre: center}
"""


def test_the_rival_of_a_word_that_was_used_is_marked(mark: Callable[..., str]) -> None:
    text = "An advisor came.\n\nThe adviser left.\n\nThe centre is here.\n"
    assert mark(CONSISTENCY, text) == (
        "An advisor came.\n\nThe [[adviser]] left.\n\nThe centre is here.\n"
    )


def test_drafts_know_nothing_of_each_other(mark: Callable[..., str]) -> None:
    assert mark(CONSISTENCY, "An advisor.\n") == "An advisor.\n"
    assert mark(CONSISTENCY, "An adviser.\n") == "An adviser.\n"
