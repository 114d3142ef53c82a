"""Measuring search beside its peers: ``python -m ccsearch.bench`` writes docs/benchmarks.md."""
