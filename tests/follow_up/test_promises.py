"""Promises: which sentences make one, which repeat it, which keep it, and which are none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coach.follow_up.promise_same import same_matter
from coach.follow_up.promise_scene import PromiseFound
from coach.follow_up.promises import find_promises
from tests.follow_up.made_up import PEOPLE, Book


def promises(book: Book, events: tuple[tuple[str, date], ...] = ()) -> list[PromiseFound]:
    return find_promises(book.statements, PEOPLE, book.present, events)


MADE = [
    ("I promised her the budget sheet by 5 May.", None, "ana", "budget sheet", "2026-05-05"),
    ("Promised to send Ana the photos by Friday.", None, "ana", "photos", "2026-04-17"),
    ("I said I would read her draft by the end of June.", None, "ana", "read her draft", "2026-06-30"),
    ("I promised to introduce Ana to Tom Birch.", None, "ana", "introduction to Tom Birch", None),
    (
        "She wants to meet Tom. I promised to introduce the two of them.",
        None,
        "ana",
        "introduction to Tom",
        None,
    ),
    ("She wants to meet Tom. I promised to introduce them.", None, "ana", "introduction to Tom", None),
    (
        "She asked for my recipe for rye bread. Promised to send it by 2026-06-01.",
        None,
        "ana",
        "my recipe for rye bread",
        "2026-06-01",
    ),
    ("I still owe her that introduction.", None, "ana", "introduction", None),
    (
        "Ana asked me for comments on the grant text by 4 December 2026. I said yes.",
        None,
        "ana",
        "comments on the grant text",
        "2026-12-04",
    ),
    ("She asked if I could look over her CV, and I said I would.", None, "ana", "look over her CV", None),
    ("need to send her the Rye Press article.", None, "ana", "Rye Press article", None),
    ("Action: send Ana the slides.", None, "ana", "slides", None),
    ("I agreed to review her chapter by 3 June.", None, "ana", "review her chapter", "2026-06-03"),
    ("I'll share the deck with her tomorrow.", None, "ana", "deck", "2026-04-11"),
    (
        "I must get her the numbers for Q3 before the Lisbon fair (12 May).",
        None,
        "ana",
        "numbers for Q3",
        "2026-05-12",
    ),
    ("I promised to call him back before the week is out.", None, "ana", "call him back", "2026-04-12"),
    ("She will send me the floor plan by the end of May.", "ana", None, "floor plan", "2026-05-31"),
    (
        "She promised to tell me by the end of June whether we get the room.",
        "ana",
        None,
        "whether we get the room",
        "2026-06-30",
    ),
    (
        "She offered to introduce me to the curator, Mei Lindqvist. I said yes please.",
        "ana",
        None,
        "introduction to curator, Mei Lindqvist",
        None,
    ),
    ("She promised the minutes by 9 October.", "ana", None, "minutes", "2026-10-09"),
    (
        "She will ask her dean for the fee and tell me by 10 December 2026.",
        "ana",
        None,
        "ask her dean for the fee and tell me",
        "2026-12-10",
    ),
    ("She agreed to lend us the projector.", "ana", None, "projector", None),
    ("She owes me the reference list.", "ana", None, "reference list", None),
    ("She is going to put me in touch with her agent.", "ana", None, "introduction to her agent", None),
    ("She volunteered to proofread our bid.", "ana", None, "proofread our bid", None),
    ("She said she'd send the contract over.", "ana", None, "contract", None),
    ("I offered to send her the deck; she said yes please.", None, "ana", "deck", None),
    (
        "Ana Soto will sign off the wording by 27 April 2026.",
        "ana",
        None,
        "sign off the wording",
        "2026-04-27",
    ),
    ("She will let us know by 27 April 2026.", "ana", None, "answer", "2026-04-27"),
    ("Ana will bring the moulds by 27 April 2026.", "ana", None, "moulds", "2026-04-27"),
    ("She said she would book the room by 27 April 2026.", "ana", None, "book the room", "2026-04-27"),
    ("She will replace our sign by 27 April 2026.", "ana", None, "replace our sign", "2026-04-27"),
    ("I said that she could visit us in May 2026.", None, "ana", "invitation to visit us", "2026-05-31"),
]


MADE += [
    ("he'll send wagon numbers by end of June", "ana", None, "wagon numbers", "2026-06-30"),
    ("She still has not sent me the wagon numbers she promised in June.", "ana", None, "wagon numbers", None),
    ("Still waiting for the floor plan that Ana promised.", "ana", None, "floor plan", None),
    ("she'll intro me to her sister at Rye Press (name?", "ana", None, "introduction to her sister", None),
    ("Ana owes me dinner since the Bristol job.", "ana", None, "dinner", None),
    ("Ana offered me a slot on the spring panel, I need to answer by end of April.", None, "ana", "answer on the slot on the spring panel", "2026-04-30"),
    ("She invited me to the jury. I must reply by 20 April.", None, "ana", "answer on the jury", "2026-04-20"),
    ("wants quote for the audit before xmas. i said tuesday.", None, "ana", "quote for the audit", "2026-04-14"),
    ("She asked for the price list. I told her Friday.", None, "ana", "price list", "2026-04-17"),
    ("Asked me whether I know a good lawyer -- I said I'd think of somebody.", None, "ana", "think of a good lawyer", None),
    ("She is hiring. told her I'd ask around.", None, "ana", "ask around", None),
    ("Ich soll ihr einen Steuerberater nennen.", None, "ana", "Steuerberater", None),
    ("Ich muss ihr bis 20. April antworten.", None, "ana", "antworten", "2026-04-20"),
    ("Die versprochenen Zahlen hat sie mir noch nicht geschickt.", "ana", None, "Zahlen", None),
    ("Mir fehlen noch die versprochenen Fotos.", "ana", None, "Fotos", None),
    ("Promised her an intro to Tom.", None, "ana", "introduction to Tom", None),
    ("Ich stelle ihr Tom vor.", None, "ana", "introduction to Tom", None),
    ("I have not sent her the photos I promised.", None, "ana", "photos", None),
    ("I'll look for somebody who knows glass for her.", None, "ana", "look for somebody who knows glass", None),
    ("Ich soll ihr bis nächsten Freitag die Fotos zeigen.", None, "ana", "Fotos", "2026-04-17"),
    ("Ich muss ihr noch die Rechnung zukommen lassen.", None, "ana", "Rechnung", None),
    ("Ana gibt mir bis Montag Bescheid.", "ana", None, "Bescheid", "2026-04-13"),
    ("Ana meldet sich bis Montag.", "ana", None, "Bescheid", "2026-04-13"),
    ("Ich melde mich bis Freitag bei ihr.", None, "ana", "Bescheid", "2026-04-17"),
    ("I told her I'd have two names of sponsors for her by 2 May.", None, "ana", "two names of sponsors", "2026-05-02"),
    ("She will have the report for us by Friday.", "ana", None, "report", "2026-04-17"),
    ("Said I would get back to her this week.", None, "ana", "answer", "2026-04-12"),
    ("Said I would get back to her about the rent by Friday.", None, "ana", "answer on the rent", "2026-04-17"),
    ("I'll get back to her with the numbers by Friday.", None, "ana", "numbers", "2026-04-17"),
    ("She lent me her moisture meter. I have to give it back by Friday.", None, "ana", "her moisture meter", "2026-04-17"),
    ("I borrowed a drill. Must return it before Friday.", None, "ana", "drill", "2026-04-17"),
    ("Die Fotos schicke ich ihr bis Freitag.", None, "ana", "Fotos", "2026-04-17"),
    ("Sie schickt mir ihr Angebot bis Freitag.", "ana", None, "Angebot", "2026-04-17"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "by", "to", "what", "due"), MADE, ids=[m[0][:50] for m in MADE])
def test_made(text: str, by: str | None, to: str | None, what: str, due: str | None) -> None:
    book = Book()
    book.note("2026-04-10", "ana", text)
    (found,) = promises(book)
    assert (found.by, found.to, found.what) == (by, to, what)
    assert (found.due and str(found.due)) == due
    assert (found.made, found.status) == (date(2026, 4, 10), "open")


@pytest.mark.parametrize(
    "text",
    [
        "Ana asked me to speak at the spring school in May. I said no.",
        "I offered to introduce her to Tom; she said no thanks, bad experience.",
        "I offered a call every month.",
        "She will leave the museum in January.",
        "She will show the idea to her new board.",
        "As promised she came.",
        "I promised myself to sleep more.",
        "The talk was promising.",
        "She had promised Mei the keys.",
        "We agreed to meet in June.",
        "Ana and I agreed to send each other one book a month.",
        "She said she would think about it.",
        "She owes me a beer.",
        "I never promised her anything.",
        "My boss promised her a raise.",
        "Could she send me the file?",
        "I should get more sleep.",
        "She asked me to keep it to myself. I said yes.",
        "She was promised a reply.",
        "She asked me to chair the panel. I said yes and an hour later I declined.",
        "Let me know if she will send it.",
        "It will rain by Friday.",
        "She will leave the museum by 1 May 2026.",
        "She will finish her thesis by 1 May 2026.",
        "She will bring the form to the council by 1 May 2026.",
        "She will be with us by Friday.",
        "The museum will open the wing by 1 May 2026.",
        "She will sign the lease for her house by 1 May 2026.",
        "I said that she could not visit us in May.",
        "I said that she could be right.",
        "She said that I could visit us in my dreams.",
        "The floor plan she promised arrived.",
        "I need to answer her.",
        "I need to answer mails by Friday.",
        "She said Tuesday.",
        "She wants a quote. I said nothing on Tuesday.",
        "She said she would think of somebody.",
        "I said I would think about it.",
        "I hope to send her two names.",
        "She has not read the book that she promised her brother.",
        "I'll think of something to say.",
        "I'll find somebody to cut the grass.",
        "I need to decide by Friday whether to go.",
        "She wants to move to Leeds. I said Tuesday.",
        "She needs a holiday. I told her Monday is a bank holiday.",
        "She would intro me to Tom if I asked.",
        "She'll intro Tom to her boss.",
        "Ana meldet sich immer montags.",
        "Sie sagt, ich soll ihr vertrauen.",
        "I hope she'll answer by Friday?",
        "Er soll mir einen Anwalt nennen.",
        "Ich muss heute noch Mails beantworten.",
        "Ich soll ihr nicht antworten.",
        "I will get back to work by Friday.",
        "Said I would get back to her.",
        "She lent me the drill. I have to fix the door.",
        "I have to give the car back by Friday.",
    ],
)
def test_near_misses(text: str) -> None:
    book = Book()
    book.note("2026-04-10", "ana", text)
    assert promises(book) == []


def test_messages_have_authors_and_readers() -> None:
    book = Book()
    book.message("2026-05-05", "tom", "Great to meet you. I will send you the lens catalogue by Friday.")
    book.message("2026-05-06", "tom", "I'll send you the venue list tomorrow and we can talk.", mine=True)
    theirs, mine = promises(book)
    assert (theirs.by, theirs.to, theirs.what, theirs.due) == (
        "tom",
        None,
        "lens catalogue",
        date(2026, 5, 8),
    )
    assert (mine.by, mine.to, mine.what, mine.due) == (None, "tom", "venue list", date(2026, 5, 7))


@pytest.mark.parametrize(
    "text",
    [
        "Good. Then I shall buy the first beer on Thursday and you the second.",
        "I will think about it over the autumn.",
        "I will be in Lisbon until Friday.",
        "I will put you down in pencil until Thursday.",
        "Will you send me the file?",
        "I'll bring a coat.",
        "I'll book a room for my daughter.",
    ],
)
def test_messages_that_promise_nothing(text: str) -> None:
    book = Book()
    book.message("2026-05-05", "tom", text)
    assert promises(book) == []


def test_a_promise_said_again_is_one_promise_with_more_evidence() -> None:
    book = Book()
    book.note(
        "2026-04-01", "ana", "She would like to meet Tom Birch. I promised to introduce the two of them."
    )
    book.note("2026-06-01", "ana", "She asked again about Tom. I still owe her that introduction.")
    (found,) = promises(book)
    assert found.statement_ids == (2, 4)
    assert found.what == "introduction to Tom Birch"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Attached is the draft.", "open"),
        ("The invoice is attached.", "open"),
        ("Anbei die Rechnung.", "open"),
        ("Attached, as promised.", "kept"),
        ("Here you are.", "kept"),
        ("Please find the file attached.", "kept"),
        ("Attached is the drawing.", "kept"),
    ],
)
def test_a_subject_keeps_a_promise_only_where_nothing_else_is_handed_over(text: str, status: str) -> None:
    book = Book()
    book.note("2026-04-01", "ana", "I promised her our kiln drawing by 2 May.")
    book.message("2026-04-20", "ana", text, mine=True, kind="mail", title="Kiln drawing")
    assert [p.status for p in promises(book)] == [status]


def test_a_later_message_adds_the_date() -> None:
    book = Book()
    book.note("2026-04-01", "ana", "She will introduce me to their head of print, Mei Lindqvist.")
    book.message(
        "2026-04-02",
        "ana",
        "A pleasure. I will get you and Mei Lindqvist in one room before the year is out.",
    )
    (found,) = promises(book)
    assert (found.due, len(found.statement_ids)) == (date(2026, 12, 31), 2)


def test_two_promises_in_one_sentence() -> None:
    book = Book()
    book.note("2026-04-01", "ana", "I promised her the budget sheet and I promised her a photo of the kiln.")
    assert [p.what for p in promises(book)] == ["budget sheet", "photo of the kiln"]


KEPT = [
    ("I promised her our kiln drawing by 2 May.", "note", False, "Kiln drawing sent to Ana today. Done."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Sent Ana the kiln drawing, two days before I had said."),
    ("I promised her our kiln drawing by 2 May.", "message", True, "The kiln drawing is in your mailbox as promised."),
    ("I promised her our kiln drawing by 2 May.", "mail", True, "Here is the kiln drawing."),
    ("I promised her our kiln drawing by 2 May.", "message", False, "Thank you for the kiln drawing."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "She got the kiln drawing and likes it."),
    ("I said I would read chapter 3 by 30 April.", "note", False, "Read chapter 3 and sent my comments."),
    ("I promised to introduce Ana to Tom Birch.", "note", False, "Introduced Ana and Tom today."),
    ("She promised the minutes by 9 May.", "note", False, "Ana sent the group's minutes today as she said she would."),
    ("She promised the minutes by 9 May.", "note", False, "The minutes arrived."),
    ("She will send me the data set by May.", "note", False, "Got the data set from Ana."),
    ("She promised to tell me by the end of May whether I get a slot.", "mail", False, "As promised, an answer before the end of May: yes."),
    ("Ich habe ihr versprochen, ihr meinen Leitfaden zu schicken.", "note", False, "Leitfaden an Ana geschickt."),
    ("Ich habe ihr versprochen, ihr meinen Leitfaden zu schicken.", "note", False, "Habe Ana den Leitfaden wie versprochen gemailt."),
    ("Ich habe ihr versprochen, ihr meinen Leitfaden zu schicken.", "mail", True, "Anbei der Leitfaden."),
    ("Ich habe ihr versprochen, ihr meinen Leitfaden zu schicken.", "mail", False, "Vielen Dank für den Leitfaden."),
    ("Sie schickt mir bis Freitag die Bilanz.", "note", False, "Ana hat mir die Bilanz geschickt."),
    ("Sie schickt mir bis Freitag die Bilanz.", "note", False, "Die Bilanz ist da."),
    ("She will send me the data set by May.", "note", False, "The data set she promised arrived."),
    ("She will introduce me to Mei Lindqvist.", "note", False, "She introduced me to Mei over lunch."),
    ("I promised her a comparison of Delft and Hull by May.", "note", False, "I gave Ana the comparison at last."),
    ("I promised her a comparison of Delft and Hull by May.", "note", False, "Gave Ana the comparison on 20 April."),
    ("I promised her a comparison of Delft and Hull by May.", "mail", True, "Here is the comparison."),
    ("She will send me the list of all pavement permits.", "note", False, "Ana brought me the list."),
    ("I promised her our kiln drawing by 2 May.", "mail", True, "Please find attached the kiln drawing I promised you."),
    ("I promised her our kiln drawing by 2 May.", "mail", True, "Shipped the kiln drawing today."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Kiln drawing shipped 20 April."),
    ("She will send me the load data by May.", "mail", False, "Attached is the load data I promised."),
    ("She promised me a loan pump.", "note", False, "The loan pump arrived."),
    ("Sie schickt mir bis Freitag die Lastdaten.", "mail", False, "anbei die Lastdaten, wie versprochen"),
    ("Ich habe Ana den Bericht versprochen.", "mail", True, "Anbei der Bericht, den ich dir versprochen hatte."),
    ("Ich habe Ana die Muster versprochen.", "note", False, "Muster am 20.4. verschickt."),
    ("Ich habe Ana die Muster versprochen.", "note", False, "Die Muster sind raus."),
    ("Ana hat mir eine Leihpumpe versprochen.", "note", False, "Die Leihpumpe kam am Montag."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Sent Ana our kiln drawing today, with the legend that we got wrong."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Sent Ana our kiln drawing today, one day early, with the page that we got wrong."),
    ("I promised her a letter by 2 May.", "note", False, "Wrote her the letter."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Sent Ana the kiln drawing, which she had never seen."),
    ("Ich habe Ana die Muster versprochen.", "note", False, "Habe Ana die Muster geschickt, bei denen wir nie sicher waren."),
]  # fmt: skip


@pytest.mark.parametrize(("made", "kind", "mine", "text"), KEPT, ids=[f"{k[1]}: {k[3]}" for k in KEPT])
def test_kept(made: str, kind: str, mine: bool, text: str) -> None:
    book = Book()
    book.note("2026-04-01", "ana", made)
    if kind == "note":
        book.note("2026-04-20", "ana", text)
    else:
        book.message("2026-04-20", "ana", text, mine=mine, kind=kind)
    (found,) = promises(book)
    assert (found.status, found.kept_on) == ("kept", date(2026, 4, 20))
    assert len(found.statement_ids) >= 2


NOT_KEPT = [
    ("I promised her a comparison of Delft and Hull.", "note", False, "Gave Ana the comparison of Paris and Rome."),
    ("I promised her a comparison of Delft and Hull.", "note", False, "Gave Ana the price comparison."),
    ("I promised her a comparison of Delft and Hull.", "note", False, "Gave Ana a comparison."),
    ("I promised her a comparison of Delft and Hull.", "note", False, "Ana gave me the comparison."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Ana sent me the kiln drawing."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Have not sent Ana the kiln drawing yet."),
    ("I promised her our kiln drawing by 2 May.", "message", False, "Is the kiln drawing ready?"),
    ("I promised her our kiln drawing by 2 May.", "message", True, "Thank you for the walk around the kiln."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "She sent me a kiln drawing of her own."),
    ("She will send me the data set by May.", "note", False, "She got the data set from a friend."),
    ("She will send me the data set by May.", "note", False, "Still waiting for the data set from Ana."),
    (
        "Ich habe ihr versprochen, ihr meinen Leitfaden zu schicken.",
        "note",
        False,
        "Leitfaden an Ana noch nicht geschickt.",
    ),
    (
        "Ich habe ihr versprochen, ihr meinen Leitfaden zu schicken.",
        "note",
        False,
        "Ana hat mir ihren Leitfaden geschickt.",
    ),
    (
        "Ich habe ihr versprochen, ihr meinen Leitfaden zu schicken.",
        "note",
        False,
        "Ich muss Ana den Leitfaden schicken.",
    ),
    ("Sie schickt mir bis Freitag die Bilanz.", "note", False, "Ich habe Ana unsere Bilanz geschickt."),
    ("She will send me the data set by May.", "note", False, "Waiting for the data set she promised."),
    ("She will send me the data set by May.", "message", True, "I look forward to the data set."),
    ("Ich habe Ana die Muster versprochen.", "note", False, "Die Muster sind raus aus dem Programm."),
    ("Ich habe Ana die Muster versprochen.", "note", False, "Die Muster sind noch nicht verschickt."),
    ("Ich habe Ana die Muster versprochen.", "note", False, "Ana hat Muster verschickt."),
    ("Ana hat mir eine Leihpumpe versprochen.", "note", False, "Die Leihpumpe kam nicht."),
    ("Ana hat mir eine Leihpumpe versprochen.", "note", False, "Die Rechnung für die Leihpumpe kam heute von Ana."),
    ("She will send me the data set by May.", "note", False, "Ana's letter about the data set arrived."),
    ("I promised her our kiln drawing by 2 May.", "mail", True, "The kiln drawing I promised you is not ready."),
    (
        "She asked me for comments on the guide by May. I said yes.",
        "mail",
        False,
        "Attached is the draft guide.",
    ),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Sent Ana the photos because the kiln drawing is not ready."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Sent Ana the first photos and will send the kiln drawing later."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Sent Ana half of the kiln drawing and will send the rest."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Told Ana that the kiln drawing is not sent."),
    ("Ich habe Ana die Muster versprochen.", "note", False, "Habe Ana Bilder geschickt, weil die Muster nicht fertig sind."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Gave Ana the kiln drawing because she could not come to the yard."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Gave Ana the kiln drawing and must say we are proud."),
    ("She will send me the data set by May.", "note", False, "Got the data set from Ana, so I can begin."),
    ("Ich habe Ana die Muster versprochen.", "note", False, "Die Muster sind an Ana verschickt, weil wir nicht kommen können."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Printed the kiln drawing for Ana and need to drop it off at her yard."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Finished the kiln drawing for Ana and will take it to her on Friday."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Gave Otto the kiln drawing because Ana could not come."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Gave Otto Falk the kiln drawing, so Ana must wait for hers."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Read the kiln drawing again before Ana can have it."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Read the kiln drawing again before Ana gets it."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Printed the kiln drawing for Ana."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Wrote the legend of the kiln drawing for Ana."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Made a start on the kiln drawing for Ana, but it is not done."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Sent Otto the kiln drawing, which Ana did not get."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Gave Tom the kiln drawing because Ana was ill."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Gave our kiln drawing to Tom Birch while Ana was away."),
    ("Ich habe Ana die Muster versprochen.", "note", False, "Habe Tom die Muster gegeben, weil Ana krank war."),
    ("Ich habe Ana die Muster versprochen.", "note", False, "Ich habe gestern Tom die Muster gegeben, weil Ana krank war."),
    ("Ich habe Ana die Muster versprochen.", "note", False, "Tom habe ich die Muster gegeben, da Ana krank war."),
    ("Ich habe Ana die Muster versprochen.", "note", False, "Habe die Muster Tom gegeben, weil Ana krank war."),
    ("Ich habe Ana die Muster versprochen.", "note", False, "Habe die Muster an Tom geschickt, weil Ana krank war."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "I have given Tom the kiln drawing because Ana was ill."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Handed over our kiln drawing to Tom as Ana was ill."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Gave Tom two copies of the kiln drawing while Ana was ill."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Gave kiln drawing to Tom because Ana was ill."),
    ("I promised her our kiln drawing by 2 May.", "note", False, "Sent Otto the kiln drawing, which she did not get."),
    ("She will send me the data set by May.", "note", False, "Ana finished the data set, which I should get on Friday."),
    ("She will send me the data set by May.", "note", False, "Ana finished the data set."),
    ("Ich habe Ana die Muster versprochen.", "note", False, "Habe Otto die Muster gegeben, die Ana nicht bekommen hatte."),
]  # fmt: skip


@pytest.mark.parametrize(("made", "kind", "mine", "text"), NOT_KEPT, ids=[k[3] for k in NOT_KEPT])
def test_not_kept(made: str, kind: str, mine: bool, text: str) -> None:
    book = Book()
    book.note("2026-04-01", "ana", made)
    if kind == "note":
        book.note("2026-04-20", "ana", text)
    else:
        book.message("2026-04-20", "ana", text, mine=mine, kind=kind)
    assert [p.status for p in promises(book)] == ["open"]


@pytest.mark.parametrize(
    "text",
    [
        "Gave Ana the kiln drawing because Tom was ill.",
        "Sent our kiln drawing to Ana Soto, with Tom in copy.",
        "Gave Ana and Tom the kiln drawing.",
        "Gave the kiln drawing to Ana and Tom.",
        "Gave the kiln drawing to Tom and Ana.",
        "Sent our kiln drawing to Tom, Ana and the printer.",
        "Sent the kiln drawing to Tom & Ana.",
        "Gave Tom the samples and Ana the kiln drawing.",
        "Gave Tom the ladder and her the kiln drawing.",
        "Sent the letter to Tom and the kiln drawing to Ana.",
        "Sent Tom the kiln drawing and Ana as well.",
        "Showed Tom the kiln drawing that I gave Ana.",
        "Gave the kiln drawing to Tom's colleague Ana.",
        "Gave Tom the kiln drawing; Ana already has hers, I sent it on Monday.",
    ],
)
def test_what_she_was_given_is_kept_whoever_else_is_named(text: str) -> None:
    book = Book()
    book.note("2026-04-01", "ana", "I promised her our kiln drawing by 2 May.")
    book.note("2026-04-20", "ana", text)
    assert [p.status for p in promises(book)] == ["kept"]


@pytest.mark.parametrize(
    "text",
    [
        "Habe die Muster an Tom und Ana geschickt.",
        "Habe Tom die Rechnung und Ana die Muster geschickt.",
        "Ich habe den Brief an Tom gelesen und Ana die Muster gegeben.",
    ],
)
def test_german_words_that_give_it_to_her_too_keep_it(text: str) -> None:
    book = Book()
    book.note("2026-04-01", "ana", "Ich habe Ana die Muster versprochen.")
    book.note("2026-04-20", "ana", text)
    assert [p.status for p in promises(book)] == ["kept"]


def test_a_thing_named_in_short_that_may_be_either_keeps_neither() -> None:
    book = Book()
    book.note(
        "2026-04-01",
        "ana",
        "I promised her a comparison of Delft and Hull. I owe her a comparison of two saws.",
    )
    book.note("2026-04-20", "ana", "Gave Ana the comparison.")
    assert [p.status for p in promises(book)] == ["open", "open"]


@pytest.mark.parametrize(
    ("later", "what"),
    [
        ("Crates all there but number 7. She will find it by tomorrow.", "number 7"),
        ("The spare key is missing. She will bring it by tomorrow.", "spare key"),
    ],
)
def test_it_is_what_the_note_just_missed(later: str, what: str) -> None:
    book = Book()
    book.note("2026-11-20", "ana", "She will send the customs papers on Monday.")
    book.note("2026-11-25", "ana", later)
    assert [(p.what, str(p.due)) for p in promises(book)] == [
        ("customs papers", "2026-11-23"),
        (what, "2026-11-26"),
    ]


def test_it_moves_the_day_of_a_promise_only_where_it_is_meant() -> None:
    book = Book()
    book.note("2026-11-20", "ana", "She will send the customs papers on Monday.")
    book.note("2026-11-25", "ana", "We walked the hall. She will send it by Friday.")
    assert [str(p.due) for p in promises(book)] == ["2026-11-23"]
    book.note("2026-11-26", "ana", "The customs papers are late. She will send them by Friday.")
    assert [str(p.due) for p in promises(book)] == ["2026-11-27"]


def test_keeping_one_promise_leaves_the_other_open() -> None:
    book = Book()
    book.note("2026-04-01", "ana", "I promised her the budget sheet and I promised her a photo of the kiln.")
    book.note("2026-04-20", "ana", "Sent Ana the budget sheet.")
    assert [(p.what, p.status) for p in promises(book)] == [
        ("budget sheet", "kept"),
        ("photo of the kiln", "open"),
    ]


@pytest.mark.parametrize(
    "done", ["Sent on 6 April.", "Delivered 6 April.", "Done, sent 6 April.", "Sent it the same day."]
)
def test_the_next_sentence_says_only_that_it_was_done(done: str) -> None:
    book = Book()
    book.note("2026-04-08", "ana", f"I promised her a payback sheet by 10 April. {done} She was glad.")
    assert [(p.what, p.status) for p in promises(book)] == [("payback sheet", "kept")]


@pytest.mark.parametrize(
    "other", ["Sent the invoice on 6 April.", "We talked. Sent on 6 April.", "Send it by 6 April."]
)
def test_another_sentence_does_not(other: str) -> None:
    book = Book()
    book.note("2026-04-08", "ana", f"I promised her a payback sheet by 10 April. {other}")
    assert [p.status for p in promises(book)] == ["open"]


def test_a_promise_of_nothing_in_particular_is_none() -> None:
    book = Book()
    book.note("2026-04-08", "ana", "Ana asked whether our lamps last. I said I would find out. I sent it.")
    assert promises(book) == []


def test_the_first_proof_that_it_was_kept_counts() -> None:
    book = Book()
    book.note("2026-04-01", "ana", "I promised her our kiln drawing by 2 May.")
    book.note("2026-04-20", "ana", "Sent Ana the kiln drawing.")
    book.note("2026-04-28", "ana", "Sent Ana the kiln drawing again.")
    (found,) = promises(book)
    assert (found.kept_on, found.statement_ids) == (date(2026, 4, 20), (1, 2))


def test_what_another_person_sends_keeps_nothing() -> None:
    book = Book()
    book.note("2026-04-01", "ana", "She promised the minutes by 9 May.")
    book.note("2026-04-20", "tom", "Tom sent me the minutes of the print club.")
    assert [p.status for p in promises(book)] == ["open"]


def test_a_day_that_just_went_by_is_late_and_not_a_year_ahead() -> None:
    book = Book()
    book.note("2026-11-27", "tom", "He promised to send me the kiln drawings by 20 November. Still nothing.")
    (found,) = promises(book)
    assert (found.what, str(found.due), found.by, found.status) == (
        "kiln drawings",
        "2026-11-20",
        "tom",
        "open",
    )


@pytest.mark.parametrize(
    ("when", "due"),
    [
        ("by the end of October", "2026-10-31"),
        ("before mid-October", "2026-10-21"),
        ("by the end of October next year", "2027-10-31"),
        ("by the end of next October", "2027-10-31"),
        ("by the end of January", "2027-01-31"),
        ("by the end of April", "2027-04-30"),
    ],
)
def test_an_end_of_a_month_that_just_went_by_is_late_too(when: str, due: str) -> None:
    book = Book()
    book.note("2026-11-26", "ana", f"She promised me the plans {when}.")
    assert [str(p.due) for p in promises(book)] == [due]


def test_a_german_end_of_a_month_that_just_went_by_is_late_too() -> None:
    book = Book()
    book.note("2026-11-26", "ana", "Sie schickt mir bis Ende Oktober die Pläne.")
    book.note("2026-11-26", "ana", "Sie schickt mir bis Ende Januar die Karte.")
    assert [str(p.due) for p in promises(book)] == ["2026-10-31", "2027-01-31"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ich schicke dir hiermit die Lastdaten.", []),
        ("I'll send you the load data, attached to this mail.", []),
        ("I'll send you the load data, not attached yet.", ["load data"]),
        ("I'll send you the load data on Friday's test, attached.", []),
        ("I send you the load data; enclosed you find the load data as a sheet.", []),
        ("Ich schicke dir morgen die Lastdaten.", ["Lastdaten"]),
    ],
)
def test_what_the_message_itself_brings_is_no_promise(text: str, what: list[str]) -> None:
    book = Book()
    book.message("2026-04-20", "ana", text, mine=True, kind="mail")
    assert [p.what for p in promises(book)] == what


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("I'll send you the final plan by Friday, attached is only the draft.", "final plan", "2026-04-24"),
        ("I'll send you the final plan, attached is only the draft.", "final plan", None),
        ("I will send you the kiln plan by 4 May; enclosed you find my card.", "kiln plan", "2026-05-04"),
        ("Ich schicke dir die Pläne bis Freitag, anbei schon mal die Liste.", "Pläne", "2026-04-24"),
    ],
)
def test_what_else_is_enclosed_leaves_the_promise(text: str, what: str, due: str | None) -> None:
    book = Book()
    book.message("2026-04-20", "ana", text, mine=True, kind="mail")
    assert [(p.what, str(p.due) if p.due else None) for p in promises(book)] == [(what, due)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Still on it, sorry. Sent from my iPhone, please excuse typos.", "open"),
        ("Sent Tom the old one by mistake.", "open"),
        ("I sent Tom the kiln plan.", "open"),
        ("Sent you the wrong plan of the kiln.", "open"),
        ("I have no kiln plan, here is a card.", "open"),
        ("Sent you the kiln plan this morning.", "kept"),
        ("Sent it by post: the kiln plan.", "kept"),
        ("No problem, here is the kiln plan.", "kept"),
    ],
)
def test_a_signature_or_what_went_to_another_keeps_nothing(text: str, status: str) -> None:
    book = Book()
    book.message("2026-04-01", "ana", "I will send you the kiln plan by 5 May.", mine=False, kind="mail")
    book.message("2026-04-20", "ana", text, mine=False, kind="mail")
    assert [p.status for p in promises(book)] == [status]


def _later_on_nobody(text: str, *made: tuple[str, str]) -> list[str]:
    book = Book()
    for person, promise in made:
        book.note("2026-04-01", person, promise)
    document = book.note("2026-04-20", (), text)
    statements = [
        replace(s, subjects=(), mentions=()) if s.document == document else s for s in book.statements
    ]
    return [p.status for p in find_promises(statements, PEOPLE, book.present)]


def test_a_note_on_nobody_tells_by_two_words_which_thing_came() -> None:
    pump = ("ana", "Ana promised a loan pump from the yard.")
    assert _later_on_nobody("The loan pump arrived, in a wooden crate.", pump) == ["kept"]
    assert _later_on_nobody("The pump arrived.", pump) == ["open"]
    for other_thing in (
        "The loan pump has not arrived.",
        "No loan pump has arrived.",
        "Got an e-mail about the loan pump.",
        "The invoice for the loan pump arrived.",
        "The loan pump arrived late last time.",
    ):
        assert _later_on_nobody(other_thing, pump) == ["open"]
    other = ("tom", "Tom will send me a loan pump of his own.")
    assert _later_on_nobody("The loan pump arrived, in a wooden crate.", pump, other) == ["open", "open"]


def test_a_message_of_mine_to_a_few_keeps_what_one_of_them_was_promised() -> None:
    book = Book()
    book.note("2026-04-01", "ana", "I promised Ana the report.")
    document = book.message("2026-04-20", "ana", "Attached is the report I promised.", mine=True, kind="mail")
    book.present[document] = ("ana", "mei")
    assert [p.status for p in promises(book)] == ["kept"]
    book.present[document] = ("ana", "mei", "tom", "raj", "joe")
    assert [p.status for p in promises(book)] == ["open"]


def test_an_event_is_a_deadline() -> None:
    book = Book()
    book.note("2026-04-01", "ana", "I promised her the posters before the Spring Summit.")
    (found,) = promises(
        book, (("Spring Summit 2026", date(2026, 5, 20)), ("Spring Summit 2025", date(2025, 5, 20)))
    )
    assert (found.what, found.due) == ("posters", date(2026, 5, 20))


def test_who_was_there_is_meant_when_nobody_is_named() -> None:
    book = Book()
    document = book.note("2026-04-01", "raj", "I promised the outline by 15 May.")
    without = [s for s in book.statements if s.document == document]
    assert find_promises([_unlinked(s) for s in without], PEOPLE, {document: ("raj",)})[0].to == "raj"
    assert find_promises([_unlinked(s) for s in without], PEOPLE, {document: ("raj", "ana")}) == []


def _unlinked(statement):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(statement, subjects=(), mentions=())


def test_same_matter() -> None:
    assert same_matter("our kiln drawing", "the drawing of the kiln")
    assert not same_matter("the budget sheet", "a photo of the kiln")
    assert not same_matter("", "the budget sheet")


ONE_EACH = [
    ("I owe Ana the deck I promised to send her.", ["deck"]),
    ("Promised Ana the deck, will send it to her tomorrow.", ["deck"]),
    ("I said I would send her the deck and promised to do it by Friday.", ["deck"]),
    ("She asked for the deck and I promised to send it to her by Friday.", ["deck"]),
    ("Promised to write up the notes and send them to her.", ["notes"]),
    ("I promised to send her the deck and the price list.", ["deck and the price list"]),
    ("I promised to send her the deck and to lend her the tripod.", ["deck", "tripod"]),
    ("Agreed to review the draft and will send her comments by Friday.", ["comments", "review the draft"]),
    ("I have promised to send Ana the recording, which I owe her since May.", ["recording"]),
]


@pytest.mark.parametrize(("text", "what"), ONE_EACH, ids=[m[0][:50] for m in ONE_EACH])
def test_a_sentence_promises_as_many_things_as_it_says(text: str, what: list[str]) -> None:
    book = Book()
    book.note("2026-04-10", "ana", text)
    assert sorted(p.what for p in promises(book)) == what


def test_each_of_two_things_has_its_own_day() -> None:
    book = Book()
    book.note(
        "2026-04-10",
        "ana",
        "I promised to send her the deck by 20 April and to lend her the tripod by 2 May.",
    )
    assert {p.what: str(p.due) for p in promises(book)} == {"deck": "2026-04-20", "tripod": "2026-05-02"}


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("Great! I'll send you the deck tomorrow", "deck", "2026-04-11"),
        ("Sending you the deck tonight!", "deck", None),
        ("gonna send you the deck tmrw", "deck", "2026-04-11"),
        ("ill mail you the form tomorrow", "form", "2026-04-11"),
        ("let me send you the contract next week", "contract", "2026-04-19"),
        ("will send the photos too", "photos", None),
        ("I promise I'll bring the books", "books", None),
        ("Ich schick dir morgen die Folien", "Folien", "2026-04-11"),
        ("I'll book a table at the Kiln", "book a table", None),
        ("Sending you the deck now", None, None),
        ("let me know", None, None),
        ("I'll have two names of sponsors for you by then", "two names of sponsors", None),
        ("I'll have the deck ready for you by Friday", "deck", "2026-04-17"),
        ("I'll have time for you on Friday", None, None),
        ("Ich schicke dir sein Angebot bis zum 20. April", "Angebot", "2026-04-20"),
        ("die Belege für den Stand sende ich Ihnen bis Montag", "Belege für den Stand", "2026-04-13"),
        ("Ich gebe dir mein Wort", None, None),
        ("Schickst du mir die Folien?", None, None),
    ],
)
def test_hurried_messages(text: str, what: str | None, due: str | None) -> None:
    book = Book()
    book.message("2026-04-10", "ana", text, mine=True)
    found = promises(book)
    assert [p.what for p in found] == ([what] if what else [])
    if due:
        assert str(found[0].due) == due


def test_an_introduction_is_never_promised_to_the_one_introduced() -> None:
    book = Book()
    book.note("2026-04-01", "ana", "Breakfast with Ana. Promised an intro to Tom.")
    book.note("2026-04-02", (), "Tom was early. Promised her an intro to Tom.")
    (found,) = promises(book)
    assert (found.to, found.what) == ("ana", "introduction to Tom")


def test_what_is_late_is_one_promise_however_often_it_is_noted() -> None:
    book = Book()
    book.note("2026-06-11", "tom", "he'll send wagon numbers by end of June")
    book.note("2026-10-06", "tom", "He still has not sent me the wagon numbers he promised in June.")
    (found,) = promises(book)
    assert (found.by, found.status, found.due, found.statement_ids) == (
        "tom",
        "open",
        date(2026, 6, 30),
        (1, 2),
    )


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("introduction to Ada Kos", "introduction to Ben Kos", False),
        ("introduction to Ada Kos", "introduction to Ada Marsh", False),
        ("introduction to Ada Kos", "introduction to Adam Koss", False),
        ("the letter to Ada Kos", "the photograph of Ben Kos", False),
        ("introduce Tom to Ada", "introduction to Ada Kos", True),
        ("introduction to Ada", "introduction to Ada Kos", True),
        ("introduction to Dan Kos", "introduction to Daniel Kos", True),
        ("introduction to Ben Kos and Ada Kos", "introduction to Ada Kos", True),
    ],
)
def test_a_shared_name_is_not_the_same_matter(left: str, right: str, same: bool) -> None:
    assert same_matter(left, right) is same
    assert same_matter(right, left) is same


def test_an_introduction_to_another_of_the_family_keeps_no_promise() -> None:
    book = Book()
    book.note("2026-04-01", "ana", "I promised Ana an introduction to Ada Kos.")
    book.note("2026-04-10", "ana", "Introduced Ana to Ben Kos by mail.")
    assert [p.status for p in promises(book)] == ["open"]
    book.note("2026-04-12", "ana", "Introduced Ana to Ada Kos by mail.")
    assert [p.status for p in promises(book)] == ["kept"]


def test_a_name_is_known_with_other_accents() -> None:
    book = Book()
    book.note("2026-04-01", "mei", "I promised Mëi an introduction to Tom Birch.")
    assert promises(book)[0].what == "introduction to Tom Birch"


ABROAD = [
    ("Ich habe Ana versprochen, ihr bis Ende Mai den Katalog zu schicken.", "Katalog", "2026-05-31"),
    ("Ana versprochen, ihr bis Freitag den Katalog zu schicken.", "Katalog", "2026-05-08"),
    ("Ich schicke ihr nächste Woche den Katalog.", "Katalog", "2026-05-17"),
    ("Bis Freitag habe ich Ana den Katalog versprochen.", "Katalog", "2026-05-08"),
    ("Ich habe ihr den Katalog bis zum Monatsende versprochen.", "Katalog", "2026-05-31"),
    ("Ich habe ihr versprochen, den Katalog in zwei Wochen zu schicken.", "Katalog", "2026-05-20"),
    ("Ich schicke ihr bis spätestens 15. Juni den Katalog.", "Katalog", "2026-06-15"),
    ("Ich schulde ihr bis Jahresende den Katalog.", "Katalog", "2026-12-31"),
    ("J'ai promis à Ana de lui envoyer le catalogue avant vendredi.", "catalogue", "2026-05-08"),
    ("J’ai promis de lui envoyer le catalogue d’ici fin mai.", "catalogue", "2026-05-31"),
    ("J'ai promis de lui envoyer le catalogue la semaine prochaine.", "catalogue", "2026-05-17"),
    ("J'ai promis de lui envoyer le catalogue d'ici la fin du mois.", "catalogue", "2026-05-31"),
    ("J'ai promis de lui envoyer le catalogue pour le 1er juin.", "catalogue", "2026-06-01"),
    ("Je lui enverrai le catalogue avant le 15 juin.", "catalogue", "2026-06-15"),
    ("Le prometí enviarle el catálogo antes del viernes.", "catálogo", "2026-05-08"),
    ("Le prometí enviarle el catálogo la semana que viene.", "catálogo", "2026-05-17"),
    ("Le prometí enviarle el catálogo a fin de mes.", "catálogo", "2026-05-31"),
    ("Le prometí enviarle el catálogo antes del 3 de junio de 2026.", "catálogo", "2026-06-03"),
    ("Le enviaré el catálogo a finales de mayo.", "catálogo", "2026-05-31"),
]


@pytest.mark.parametrize(("text", "what", "due"), ABROAD)
def test_due_days_in_other_languages(text: str, what: str, due: str | None) -> None:
    book = Book()
    book.note("2026-05-06", "ana", text)
    (found,) = promises(book)
    assert (found.by, found.to, found.what) == (None, "ana", what)
    assert (str(found.due) if found.due else None) == due


@pytest.mark.parametrize(
    ("text", "by", "due"),
    [
        ("Ich schicke dir den Katalog bis Ende nächster Woche.", None, "2026-05-17"),
        ("Je t'envoie le catalogue avant vendredi.", None, "2026-05-08"),
        ("Te mando el catálogo el viernes.", None, "2026-05-08"),
        ("Je vous enverrai le catalogue d'ici mi-juin.", "ana", "2026-06-20"),
        ("Le enviaré el catálogo antes de fin de mes.", "ana", "2026-05-31"),
    ],
)
def test_due_days_in_mail_of_other_languages(text: str, by: str | None, due: str) -> None:
    book = Book()
    book.message("2026-05-06", "ana", text, mine=by is None, kind="mail")
    (found,) = promises(book)
    assert (found.by, str(found.due)) == (by, due)


@pytest.mark.parametrize(
    "text",
    [
        "Je t'envoie ci-joint le catalogue avant vendredi.",
        "Te mando un abrazo.",
        "Je ne vous enverrai pas le catalogue avant vendredi.",
        "No te mandaré el catálogo el viernes.",
        "Je te donne raison.",
        "Le mercado abre el viernes.",
    ],
)
def test_what_promises_nothing_in_other_languages(text: str) -> None:
    book = Book()
    book.message("2026-05-06", "ana", text, mine=True, kind="mail")
    assert promises(book) == []
