"""The digest that everything is told by.

It is `hashlib`'s own; but to import `hashlib` is to load OpenSSL, which no review needs.
"""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # a Python that keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
