"""An import: files in, observations and everything derived from them stored, all or nothing."""
