"""How the user writes, learned from what they sent: deterministic, with counts and examples, and theirs to correct."""
