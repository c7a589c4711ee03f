"""What guests answered when they registered for an event: the organiser's questions, and which of them are nobody else's business."""

from __future__ import annotations

import re

from coach.text import fold

_NOT_OURS = re.compile(
    r"\b(?:diet\w*|allerg\w*|food|meals?|vegan|access\w*|medical|health|disab\w*|emergency|gender|pronouns?|age|birth\w*|"
    r"shirt|size|address|phone|mobile|e-?mail|hotel|travel|invoice|vat|consent|agree\w*|terms|photo\w*)\b"
)
"""Questions whose answers are the organiser's business alone."""


def is_ours(question: str) -> bool:
    """Whether an answer to a question at registration may be used: nothing of body, household or the booking itself."""
    return _NOT_OURS.search(fold(question)) is None
