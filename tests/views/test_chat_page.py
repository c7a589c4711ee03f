"""Chats on the page: follow-ups said in full, chats that stay, jobs asked for in words."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from coach.views.parts.session import workspace
from tests.views.screen import Open, click, shown, turn


def say(app: AppTest, *lines: str) -> AppTest:
    """Type lines into the chat, one after the other."""
    for line in lines:
        app.chat_input[0].set_value(line).run()
        assert not app.exception
    return app


def keys(app: AppTest, start: str) -> list[str]:
    return [b.key or "" for b in app.button if (b.key or "").startswith(start)]


def labels(app: AppTest, start: str) -> list[str]:
    return [app.button(key=k).label.replace("\\", "") for k in keys(app, start)]


def test_a_follow_up_is_said_in_full_and_can_be_taken_otherwise(chat: Open) -> None:
    app = say(chat(), "Where does Omar Haddou work?", "and Ines?")
    assert "You mean: Where does Ines work?" in shown(app)
    assert "Rye Press" in shown(app)
    assert labels(app, "meant-") == ["Not a follow-up"]
    app = click(app, keys(app, "meant-")[0])
    last = app.session_state["chat"].turns[-1]
    assert (last.asked, last.result.typed) == ("and Ines?", "")


def test_another_reading_is_one_click(chat: Open) -> None:
    app = say(chat(), "Who did I meet in October?", "and in Ghent?")
    assert "You mean: Who did I meet in October in Ghent?" in shown(app)
    assert labels(app, "meant-")[0] == "No: Who did I meet in Ghent?"
    app = click(app, keys(app, "meant-")[0])
    assert app.session_state["chat"].turns[-1].asked == "Who did I meet in Ghent?"


def test_of_two_namesakes_the_page_asks_which(chat: Open) -> None:
    app = say(chat(), "Where does Piet Dekker work?", "and where did we meet?")
    assert "2 people are called Piet Dekker. Whom do you mean?" in shown(app)
    assert "You mean" not in shown(app)
    assert set(labels(app, "which-")) == {
        "Where did I meet Piet Dekker of Lumen?",
        "Where did I meet Piet Dekker of Brine Terminal?",
    }
    app = click(app, keys(app, "which-")[0])
    assert len(app.session_state["chat"].turns[-1].result.people) == 1


def test_a_chat_is_there_again_in_a_new_session(chat: Open) -> None:
    app = say(chat(), "Who keeps bees?", "Where does Omar Haddou work?")
    key = app.session_state["chat"].key
    again = chat()
    assert "Earlier chats" in shown(again)
    again = click(again, f"chat-{key}")
    assert "Tolmin Gallery" in shown(again)
    assert "Ines Fabre" in shown(again)
    again = say(again, "and when did we last speak?")
    assert "You mean: When did I last speak with Omar Haddou?" in shown(again)
    assert len(workspace().chats.open(key).turns) == 3  # type: ignore[union-attr]
    again = click(again, "chat-new")
    assert again.session_state["chat"].turns == []


def test_a_chat_is_renamed_found_and_deleted(chat: Open) -> None:
    app = say(chat(), "Who keeps bees?")
    key = app.session_state["chat"].key
    app.text_input(key=f"chat-title-{key}").set_value("Honey")
    app = next(b for b in app.button if b.label == "Rename").click().run()
    app = click(app, "chat-new")
    app = say(app, "Where does Omar Haddou work?")
    app.text_input(key="chats-words").set_value("honey").run()
    assert labels(app, f"chat-{key}") == ["Honey"]
    app = click(app, f"chat-{key}")
    app = click(app, "chat-delete")
    assert "1 question and its answer will be deleted" in shown(app)
    app = click(app, "chat-delete-now")
    assert [line.title for line in workspace().chats.recent()] == ["Where does Omar Haddou work?"]
    assert app.session_state["chat"].turns == []


def test_a_question_that_was_cut_short_can_be_asked_again(chat: Open) -> None:
    chat()
    chats = workspace().chats
    broken = chats.new()
    chats.begin(broken, "Who keeps bees?")
    app = click(chat(), f"chat-{broken.key}")
    assert "This was cut short before an answer came." in shown(app)
    app = click(app, f"turn1-{broken.key}-again")
    assert "Ines Fabre" in shown(app)


def test_a_long_chat_shows_its_end_first(chat: Open) -> None:
    chat()
    chats = workspace().chats
    long = chats.new()
    for number in range(20):
        chats.begin(long, f"Question {number:02}")
    app = click(chat(), f"chat-{long.key}")
    assert "Question 11" not in shown(app)
    assert "Question 18" in shown(app)
    app = click(app, "chat-earlier")
    assert "Question 00" in shown(app)


def test_a_note_stays_as_it_was_kept(chat: Open) -> None:
    app = say(
        chat(), "remember that I met Ada Byrne of Lisbon Books at the Paper Days, promised to send her slides"
    )
    key = app.session_state["chat"].key
    app = click(app, f"{turn(app)}-note-form-keep")
    assert "Kept: a note of 22 November 2026 about Ada Byrne" in shown(app)
    again = click(chat(), f"chat-{key}")
    assert "Kept: a note of 22 November 2026 about Ada Byrne" in shown(again)
    assert not keys(again, f"turn1-{key}-undo")
    assert keys(again, f"turn1-{key}-correct")


def test_a_note_nobody_decided_on_waits(chat: Open) -> None:
    app = say(chat(), "Merk dir, dass Zoe Quist Bienen hält")
    key = app.session_state["chat"].key
    again = click(chat(), f"chat-{key}")
    assert "You have not decided on this note yet." in shown(again)
    again = click(again, f"turn1-{key}-read")
    again = click(again, f"turn1-{key}-note-form-keep")
    assert "Kept: a note" in shown(again)
    assert any("Bienen" in d.text for d in workspace().repository.documents())


def test_an_old_source_that_is_gone_says_so(chat: Open) -> None:
    app = say(chat(), "Who keeps bees?")
    key = app.session_state["chat"].key
    workspace().undo(workspace().batches()[0].batch)
    again = click(chat(), f"chat-{key}")
    assert "Ines Fabre" in shown(again)
    again = click(again, keys(again, "open-")[0])
    assert "This source is gone" in shown(again)


def test_a_briefing_for_a_day(chat: Open) -> None:
    app = say(chat(), "Bereite mich auf den 3. Dezember vor")
    assert app.session_state["chat"].turns[-1].result.event == "Book Forum 2026"
    app = say(app, "brief me for tomorrow")
    assert "Nothing is in your calendar on Monday, 23 November 2026. The next ones are these." in shown(app)
    assert labels(app, turn(app, 2)) == ["Book Forum 2026, 3–4 December 2026"]
    app = click(app, keys(app, turn(app, 2))[0])
    assert app.session_state["chat"].turns[-1].result.event == "Book Forum 2026"
    app = click(app, f"{turn(app, 3)}-brief")
    assert app.title[0].value == "Briefing"


def test_a_briefing_of_an_old_chat_is_made_again(chat: Open) -> None:
    app = say(chat(), "brief me for the forum")
    key = app.session_state["chat"].key
    again = click(chat(), f"chat-{key}")
    assert "3–4 December 2026 · Leiden · 2 attendees" in shown(again)
    again = click(again, f"turn1-{key}-brief")
    assert "Zoe Quist" in shown(again)


def test_who_will_be_there_on_a_day(chat: Open) -> None:
    app = say(chat(), "who will be there on 3 December?")
    rows = [r.value for r in app.session_state["chat"].turns[-1].result.rows]
    assert "Zoe Quist, Founder, Quist & Co" in rows
    assert not any("Vera" in r for r in rows)
    app = say(app, "Wer ist am 4. Dezember da?", "what did I promise Ines?")
    results = [t.result for t in app.session_state["chat"].turns]
    assert [r.value for r in results[1].rows] == rows
    app = say(app, "Who is Zoe Quist?", "wer ist Omar Haddou?")
    assert "on the list" not in app.session_state["chat"].turns[-1].result.text


def test_everyone_at_an_event_is_thanked_from_a_queue_of_its_own(chat: Open) -> None:
    app = say(chat(), "thank everyone I met at the Paper Days")
    assert "to thank for Paper Days" in shown(app)
    app = click(app, f"{turn(app)}-choice-0")
    assert app.title[0].value == "Follow-ups"
    assert "Only Paper Days" in shown(app)
    app = click(app, "queue-all")
    assert "Only Paper Days" not in shown(app)


def test_several_people_of_a_name_are_offered(chat: Open) -> None:
    app = say(chat(), "draft a follow-up to Piet Dekker")
    offered = labels(app, f"{turn(app)}-choice-")
    assert offered == ["Piet Dekker, Engineer, Lumen", "Piet Dekker, Buyer, Brine Terminal"]
    app = click(app, f"{turn(app)}-choice-1")
    draft = app.session_state["chat"].turns[-1].result
    assert (draft.name, draft.kind) == ("Piet Dekker", "follow-up")


def test_a_draft_to_her(chat: Open) -> None:
    app = say(chat(), "Who keeps bees?", "draft a follow-up to her")
    assert app.session_state["chat"].turns[-1].result.name in ("Ines Fabre", "Inès Fabre")


def test_a_mail_to_somebody_is_checked_for_them(chat: Open) -> None:
    app = say(chat(), "check this mail to Omar: Dear Omar, see you at the fair.")
    app = click(app, f"{turn(app)}-review")
    assert app.title[0].value == "Review"
    assert app.text_area(key="review-text").value == "Dear Omar, see you at the fair."
    assert app.selectbox(key="review-who").value == ""
    assert app.text_input(key="review-name").value == "Omar Haddou"


def test_who_waits_for_a_reply(chat: Open) -> None:
    for words in ("remind me who I owe a reply", "Wem schulde ich noch eine Antwort?"):
        app = say(chat(), words)
        assert "Fabre" in shown(app), words
