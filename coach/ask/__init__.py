"""From a question to an answer: plan, evidence, answer."""
