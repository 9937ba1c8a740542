"""Benchmarks: whole processes and hot paths, measured honestly. Not shipped."""
