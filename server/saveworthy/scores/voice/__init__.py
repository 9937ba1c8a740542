"""The voice score: how much a draft sounds like a person, rather than a machine or a company."""

from saveworthy.scores.voice.score import FEWEST_WORDS, NAME, score
from saveworthy.scores.voice.tally import VoiceTally, tally

__all__ = ["FEWEST_WORDS", "NAME", "VoiceTally", "score", "tally"]
