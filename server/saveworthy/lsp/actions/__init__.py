"""What the light bulb offers: fixes, ways to keep what is marked, and plainer sentences."""

from saveworthy.lsp.actions.offers import KINDS, Offers
from saveworthy.lsp.actions.quickfix import touching

__all__ = ["KINDS", "Offers", "touching"]
