"""Before an event: who will be there, why they matter, what to say."""
