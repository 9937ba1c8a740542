"""The questions to single kinds of drafts: what they do with odd and with tricky texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.pipeline import review_document
from saveworthy.rules import RuleSet
from saveworthy.rules.load import every
from saveworthy.rules.profiles import PROFILES
from saveworthy.text.formats import split

KNOWN = every()
SETS = {name: KNOWN.for_profile(name).select(["profiles"]) for name in PROFILES}
PIECES = (
    "We will decide on Friday.", "Please book a demo, or download it!", "The seal needs to be replaced.",
    "It is broken again.", "Dear Ada,", "P.S. Call me.", "# Plan", "- one\n- two", "> Said she", "😀 Cafe\u0301",
    "İ", "Best, Bo", "our award-winning team", "#tag", "We recommend it; I ask you to approve", "\u2060", "\r\n",
    "Then click here. Next, open it. Wait. Finally, choose one.", "Thank you for your message.", "You can try it.",
)  # fmt: skip


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=30),
    st.sampled_from(["\n\n", "\n", " "]),
    st.sampled_from(["markdown", "plain"]),
)
def test_any_text_at_all_gives_places_in_it(pieces: list[str], by: str, form: str) -> None:
    text = by.join(pieces)
    document = split(text, form)
    for rules in SETS.values():
        for finding in review_document(document, rules).findings:
            assert 0 <= finding.span.start < finding.span.end <= len(text)


def asked(text: str, rules: RuleSet) -> set[str]:
    found = review_document(split(text, "markdown"), rules).findings
    return {finding.rule_id.removeprefix("profiles/") for finding in found}


@pytest.mark.parametrize(
    ("profile", "text"),
    [
        (  # an offer inside a sentence is no second thing to answer
            "sales-email",
            ("Your page lists three open evenings. Our app fills them, and you can read how they did it "
            "on Elm Street on the attached page. Could I call you on Thursday at ten in the morning?"),
        ),
        (  # nor is what other people did
            "sales-email",
            ("We used to lie in the grass and watch for the bus, and then we built a small board that "
            "tells when it comes. Would you like one for the stop at your door next week?"),
        ),
        (  # a postscript is beside the letter
            "sales-email",
            ("When teams double in size, the first weeks slip from two to five, and ours did. We built a "
            "list that brought us back to nine days. Worth a look next week?\n\nP.S. Follow our blog."),
        ),
        (  # an answer to a question is no solution without a problem
            "customer-reply",
            ("Hi Jane,\n\nGreat question! The large plan has as many seats as you like, and the small one "
            "has five. You can switch at any time."),
        ),
        (  # a title that is an order has told the decision
            "management-memo",
            ("# 22. Remove the old proxy\n\n## Context\n\n" + "Each machine has a small proxy of its own. " * 12
            + "\n\n## Decision\n\nWe decided to do without."),
        ),
        (  # the story of the parcel is what the customer wrote about
            "customer-reply",
            ("Hi Omar,\n\nI checked order 5521. The courier came on Monday and left a card. It is at the "
            "depot now. Please bring your card."),
        ),
        (  # a heading that decides is the first line
            "management-memo",
            "# We close on Fridays from May on\n\n" + "The shop had nine guests a day in winter. " * 14
            + "\n\nThe board has decided to close.",
        ),
        (  # a number beside the claim is proof enough to look for oneself
            "landing-page",
            ("# Invoices\n\nOur award-winning software has written 40,000 invoices for people who would "
            "rather be at the lake. Try it with one."),
        ),
        (  # reasons are no steps
            "docs",
            ("# Why\n\nFirst, many share a computer. Then there is the law. Finally, it is cheap. Choose "
            "a longer time if you work alone."),
        ),
        (  # whoever asks for something has nothing broken
            "support-ticket",
            ("Could you please add my colleague to our team? She needs to see the page with the bills "
            "and has no account so far. It is not urgent."),
        ),
        (  # “at six” is a time, and so is a shift
            "ops-note",
            "Please tell the crew at the belt to leave the big mixer off until the next shift is here.",
        ),
    ],
)  # fmt: skip
def test_tricky_drafts_are_left_alone(profile: str, text: str) -> None:
    assert asked(text, SETS[profile]) == set()
