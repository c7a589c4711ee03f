"""One detector per file; each finds one kind of thing."""
