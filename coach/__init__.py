"""Rapport: a networking coach over your own notes and contacts."""
