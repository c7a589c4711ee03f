"""What the pages of the web chat share."""
