"""The one place that writes prose: offline, or with a language model."""
