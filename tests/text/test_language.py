"""What passes for English, and what does not."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy import review
from saveworthy.text.language import Language, language
from saveworthy.text.sentences import sentences

ENGLISH = {
    "prose": "The old pump had run since 1962. It was loud, but it never stopped, and nobody minded.",
    "a list": "Milk, eggs, bread, butter, cheese, apples, pears, sugar, flour, salt, pepper, rice, soap",
    "a poem": "Cold hills, wide water. Old stones, slow rain. Nobody walks here now, only wind, only grass.",
    "shouting": "BUY NOW NEW OFFER NEW PRODUCT LIMITED TIME FREE SHIPPING WORLDWIDE SIGN UP TODAY",
    "commands": "Install nginx via apt. Run systemctl restart nginx. Configure upstream servers, access logs.",
    "Spanish names": "We drove from Los Angeles to El Paso and ate at Las Palmas del Mar with Maria de los Santos.",
    "a few words": "Guten Morgen, liebe Sorgen!",
}
OTHERS = {
    "German": "Die alte Pumpe lief seit 1962. Sie war laut und verlor jede Woche einen Liter Öl, aber das Dorf mochte sie.",
    "French": "La vieille pompe tournait depuis 1962. Elle était bruyante et perdait un litre d'huile par semaine.",
    "Spanish": "La vieja bomba funcionaba desde 1962. Era ruidosa y perdía un litro de aceite cada semana.",
    "Dutch": "De oude pomp draaide sinds 1962. Ze was luid en verloor elke week een liter olie, maar ze stopte nooit.",
    "Italian": "La vecchia pompa girava dal 1962. Era rumorosa e perdeva un litro di olio ogni settimana.",
    "Swedish": "Den gamla pumpen hade gått sedan 1962. Den var högljudd och läckte en liter olja i veckan.",
    "Polish": "Stara pompa działała od 1962 roku. Była głośna i co tydzień traciła litr oleju, ale nie stanęła.",
    "Russian": "Старый насос работал с 1962 года. Он был громким и терял литр масла в неделю, но работал.",
}

OTHERS["French that English readers know"] = (
    "Je ne sais pas pourquoi les bateaux sont encore dans le port ce matin. Mon frère et moi, nous avons passé "
    "toute la nuit à parler de la mer et du vent."
)
OTHERS["Indonesian"] = (
    "Saya tidak tahu mengapa kapal itu masih ada di pelabuhan dan mereka tidak pergi dengan yang lain."
)
OTHERS["Portuguese"] = (
    "Eu não sei por que os barcos estão no porto, mas o meu irmão foi para casa com a minha mãe."
)


def counted(text: str) -> Language:
    return language(word for sentence in sentences(text) for word in sentence.words)


@pytest.mark.parametrize("kind", ENGLISH)
def test_what_is_or_may_be_english(kind: str) -> None:
    assert counted(ENGLISH[kind]).is_english


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_not(name: str) -> None:
    assert not counted(OTHERS[name]).is_english


def test_a_draft_in_another_language_gets_no_findings_and_no_scores() -> None:
    report = review(f"{OTHERS['German']} Wir nutzen eine cutting-edge Solution.")
    assert report.findings == ()
    assert set(report.scores) == {"readability", "voice", "save"}
    for score in report.scores.values():
        assert score.value is None
        assert (
            score.reason == "This does not look like English, so there is no review and no score."
        )


def test_a_foreign_quotation_does_not_make_a_draft_foreign() -> None:
    report = review(
        f"{ENGLISH['prose']} {ENGLISH['prose']}\n\n> {OTHERS['French']}\n\n{ENGLISH['prose']}"
    )
    assert report.scores["readability"].value is not None


@given(st.lists(st.text(max_size=80), max_size=6))
def test_counts_add_up(texts: list[str]) -> None:
    whole = language(word for text in texts for s in sentences(text) for word in s.words)
    assert reduce(Language.plus, map(counted, texts), Language()) == whole
