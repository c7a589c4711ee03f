"""The conversations of a workspace: kept as they go, found again, renamed, and deleted with their bytes."""
