"""Scores: counts that add up, block by block, and figures made from their sums."""
