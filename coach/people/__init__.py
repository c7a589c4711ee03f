"""Identity: names, organisations, matching, merging, and who a mention means."""
