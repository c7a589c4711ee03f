"""Answers that look nothing up: where the work that was asked for is done, and what can be asked."""

from __future__ import annotations

from coach.ask.answer import Answer
from coach.ask.plan import Plan
from coach.ask.plan_in_words import in_words

_JOBS = {
    "a briefing": "Briefings have a page of their own: choose the event there, and there is a card for everybody on the list.",
    "a draft": "Drafts have a page of their own, Follow-ups: it writes from your notes, and you send it yourself.",
    "a review": "Review is the page for that: paste the text there, and each finding is marked in it.",
}
_STEPS = {
    "a briefing": "Brief me for the next event",
    "a draft": "Whom should I thank?",
    "a review": "Review a text",
}


def job(plan: Plan) -> Answer:
    """Where the work that was asked for is done."""
    steps = (_STEPS[plan.asked],)
    return Answer(
        plan.question, _JOBS[plan.asked], people=plan.person_ids, plan=in_words(plan), next_steps=steps
    )


def help_with(plan: Plan) -> Answer:
    """What can be asked, for a greeting or "what can you do"."""
    text = (
        "Ask me about the people in your notes, contacts, calendar and messages: who works where, what somebody said, "
        "when you last spoke, what was promised. I answer from your own records and show where each thing stands."
    )
    steps = (
        "Which of my promises are overdue?",
        "Whom do I owe a reply?",
        "What was I told in confidence?",
    )
    return Answer(plan.question, text, plan=in_words(plan), next_steps=steps)
