"""A replacement and the words beside it: none doubled, prepositions, pronouns, number."""

from __future__ import annotations

import pytest

from saveworthy.core import Span, apply_edits
from saveworthy.rules import fit


def fitted(text: str, replacement: str) -> str | None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    edits = fit.edits(plain, Span(start, end), replacement, sentence=Span(0, len(plain)))
    return apply_edits(plain, edits) if edits else None


@pytest.mark.parametrize(
    ("text", "replacement", "wanted"),
    [
        ("The [utilization] of sand.", "use of", "The use of sand."),
        ("We met [in order] to plan.", "to", "We met to plan."),
        ("Talk to [in regard to] about it.", "about", "Talk to about it."),
        ("It is of [utmost import].", "of help", "It is of help."),
        ("Stay [in the vicinity] of it.", "as part of", "Stay as part of it."),
        ("See the [aforementioned] plan.", "the old", "See the old plan."),
        ("It has [real-time inventory] stock.", "live stock", "It has live stock."),
    ],
)
def test_no_word_is_said_twice(text: str, replacement: str, wanted: str) -> None:
    assert fitted(text, replacement) == wanted


def test_a_word_that_stood_twice_before_is_left_to_its_author() -> None:
    assert fitted("We know [given that] that plan failed.", "that") == (
        "We know that that plan failed."
    )


@pytest.mark.parametrize(
    ("text", "replacement", "wanted"),
    [
        ("A [myriad] users came.", "many", "Many users came."),
        ("It has an [endless] list.", "a long", "It has a long list."),
        ("They are our [top-of-the-line] staff.", "the best", "They are our best staff."),
        ("See the [myriad] ways.", "many", None),
        ("The [additional information] helps.", "more information", None),
        ("It has [a sufficient number of] the tools.", "enough", "It has enough of the tools."),
        ("We met [a number of] them.", "several", "We met several of them."),
    ],
)
def test_a_noun_phrase_has_one_determiner(text: str, replacement: str, wanted: str | None) -> None:
    assert fitted(text, replacement) == wanted


@pytest.mark.parametrize(
    ("text", "replacement", "wanted"),
    [
        ("It [impacts] on the team.", "affects", "It affects the team."),
        ("We [dialogued] about it.", "discussed", "We discussed it."),
        ("She [liaised] with them.", "contacted", "She contacted them."),
        ("It gives [valuable insights] into sleep.", "useful findings",
         "It gives useful findings about sleep."),
        ("Make [utilization] of it.", "use", "Make use of it."),
        ("They [dialogue] with us.", "talk", "They talk with us."),
    ],
)  # fmt: skip
def test_a_word_takes_its_own_preposition(text: str, replacement: str, wanted: str) -> None:
    assert fitted(text, replacement) == wanted


@pytest.mark.parametrize(
    ("text", "replacement", "wanted"),
    [
        ("We must [expedite] it.", "speed up", "We must speed it up."),
        ("We [expedited] them.", "sped up", "We sped them up."),
        ("Please [ascertain] it is safe.", "find out", "Please find out it is safe."),
        ("[Investigate] it.", "look into", "Look into it."),
        ("We [expedite] the work.", "speed up", "We speed up the work."),
    ],
)
def test_a_pronoun_stands_inside_a_verb_of_two_words(
    text: str, replacement: str, wanted: str
) -> None:
    assert fitted(text, replacement) == wanted


@pytest.mark.parametrize(
    ("text", "replacement", "wanted"),
    [
        ("The [key learnings] are here.", "main lesson", "The main lesson is here."),
        ("This [key learning] was new.", "main lessons", "These main lessons were new."),
        ("Much [feedback] isn’t kind.", "comments", "Many comments aren’t kind."),
        ("These [low-hanging fruits] were easy.", "easy work", "This easy work was easy."),
        ("An [asset] is rare.", "things", None),
        (
            "One of the [biggest takeaways] was new.",
            "main lessons",
            "One of the main lessons was new.",
        ),
        ("The cost of this [feedback] is high.", "comments", "The cost of these comments is high."),
        ("The [new ways] are here.", "old ways", "The old ways are here."),
        ("Two [key learnings] are here.", "main lesson", None),
        ("THE [KEY LEARNINGS] ARE HERE.", "main lesson", "THE MAIN LESSON IS HERE."),
        ("They [in the majority of cases] are right.", "usually", "They usually are right."),
    ],
)
def test_determiner_and_verb_follow_the_number(
    text: str, replacement: str, wanted: str | None
) -> None:
    assert fitted(text, replacement) == wanted


@pytest.mark.parametrize(
    ("text", "replacement", "wanted"),
    [
        ("There is [a wide range of] tools.", "many kinds of", "There are many kinds of tools."),
        ("There’s [a number of] ways.", "several", "There are several ways."),
        ("Is there [a wide range of] tools?", "many kinds of", "Are there many kinds of tools?"),
        ("[A wide range of] new tools is sold.", "many kinds of", "Many kinds of new tools are sold."),
        ("[The majority of] people has left.", "most of", "Most of people have left."),
        ("[A wide range of] tools and this is all.", "many kinds of",
         "Many kinds of tools and this is all."),
        ("There was [a large amount of] work.", "a lot of", "There was a lot of work."),
        ("[A number of] them are here.", "several of", "Several of them are here."),
    ],
)  # fmt: skip
def test_a_number_of_things_takes_a_plural_verb(text: str, replacement: str, wanted: str) -> None:
    assert fitted(text, replacement) == wanted


@pytest.mark.parametrize(
    ("text", "replacement", "wanted"),
    [
        ("The [thought leader]'s plan.", "expert", "The expert's plan."),
        ("The [stakeholders]’ plan.", "people", "The people’ plan."),
        ("The [stakeholder]'s plan.", "people involved", None),
        ("The [stakeholder]’s plan.", "colleagues", None),
    ],
)
def test_a_possessive_stays_on_one_word(text: str, replacement: str, wanted: str | None) -> None:
    assert fitted(text, replacement) == wanted


@pytest.mark.parametrize(
    ("text", "replacement", "wanted"),
    [
        ("She was [gifted] a book.", "gave", "She was given a book."),
        ("They’ve also [surfaced] it.", "showed", "They’ve also shown it."),
        ("It had quickly [scaled].", "grew", "It had quickly grown."),
        ("It is a talk [facilitated] by Ann.", "ran", "It is a talk run by Ann."),
        ("She [gifted] me a book.", "gave", "She gave me a book."),
    ],
)
def test_a_participle_stays_a_participle(text: str, replacement: str, wanted: str) -> None:
    assert fitted(text, replacement) == wanted


@pytest.mark.parametrize(
    ("text", "replacement", "wanted"),
    [
        ("It is a more [cutting-edge] plan.", "new", "It is a newer plan."),
        ("The most [cutting-edge] plan won.", "new", "The newest plan won."),
        ("A more [innovative] plan.", "apt", "A more apt plan."),
        ("It is more [robust] and cheap.", "strong", "It is more strong and cheap."),
        ("They are more [numerous] than us.", "many", "They are more than us."),
        ("It is the most [world-class] team.", "excellent", None),
    ],
)
def test_degrees_fit_the_new_word(text: str, replacement: str, wanted: str | None) -> None:
    assert fitted(text, replacement) == wanted


@pytest.mark.parametrize(
    ("text", "replacement", "wanted"),
    [
        ("It failed [due to the fact that] it rained.", "because", False),
        ("It failed [due to the fact that] it rained and that we slept.", "because", True),
        ("She [is able to] read and to write.", "can", True),
        ("She [is able to] read and write.", "can", False),
        ("They are [are able to] read.", "can", True),
        ("We met [in order to] plan.", "to", False),
        ("We have money [in order to] plan.", "to", True),
        ("I asked forty readers [in order to] learn.", "to", True),
        ("When we ask, we do it [in order to] learn.", "to", False),
        ("The tools we [utilized] to build it.", "used", True),
        ("[It’s worth noting that] dogs bite, and that cats scratch.", "", True),
    ],
)
def test_a_safe_fix_is_doubted_where_the_sentence_leans_on_its_words(
    text: str, replacement: str, wanted: bool
) -> None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    assert fit.doubtful(plain, Span(start, end), replacement, Span(0, len(plain))) is wanted


def test_a_comma_is_not_left_between_a_verb_and_what_it_needs() -> None:
    assert fitted("It is [very], very bad.", "") == "It is very bad."
    assert fitted("It was [really], very nice.", "") == "It was very nice."
    assert fitted("We met [at last], and she laughed.", "") == "We met, and she laughed."
