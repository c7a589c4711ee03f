"""What the repository reads, one module for each sort of thing."""
