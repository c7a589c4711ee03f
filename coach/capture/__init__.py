"""Quick capture: a hurried line about a meeting becomes a dated note with people, event, promises and audience."""
