"""Rapport: a networking coach over your own notes and contacts."""

import os

# The tables that numpy multiplies here are small: threads that share them wait for each other longer than they work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
