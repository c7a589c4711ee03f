"""Search: passages, lexical search, vectors, and their fusion."""
