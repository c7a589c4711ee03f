"""Measurements on public data; run one as `python -m bench.retrieval`."""
