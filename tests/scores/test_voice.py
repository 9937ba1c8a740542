from __future__ import annotations

import gzip
import json
import math
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy import review
from saveworthy.core import Score
from saveworthy.scores.voice.model import FILE, MOST_MOVED, builtin, dump, load

PERSON = (
    "so I finally called the landlord about the heating, third time this week, and guess what, he was"
    " on holiday. Of course he was! My sister said I should just buy one of those oil things from"
    " Argos (28 quid) and send him the bill. I think she's right but I don't want a fight over 28"
    " quid, you know? Anyway. We sat in the kitchen with the oven door open until about 11, which you"
    " are not supposed to do, and Tom told us about the time he got stuck in Leeds with no shoes."
)
MACHINE = (
    "In today's fast-paced world, embracing resilience is crucial for navigating the complexities of"
    " modern life. Additionally, cultivating meaningful connections fosters a deeper sense of"
    " belonging, ultimately enhancing overall well-being. This transformative journey underscores the"
    " importance of balance, highlighting the intricate interplay between ambition and"
    " self-care. Moreover, it serves as a testament to the power of the human spirit, offering"
    " valuable insights, fresh perspectives, and a renewed sense of purpose."
)
COMPANY = (
    "Our platform empowers enterprises to unlock value across the customer lifecycle. We provide"
    " end-to-end data management solutions, enabling organizations to accelerate digital"
    " transformation, streamline operations, and drive measurable growth. Trusted by leading brands"
    " in retail, finance, and healthcare, our team of experts delivers scalable services, tailored"
    " integrations, and world-class support to help our customers achieve their business goals."
)
LEARNER = (
    "Nowadays, many people think that young people enjoy life more than older people do. In my"
    " opinion, I agree with this statement. First of all, young people have more energy than older"
    " people. They can do many kinds of sports, and they can travel to other countries. For example,"
    " when I was in high school I played basketball every day, but my father cannot do it because he"
    " is always tired after his work. Secondly, young people do not have so many responsibilities."
    " Older people have to take care of their family, so they do not have enough time to enjoy the"
    " life. On the other hand, some people say that older people have more money and experience. In"
    " conclusion, I believe that young people enjoy life more because they have energy and time."
)


def voice(text: str, format: str = "plain") -> Score:
    return review(text, format=format).scores["voice"]


@cache
def value(text: str) -> float:
    found = voice(text).value
    assert found is not None
    return found


def test_a_person_sounds_like_one_and_neither_machine_nor_company_does() -> None:
    assert value(PERSON) > 65
    assert value(MACHINE) < 40
    assert value(COMPANY) < 40


def test_both_parts_are_reported() -> None:
    parts = {name: voice(text).measures for name, text in (("m", MACHINE), ("c", COMPANY))}
    assert set(parts["m"]) == {"machine", "corporate"}
    assert parts["m"]["machine"] > 80
    assert parts["c"]["corporate"] > 80
    assert voice(PERSON).measures["machine"] < 35
    assert voice(PERSON).measures["corporate"] < 35


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "No words of your own prose so far; a fair reading needs 30."),
        ("Hello.", "1 word of your own prose so far; a fair reading needs 30."),
        ("# " + "Heading " * 40, "No words of your own prose so far; a fair reading needs 30."),
        ("> " + PERSON, "No words of your own prose so far; a fair reading needs 30."),
    ],
)
def test_too_little_is_not_scored(text: str, reason: str) -> None:
    found = voice(text, "markdown")
    assert (found.value, found.reason, found.interval) == (None, reason, None)


def test_the_first_score_is_near_the_middle_and_sure_of_little() -> None:
    words = MACHINE.split()
    short = voice(" ".join(words[:30]) + ".")
    long = voice(" ".join([MACHINE] * 8))
    assert short.value is not None
    assert 25 < short.value < 75
    assert short.interval is not None
    assert long.interval is not None
    assert short.interval[1] - short.interval[0] > 1.5 * (long.interval[1] - long.interval[0])


def test_an_interval_holds_its_value() -> None:
    for text in (PERSON, MACHINE, COMPANY):
        found = voice(text)
        assert found.interval is not None
        assert found.value is not None
        assert 0 <= found.interval[0] <= found.value <= found.interval[1] <= 100


def test_markdown_and_typography_do_not_move_the_score() -> None:
    dressed = PERSON.replace("fight", "**fight**").replace("'", "’").replace("Leeds", "*Leeds*")
    assert voice(dressed, "markdown").value == pytest.approx(value(PERSON))


def test_dashes_are_held_against_nobody() -> None:
    assert not any("<dash>" in sign for sign in builtin().machine)


def test_citing_a_source_is_held_against_nobody() -> None:
    assert not {"( <name>", "<name> ,", ", <year>", "<year> )"} & set(builtin().machine)
    cited = LEARNER.replace("tired after his work.", "tired after his work (Sutton, 2022, p. 12).")
    assert value(cited) > value(LEARNER) - 1


def test_a_learner_of_english_sounds_like_a_person() -> None:
    assert value(LEARNER) > 65
    assert voice(LEARNER).measures["machine"] < 20


SENTENCES = [s + "." for text in (PERSON, MACHINE, COMPANY) for s in text.split(". ")]
LOADED = ["delve", "tapestry", "leverage", "robust", "however", "honestly", "um", "said", "crucial"]


@given(
    st.sampled_from([(PERSON + " ") * 2, (MACHINE + " ") * 3, (COMPANY + " ") * 3]),
    st.one_of(
        st.sampled_from(SENTENCES),
        st.lists(st.sampled_from(LOADED), min_size=1, max_size=25).map(lambda w: " ".join(w) + "."),
    ),
)
def test_one_sentence_never_moves_150_words_far(base: str, more: str) -> None:
    assert len(base.split()) >= 140
    assert abs(value(base + more) - value(base)) <= MOST_MOVED


@given(
    st.sampled_from([(PERSON + " ") * 2, (MACHINE + " ") * 3, (COMPANY + " ") * 3]),
    st.sampled_from(LOADED),
    st.integers(0, 139),
)
def test_one_word_never_moves_150_words_far(base: str, word: str, at: int) -> None:
    words = base.split()
    changed = " ".join([*words[:at], word, *words[at:]])
    assert abs(value(changed) - value(base)) <= MOST_MOVED


def test_real_sentences_move_150_words_by_few_points(evaldata: Path) -> None:
    with gzip.open(evaldata / "onestop.jsonl.gz", "rt", encoding="utf-8") as rows:
        texts = [json.loads(row)["text"].split(". ") for row in list(rows)[::25]]
    moved = []
    for sentences in texts:
        size = at = 0
        while size < 150:
            size += len(sentences[at].split())
            at += 1
        before = ". ".join(sentences[:at]) + "."
        moved.append(abs(value(f"{before} {sentences[at]}.") - value(before)))
    assert max(moved) <= MOST_MOVED
    assert sorted(moved)[len(moved) // 2] <= 3


@pytest.mark.parametrize(
    "text",
    [
        "word",
        "WE SAID NO AND " * 40,
        "so we went and then we saw it and " * 60,
        "- one\n- two\n- three\n" * 20,
        "a, b, c; " * 100,
        "x" * 100_000,
        "| a | b |\n|---|---|\n| c | d |\n",
        "!!! ??? ... --- 😀 " * 50,
        "und so weiter mit der Bahn nach Hause gehen " * 10,
    ],
)
def test_odd_text_gets_an_honest_score_or_a_reason(text: str) -> None:
    found = voice(text, "markdown")
    assert (found.value is None) != (found.reason is None)
    if found.value is not None:
        assert 2 < found.value < 98
        assert found.interval is not None
        assert math.isfinite(found.interval[0])


def test_a_sentence_without_end_has_little_to_say() -> None:
    endless = voice("and the robust tapestry delves into crucial synergy " * 600)
    assert endless.value is not None
    assert 20 < endless.value < 80


@given(st.text(max_size=200))
def test_any_text_gets_a_voice_or_a_reason(text: str) -> None:
    found = voice(text * 3)
    assert (found.value is None) == (found.reason is not None)


def test_weights_survive_their_file(tmp_path: Path) -> None:
    (tmp_path / "voice.json").write_text(dump(builtin()), "utf-8")
    assert load(tmp_path / "voice.json") == builtin()
    assert dump(builtin()) == FILE.read_text("utf-8")
    assert FILE.stat().st_size < 3_000_000


def test_scoring_imports_no_numbers_library() -> None:
    code = (
        "import sys\n"
        "from saveworthy.scores import voice\n"
        "print({'numpy', 'scipy', 'sklearn', 'spacy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
