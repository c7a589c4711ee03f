"""What stands between a writer and the reader."""
