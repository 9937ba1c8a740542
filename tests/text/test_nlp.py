from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from saveworthy.core import OPAQUE
from saveworthy.errors import SaveworthyError
from saveworthy.text import nlp


@pytest.fixture
def fresh() -> Iterator[None]:
    """The model is asked for anew, before and after."""
    nlp._model.cache_clear()
    yield
    nlp._model.cache_clear()


def test_tokens_carry_their_tag_and_exact_place() -> None:
    texts = ["They impact us.", "The 😀 impact e\u0301 of it."]
    first, second = nlp.tag(texts)
    assert [(t.span.of(texts[0]), t.tag) for t in first][1] == ("impact", "VBP")
    assert ("impact", "NN") in [(t.span.of(texts[1]), t.tag) for t in second]


def test_opaque_stretches_keep_their_width() -> None:
    text = f"Run {OPAQUE * 6} and impact us."
    (tokens,) = nlp.tag([text])
    assert [t.span.of(text) for t in tokens][-3:] == ["impact", "us", "."]


def test_a_missing_model_is_named_with_the_mend(
    fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nlp, "find_spec", lambda name: None)
    with pytest.raises(SaveworthyError, match=r"E401.*pip install"):
        nlp.tag(["We go."])


def test_an_installed_model_of_the_right_version_comes_first(
    fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Module:
        __version__ = "3.7.1"

    def imported(name: str) -> object:
        asked.append(name)
        return __import__(name) if name == nlp._MODELS[1] else Module

    monkeypatch.setattr(nlp, "find_spec", lambda name: True)
    monkeypatch.setattr(nlp, "import_module", imported)
    assert len(nlp.tag(["We go."])[0]) == 3
    assert asked == list(nlp._MODELS)


def test_what_is_too_long_for_a_sentence_has_no_tokens() -> None:
    long, short = nlp.tag(["We leverage synergies, " * 50_000, "We go."])
    assert long == ()
    assert len(short) == 3


def test_more_texts_than_one_batch_come_back_in_order() -> None:
    texts = [f"We go to {number}." for number in range(600)]
    tagged = nlp.tag(texts)
    places = [tokens[3].span.of(text) for text, tokens in zip(texts, tagged, strict=True)]
    assert places == [str(number) for number in range(600)]


def test_a_verb_among_nouns_is_no_plural() -> None:
    sentence = "Our proprietary methodology leverages industry best practices."
    (tokens,) = nlp.tag([sentence])
    assert [t.tag for t in tokens if t.span.of(sentence) == "leverages"] == ["VBZ"]


def test_tagging_brings_neither_a_command_line_nor_the_network() -> None:
    code = """
import sys
from saveworthy.text import nlp
nlp.tag(["We go."])
print(*sorted({"spacy.cli", "typer", "httpx", "requests", "weasel"} & set(sys.modules)))
import spacy.cli
print(spacy.cli.app.info.name or "spacy")
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["", "spacy"]
