"""Existence, substitution, occurrence and repetition, as Vale's documentation has them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saveworthy.core import Finding, Severity

EXISTENCE = "extends: existence\nmessage: \"Avoid '%s'.\"\n"


def test_existence_marks_whole_words_in_any_case_if_told(mark: Callable[..., str]) -> None:
    rule = EXISTENCE + "ignorecase: true\ntokens: [very, 'quite (?:a|some)']"
    text = "Very good, every day. It took quite some time."
    assert mark(rule, text) == "[[Very]] good, every day. It took [[quite some]] time."


def test_existence_minds_case_otherwise(mark: Callable[..., str]) -> None:
    assert mark(EXISTENCE + "tokens: [TODO]", "A todo is no TODO.") == "A todo is no [[TODO]]."


def test_nonword_takes_the_frame_away(mark: Callable[..., str]) -> None:
    rule = EXISTENCE + "nonword: true\ntokens: ['\\.\\.\\.']"
    assert mark(rule, "Well... no.") == "Well[[...]] no."


def test_raw_stands_before_the_tokens_or_behind_them(mark: Callable[..., str]) -> None:
    before = EXISTENCE + "raw: ['\\b(?:is|was)\\b\\s*']\ntokens: ['\\w+ed']"
    assert mark(before, "It was asked.") == "It [[was asked]]."
    behind = EXISTENCE + "append: true\nraw: ['\\s+ago']\ntokens: [days, weeks]"
    assert mark(behind, "Two days ago, three days later.") == "Two [[days ago]], three days later."


def test_exceptions_are_left_alone_also_as_parts_of_phrases(mark: Callable[..., str]) -> None:
    rule = EXISTENCE + "tokens: ['[A-Z]{2,}', key]\nexceptions: [API, key account]"
    text = "The API and the CPU. A key account, a key."
    assert mark(rule, text) == "The API and the [[CPU]]. A key account, a [[key]]."


def test_a_phrase_that_is_an_exception_is_looked_for_once_in_a_text(
    mark: Callable[..., str],
) -> None:
    rule = EXISTENCE + "tokens: [key]\nexceptions: [key account]"
    text = "key account key " * 3000
    assert mark(rule, text, "plain").count("[[key]] key account") == 2999


def test_the_message_names_the_match_and_the_level_is_ours(
    run: Callable[..., list[Finding]],
) -> None:
    rule = EXISTENCE + "level: suggestion\nlink: https://example.org\ntokens: [obviously]"
    (finding,) = run(rule, "It is obviously so.")
    assert (finding.rule_id, finding.message) == ("Own/Rule", "Avoid 'obviously'.")
    assert finding.severity is Severity.INFO


def test_limit_bounds_the_alerts_of_one_draft(run: Callable[..., list[Finding]]) -> None:
    rule = EXISTENCE + "limit: 2\ntokens: [so]"
    assert len(run(rule, "so\n\nso so\n\nso")) == 2


def test_a_place_between_two_characters_is_on_the_second(mark: Callable[..., str]) -> None:
    rule = EXISTENCE + "nonword: true\nraw: ['(?<=\\ba)(?=\\s)']"
    assert mark(rule, "Add a thing") == "Add a[[ ]]thing"
    start = EXISTENCE + "nonword: true\nraw: ['\\A(?!feat)']"
    assert mark(start, "# Title\n\nfeat: b\n") == "# [[T]]itle\n\nfeat: b\n"


def test_a_percent_sign_in_an_expression_is_a_percent_sign(mark: Callable[..., str]) -> None:
    rule = EXISTENCE + "nonword: true\nraw: ['%']"
    assert mark(rule, "A 50% cut.") == "A 50[[%]] cut."


SWAP = "extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\nignorecase: true\n"


def test_substitution_names_the_better_word(run: Callable[..., list[Finding]]) -> None:
    (finding,) = run(SWAP + "swap: {utilize: use}", "We Utilize it; we use it.")
    assert finding.message == "Use 'use' instead of 'Utilize'."
    assert finding.span.of("We Utilize it; we use it.") == "Utilize"


def test_substitution_wants_the_term_as_it_is_written(mark: Callable[..., str]) -> None:
    rule = SWAP + "swap: {javascript: JavaScript, 'mutual tls': mutual TLS}"
    text = "JavaScript, Javascript; mutual TLS, Mutual TLS."
    assert mark(rule, text) == "JavaScript, [[Javascript]]; mutual TLS, [[Mutual TLS]]."


def test_the_longer_key_wins_whatever_the_order(run: Callable[..., list[Finding]]) -> None:
    (finding,) = run(SWAP + "swap: {sign: mark, sign up: register}", "Please sign up.")
    assert finding.message == "Use 'register' instead of 'sign up'."


def test_groups_come_back_in_the_replacement(run: Callable[..., list[Finding]]) -> None:
    rule = SWAP + "swap: {foo: bar, 'change into the (\\w+) folder': change to the $1 folder}"
    (finding,) = run(rule, "Now change into the home folder.")
    assert finding.message.startswith("Use 'change to the home folder'")


def test_a_back_reference_counts_the_groups_of_its_own_key(mark: Callable[..., str]) -> None:
    rule = SWAP + "swap: {'(a)(b)c': x, '(\\w)-\\1': y}"
    assert mark(rule, "abc, d-d, d-e.") == "[[abc]], [[d-d]], d-e."


def test_replace_offers_each_choice(run: Callable[..., list[Finding]]) -> None:
    rule = SWAP + "action: {name: replace}\nswap: {accomplish: carry out|do}"
    (finding,) = run(rule, "Accomplish more.")
    assert finding.message == "Use 'carry out' or 'do' instead of 'Accomplish'."
    texts = [fix.edits[0].text for fix in finding.fixes]
    assert texts == ["Carry out", "Do"]
    assert not any(fix.safe for fix in finding.fixes)


def test_a_part_of_speech_can_be_asked_for(mark: Callable[..., str]) -> None:
    pytest.importorskip("spacy")
    rule = SWAP + "pos: 'back-end/NN'\nswap: {back-end: back end}"
    text = "The bug was on the back-end."
    assert mark(rule, text) == "The bug was on the [[back-end]]."
    verb = SWAP + "pos: 'file/VB'\nswap: {file: submit}"
    assert mark(verb, "We file it in a file.") == "We [[file]] it in a file."


OCCURRENCE = "extends: occurrence\nmessage: Too long.\n"


def test_occurrence_marks_the_first_of_too_many(mark: Callable[..., str]) -> None:
    rule = OCCURRENCE + "scope: sentence\nmax: 3\ntoken: '\\b\\w+\\b'"
    text = "One two three. Four five six seven. Eight."
    assert mark(rule, text) == "One two three. [[Four]] five six seven. Eight."


def test_occurrence_marks_the_draft_where_there_is_none(run: Callable[..., list[Finding]]) -> None:
    (finding,) = run(OCCURRENCE + "scope: raw\nmin: 1\ntoken: '^## Intro'", "# Title\n\nText.\n")
    assert (finding.span.start, finding.span.end) == (0, 1)


REPETITION = "extends: repetition\nmessage: \"'%s' is repeated!\"\nalpha: true\n"


def test_repetition_marks_both_words(mark: Callable[..., str]) -> None:
    rule = REPETITION + "tokens: ['[^\\s]+']"
    assert mark(rule, "It is the the same, that that.") == "It is [[the the]] same, that that."


def test_repetition_goes_over_line_ends_but_not_over_sentences(mark: Callable[..., str]) -> None:
    rule = REPETITION + "ignorecase: true\ntokens: ['[^\\s.]+']"
    assert mark(rule, "It is the\nthe same.") == "It is [[the\nthe]] same."
    assert mark(rule, "I forgot that. That is important.") == "I forgot that. That is important."


TEXTS = st.text(st.sampled_from("ab *_`<>[]()#-.\n\r\té😀"), max_size=60)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(TEXTS)
def test_every_place_is_where_its_words_stand(run: Callable[..., list[Finding]], text: str) -> None:
    for finding in run(EXISTENCE + "tokens: ['a+b']", text):
        shown = finding.span.of(text)
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert shown[0] == "a"
        assert shown[-1] == "b"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_of_any_kind_make_no_difference(
    run: Callable[..., list[Finding]], newline: str
) -> None:
    text = newline.join(["# Ein", "", "> one very", "> long text, very"])
    places = [finding.span.of(text) for finding in run(EXISTENCE + "tokens: [very]", text)]
    assert places == ["very", "very"]


def test_what_is_written_as_it_should_be_is_not_marked_and_case_counts(
    mark: Callable[..., str],
) -> None:
    rule = """
        extends: substitution
        message: m
        ignorecase: true
        swap: {e-?mail: e-mail}
    """
    assert mark(rule, "An e-mail, an E-mail, an email.") == (
        "An e-mail, an [[E-mail]], an [[email]]."
    )


def test_a_bar_behind_a_backslash_is_part_of_the_better_word(
    run: Callable[..., list[Finding]],
) -> None:
    rule = r"""
        extends: substitution
        message: "Use %s, not '%s'."
        action: {name: replace}
        swap: {foo: 'a\|b|c'}
    """
    (finding,) = run(rule, "A foo.")
    assert finding.message == "Use 'a|b' or 'c', not 'foo'."
    assert [fix.edits[0].text for fix in finding.fixes] == ["a|b", "c"]


def test_what_stands_too_often_but_in_code_only_is_not_marked(mark: Callable[..., str]) -> None:
    rule = "extends: occurrence\nmessage: m\nmax: 1\ntoken: '[^ ]+'"
    assert mark(rule, "`a` `b` `c`") == "`a` `b` `c`"
    assert mark(rule, "`a` so `c`") == "`a` [[so]] `c`"


def test_an_accepted_phrase_covers_its_words_in_any_case(mark: Callable[..., str]) -> None:
    rule = "extends: existence\nmessage: m\ntokens: [culpa]\nexceptions: [mea culpa]"
    assert mark(rule, "Mea culpa, tua culpa.") == "Mea culpa, tua [[culpa]]."


def test_a_flag_of_one_exception_leaves_the_others_alone(mark: Callable[..., str]) -> None:
    rule = "extends: existence\nmessage: m\nignorecase: true\ntokens: [foo, bar]\nexceptions: [(?i)Foo, Bar]"
    assert mark(rule, "foo FOO bar Bar") == "foo FOO [[bar]] Bar"


def test_a_message_keeps_the_spaces_of_what_it_is_about(run: Callable[..., list[Finding]]) -> None:
    rule = "extends: existence\nmessage: \"'%s' has two.\"\nnonword: true\ntokens: ['y\\.  T']"
    (finding,) = run(rule, "It is okay.  This is not.")
    assert finding.message == "'y.  T' has two."
