"""From words to a plan: the kind of question, what it names, and how it is said back."""

from __future__ import annotations

import pytest

from coach.ask.ask import Asker
from coach.ask.plan import Expect, Kind
from coach.ask.plan_in_words import in_words
from coach.ask.planning import shape
from coach.ask.written_out import written_out

KINDS = [
    ("Who do I know at Alpine Survey?", Kind.WHO_AT, "now or before"),
    ("Which of my contacts work at Alpine Survey?", Kind.WHO_AT, "now"),
    ("Who used to work at the Port Museum?", Kind.WHO_AT, "before"),
    ("Do I know anyone at Summit Gear?", Kind.WHO_AT, "now or before"),
    ("Who at Alpine Survey asked for contour tables?", Kind.JOINED, ""),
    ("Who have I connected with since September 2026?", Kind.WHO_SINCE, "connected with"),
    ("Which of my contacts are surveyors?", Kind.WHO_IS, ""),
    ("Whom did I meet at the Map Fair?", Kind.WHO_MET, ""),
    ("Who did I meet in September?", Kind.WHO_MET, ""),
    ("Whom did I meet first, Lena Vogt or Priya Nair?", Kind.WHO_FIRST, ""),
    ("Which of the Map Congress attendees work at Polar Library?", Kind.ATTENDING, "attending"),
    ("Which attendees do I already know?", Kind.ATTENDING, "attending, known to you"),
    ("Who speaks at the Map Congress?", Kind.ATTENDING, "speaking"),
    ("Is Lena Vogt coming to the Map Congress?", Kind.IS_ATTENDING, ""),
    ("How many LinkedIn connections do I have?", Kind.HOW_MANY, "LinkedIn connections"),
    ("How many people are on the Map Congress attendee list?", Kind.HOW_MANY, "people on the list"),
    ("How many people did I meet at the Map Fair?", Kind.HOW_MANY, "people met"),
    ("How many mentoring conversations with Lena have I noted?", Kind.HOW_MANY, "conversations"),
    ("How often did I meet Amara in 2026?", Kind.HOW_MANY, "conversations"),
    ("How many daughters does Amara have?", Kind.PROSE, ""),
    ("When did I last speak with Lena?", Kind.LAST_CONTACT, "talk"),
    ("When did I last have real contact with Lena?", Kind.LAST_CONTACT, "two-way contact"),
    ("When did Lena last write to me?", Kind.LAST_CONTACT, "message"),
    ("How long is it since I talked to Rob?", Kind.LAST_CONTACT, "talk"),
    ("When did I first meet Amara Diallo?", Kind.FIRST_MET, ""),
    ("When is my next call with Lena?", Kind.NEXT_MEETING, ""),
    ("What meetings do I have next week?", Kind.AGENDA, ""),
    ("When is the Map Congress?", Kind.EVENT_WHEN, ""),
    ("When and where is my talk at the Map Congress?", Kind.MY_SLOT, ""),
    ("Where did I meet Rob Castell?", Kind.EVENTS_WITH, ""),
    ("Did the lunch with Rob in October take place?", Kind.TOOK_PLACE, ""),
    ("When does the sheet 14 embargo end?", Kind.ENDS, ""),
    ("Until when does the NDA with Tern Press hold?", Kind.ENDS, ""),
    ("Which promises of mine have a date in December?", Kind.MY_PROMISES, "with a date"),
    ("What did I promise Amara?", Kind.MY_PROMISES, "open ones"),
    ("Whom have I promised to bring together?", Kind.INTRODUCTIONS, ""),
    ("Who is late with something promised to me?", Kind.THEIR_PROMISES, "late ones"),
    ("What does Rob owe me?", Kind.THEIR_PROMISES, "open ones"),
    ("When is the index draft for Amara due?", Kind.PROMISE_DUE, ""),
    ("Whose turn is it with Lena?", Kind.TURN, "user"),
    ("Whom have I not spoken to for months?", Kind.QUIET, ""),
    ("Where does Amara work now?", Kind.FIELD, "organisation"),
    ("What's Lena's job?", Kind.FIELD, "title"),
    ("What is Lena's phone number?", Kind.FIELD, "phone"),
    ("Which e-mail address do I have for Priya?", Kind.FIELD, "e-mail"),
    ("What did Priya's e-mail say about caves?", Kind.PROSE, ""),
    ("Under which other name is Priya Nair in my address book?", Kind.ALIAS, ""),
    ("Who is Amara Diallo?", Kind.ABOUT, ""),
    ("What did I last talk about with Amara?", Kind.LAST_TALK, ""),
    ("Who can introduce me to somebody at Polar Library?", Kind.INTRODUCE, ""),
    ("Which Jonas Keller sings in a choir?", Kind.WHICH_OF, ""),
    ("What did Lena tell me in confidence?", Kind.CLOSED, ""),
    ("How do I open a conversation at a trade fair?", Kind.HANDBOOK, ""),
    ("What are my goals this year?", Kind.GOALS, ""),
    ("Which of my goals are still open?", Kind.GOALS, ""),
    ("What happened on 12 November?", Kind.DIARY, "notes and calendar entries"),
    ("What was my last note about?", Kind.DIARY, "last note"),
    ("Who owes me the sales figures?", Kind.THEIR_PROMISES, "open ones: sales figures"),
    ("Who should I meet at the Map Congress?", Kind.JOB, "a briefing"),
    ("Who did I last email?", Kind.LAST_WITH, "message from you"),
    ("Who wrote to me last?", Kind.LAST_WITH, "message to you"),
    ("From whom did I last hear?", Kind.LAST_WITH, "message to you"),
    ("Who was the last person I met?", Kind.LAST_WITH, "conversation"),
    ("Whom did I talk to last?", Kind.LAST_WITH, "conversation"),
    ("What is my next meeting?", Kind.AGENDA, "for the next meeting"),
    ("What was I told in confidence?", Kind.CLOSED, ""),
    ("Is anything confidential?", Kind.CLOSED, ""),
    ("Which promises did I keep?", Kind.MY_PROMISES, "kept ones"),
    ("Which promises do I have to keep?", Kind.MY_PROMISES, "open ones"),
    ("When is my next meeting tomorrow?", Kind.AGENDA, ""),
    ("Which people at Alpine Survey have I met?", Kind.JOINED, ""),
    ("Where did Amara work before?", Kind.FIELD, "earlier organisation"),
    ("Which events did I attend in 2026?", Kind.HOW_MANY, "events"),
    ("Who wrote to me in November 2026?", Kind.WHO_WROTE, ""),
    ("Whom did I write to last month?", Kind.WHO_WROTE, ""),
    ("Who wrote to me about the legend?", Kind.PROSE, ""),
    ("Have I met Hanna May?", Kind.FIRST_MET, ""),
    ("What are the next steps with Amara?", Kind.LAST_TALK, ""),
    ("What did Lena ask in her last message?", Kind.LAST_TALK, ""),
    ("Which attendees do I owe something?", Kind.ATTENDING, "attending, with an open promise of yours"),
    ("How many of the attendees have I met before?", Kind.ATTENDING, "attending, known to you"),
    ("What is Lena's talk about?", Kind.SESSION, ""),
    ("Is the call with Lena still on?", Kind.TOOK_PLACE, ""),
    ("When did I connect with Lena?", Kind.FIELD, "connection date"),
    ("Who is the head of maps at Harbour Archive?", Kind.WHO_AT, "now, head maps"),
    ("Which of my notes are confidential?", Kind.CLOSED, ""),
    ("Hello!", Kind.HELP, ""),
    ("What can you do?", Kind.HELP, ""),
    ("wheres lena now", Kind.FIELD, "organisation"),
    ("whats lenas phone number", Kind.FIELD, "phone"),
    ("Brief me for the Map Congress", Kind.JOB, "a briefing"),
    ("Draft a thank-you to Lena", Kind.JOB, "a draft"),
    ("Is this post okay: we found a summit", Kind.JOB, "a review"),
    ("who do i know at alpine survey", Kind.WHO_AT, "now or before"),
]


@pytest.mark.parametrize(("question", "kind", "asked"), KINDS)
def test_kind_of_question(asker: Asker, question: str, kind: Kind, asked: str) -> None:
    plan = asker.plan(question)
    assert (plan.kind, plan.asked) == (kind, asked)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Who do I know at Alpine Survey?", "people whose organisation is Alpine Survey, now or before"),
        ("When did I last speak with Lena?", "the last talk with Lena"),
        ("Whom did I meet at the Map Fair?", "people you met at Map Fair"),
        (
            "How many conversations with Amara since June 2026?",
            "number of conversations with Amara since June 2026",
        ),
        ("Who drew on a menu?", "notes, messages and contacts on drew on a menu"),
    ],
)
def test_plan_in_words(asker: Asker, question: str, line: str) -> None:
    assert in_words(asker.plan(question)) == line


def test_every_kind_can_be_said_in_words(asker: Asker) -> None:
    for question, _, _ in KINDS:
        line = in_words(asker.plan(question))
        assert line
        assert "{" not in line
        assert "  " not in line


def test_shape_has_marks_for_names(asker: Asker) -> None:
    assert shape(asker.plan("Who's Lena's colleague at Alpine Survey?")) == "who is §p's colleague at §o"
    assert shape(asker.plan("When did Jonas Keller of Lumen Optics write?")) == "when did §p write"


def test_contractions_and_politeness_are_written_out() -> None:
    assert written_out("Please tell me who's there?") == "who is there"
    assert written_out("Can you remind me where I've met Ann?") == "where i have met ann"


def test_focus_leaves_out_names_dates_and_frame_words(asker: Asker) -> None:
    plan = asker.plan("What did Lena tell me about the ridge line in August 2026?")
    assert plan.focus == ("ridge", "line")
    assert plan.period is not None
    assert plan.period.first.isoformat() == "2026-08-01"
    assert plan.expect is Expect.WHAT


def test_noun_after_which_is_the_head(asker: Asker) -> None:
    assert asker.plan("Which instrument does Lena play?").head == "instrument"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What did I promise and not do yet?", "open ones"),
        ("what do I still owe people", "open ones"),
        ("promises not kept yet", "open ones"),
        ("Which promises have I not kept?", "open ones"),
        ("What have I promised but not sent?", "open ones"),
        ("what have I not delivered yet", "open ones"),
        ("Which commitments are still pending?", "open ones"),
        ("anything I promised and forgot?", "open ones"),
        ("what's outstanding", "open ones"),
        ("do I still have promises to keep?", "open ones"),
        ("what is overdue", "overdue ones"),
        ("what am I late with", "overdue ones"),
        ("overdue promises", "overdue ones"),
        ("Was habe ich versprochen und noch nicht getan?", "open ones"),
        ("Was schulde ich noch?", "open ones"),
        ("Offene Versprechen", "open ones"),
        ("Was ist überfällig?", "overdue ones"),
        ("Womit bin ich zu spät?", "overdue ones"),
    ],
)
def test_open_promises_in_free_words(asker: Asker, question: str, asked: str) -> None:
    plan = asker.plan(question)
    assert (plan.kind, plan.asked) == (Kind.MY_PROMISES, asked)
