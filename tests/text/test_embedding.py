"""A tagger that remembers words says what one says that does not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.text import nlp
from saveworthy.text.embedding import Embedding

_TEXTS = [
    "We leverage synergies, don't we?",
    "",
    "Café au lait \U0001f600 costs 3.50\u00a0€.",
    "  ",
    "The team ships on Friday, and the team rests.",
]


def _embed() -> tuple[Any, Any]:
    model: Any = nlp._model().model
    return model, model.get_pipe("tok2vec").model.get_ref("embed")


@pytest.mark.parametrize("most", [1, 5, 12, 1000])
def test_words_are_embedded_as_the_model_does_it_however_many_are_kept(most: int) -> None:
    model, embed = _embed()
    remembered = Embedding(embed, most)
    for _ in range(2):
        for texts in (_TEXTS, _TEXTS[:1], _TEXTS[::-1]):
            docs = [model.make_doc(text) for text in texts]
            for own, wanted in zip(remembered(docs), embed.predict(docs), strict=True):
                assert own.shape == wanted.shape
                assert abs(own - wanted).max(initial=0) < 1e-4


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_is_tagged_as_the_model_does_it(texts: list[str]) -> None:
    model, _ = _embed()
    plain = [text for text in texts if nlp._as_prose(text) == text]
    docs = list(model.pipe(plain))
    for tokens, doc in zip(nlp.tag(plain), docs, strict=True):
        assert [(t.span.start, t.span.end) for t in tokens] == [
            (t.idx, t.idx + len(t.text)) for t in doc
        ]
        assert [t.tag for t in tokens] == [nlp._mended(t.text, t.tag_) for t in doc]
