"""The user's manner from a whole import: learned by language and closeness, set, used in drafts, taken along and forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.errors import UsageError
from coach.settings import Settings
from coach.workspace import Workspace
from coach.writer.manner import Manner, contracted
from tests.manner.sent import INES, KARLA, ME, OMAR, PIET, TODAY, WANDA, mail, sent


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with sent(tmp_path_factory.mktemp("manner")) as opened:
        yield opened


def manner(space: Workspace, name: str, pronoun: str = "") -> Manner:
    return space.manners.manner(space.person(name).id, pronoun)


def test_it_differs_by_closeness_and_says_how_often(space: Workspace) -> None:
    profile = space.manners.profile()
    close, others = (profile.section("english", c) for c in ("close", "others"))
    assert close is not None
    assert others is not None
    assert (close["greeting"].value, close["greeting"].count, close["greeting"].of) == ("Hi", 3, 3)
    assert (others["greeting"].value, others["greeting"].count, others["greeting"].of) == ("Dear", 4, 4)
    assert (close["sign_off"].value, others["sign_off"].value) == ("Cheers", "Kind regards")
    assert (close["contractions"].value, others["contractions"].value) == ("yes", "no")
    assert [c.quote for c in close["greeting"].examples] == ["Hi Omar,", "Hi Omar,"]
    assert {c.source for c in others["sign_off"].examples} <= {"mail/n14.eml", "mail/n8.eml"}
    assert (
        "I'm glad it worked." in [c.quote for c in close["contractions"].examples]
        or close["contractions"].examples
    )


def test_where_greetings_differ_none_is_the_habit(space: Workspace) -> None:
    everyone = space.manners.profile().section("english", "everyone")
    assert everyone is not None
    assert (everyone["greeting"].value, everyone["greeting"].why) == (None, "mixed")


def test_too_few_examples_say_so_and_the_plain_way_stands_in(space: Workspace) -> None:
    german = space.manners.profile().section("german", "everyone")
    assert german is not None
    assert (german["greeting"].value, german["greeting"].count) == ("Hallo", 2)
    assert (german["address"].value, german["address"].count, german["address"].of) == ("du", 2, 3)
    for_others = manner(space, "Karla Winter")
    assert (for_others.greeting, for_others.called, for_others.words) == ("Sehr geehrte", "Frau Winter", 14)
    close = space.manners.profile().section("german", "close")
    assert close is not None
    assert close.texts == 0
    assert (close["length"].value, close["length"].why) == (None, "few")
    assert space.manners.profile().section("dutch", "everyone") is None


def test_du_and_sie_are_kept_apart_by_person(space: Workspace) -> None:
    assert manner(space, "Wanda Ruhl").address == "du"
    assert manner(space, "Karla Winter").address == "Sie"
    assert manner(space, "Karla Winter").language == "german"


def test_a_greeting_of_two_forms_takes_the_one_that_fits(tmp_path: Path) -> None:
    letters = [
        mail(
            50, WANDA, "Liebe Wanda,\n\nich habe die Karten noch nicht bekommen.\n\nViele Grüße\nVera", day=40
        )
    ]
    with sent(tmp_path, *letters) as space:
        assert manner(space, "Wanda Ruhl", "she").greeting == "Liebe"
        assert manner(space, "Wanda Ruhl").greeting == "Hallo"  # nothing tells which of the two


def test_quotes_forwards_and_programs_do_not_count(space: Workspace) -> None:
    everyone = space.manners.profile().section("english", "everyone")
    assert everyone is not None
    said = {t.name: t.value for t in everyone.traits} | {
        c.quote: c for t in everyone.traits for c in t.examples
    }
    assert not [s for s in map(str, said) if "Yo Vera" in s or "Hugs" in s or "XO" in s or "Greetings" in s]
    assert everyone.texts == 7


def test_favourite_turns_carry_no_name_and_nothing_that_others_write(tmp_path: Path) -> None:
    letters = [
        *(mail(20 + n, to, f"Dear {to.split()[0]},\n\nThe loom at Rye Press hums along nicely, ask Zoe Quist about it, and so says omar to all. Day {n}.\n\nVera")
          for n, to in enumerate([OMAR, INES, PIET, OMAR])),
        *(mail(30 + n, ME, "Dear Vera,\n\nIt was lovely to see you again.\n\nBye", by=OMAR) for n in range(3)),
        *(mail(40 + n, to, f"Dear {to.split()[0]},\n\nIt was lovely to see you again. Number {n}.\n\nVera")
          for n, to in enumerate([OMAR, INES, PIET])),
    ]  # fmt: skip
    with sent(tmp_path, *letters) as space:
        found = space.manners.profile().section("english", "everyone")
        assert found is not None
        turns = (found["turns"].value or "").split("\n")
        assert "Let me know how the" in turns
        assert "hums along nicely" in turns
        assert not [
            t for t in turns if any(x in t.casefold() for x in ("rye", "press", "zoe", "quist", "omar"))
        ]
        assert not [t for t in turns if "lovely to see" in t]
        with pytest.raises(UsageError, match="names somebody"):
            space.manners.put("turns", "as Omar always says")


def test_nothing_closed_becomes_a_turn(tmp_path: Path) -> None:
    told = "In confidence: the gallery closes its east wing in spring."
    letters = [
        mail(20 + n, to, f"Dear friend,\n\nAs to number {n}. {told}\n\nVera")
        for n, to in enumerate([OMAR, INES, PIET, KARLA])
    ]
    with sent(tmp_path, *letters) as space:
        for section in space.manners.profile().sections:
            assert not any(
                "east wing" in str(t.value) + str([c.quote for c in t.examples]) for t in section.traits
            )
        with pytest.raises(UsageError, match="closed"):
            space.manners.put("turns", "closes its east wing in spring")


def test_what_is_set_wins_and_can_be_taken_back(tmp_path: Path) -> None:
    with sent(tmp_path) as space:
        space.manners.put("greeting", "Hello there", closeness="others")
        space.manners.put("sign_off", "nothing")
        assert manner(space, "Ines Fabre").greeting == "Hello there"
        assert manner(space, "Ines Fabre").closes("Vera Stroud") == "Vera"
        assert manner(space, "Omar Haddou").greeting == "Hi"
        space.manners.reset("greeting", closeness="others")
        assert manner(space, "Ines Fabre").greeting == "Dear"
        with pytest.raises(UsageError, match="no trait"):
            space.manners.put("mood", "cheerful")
        with pytest.raises(UsageError, match="number of words"):
            space.manners.put("length", "long")


def test_drafts_sound_like_the_user(tmp_path: Path) -> None:
    with sent(tmp_path) as space:
        space.manners.put("turns", "all the rest of it")
        body = space.draft("Omar Haddou", kind="follow-up").body
        assert body.startswith("Hi Omar,\n\n")
        assert body.endswith("\n\nCheers,\nVera\n")
        polite = space.draft("Piet Dekker", kind="follow-up").body
        assert polite.startswith("Dear Piet,\n\n")
        assert polite.endswith("\n\nKind regards,\nVera\n")
        space.manners.put("contractions", "yes")
        assert manner(space, "Piet Dekker").contractions
        assert not space.draft("Omar Haddou", kind="follow-up").unsupported


def test_whoever_is_written_to_in_german_gets_a_german_draft(space: Workspace) -> None:
    familiar, polite = (space.draft(name, kind="follow-up") for name in ("Wanda Ruhl", "Karla Winter"))
    assert familiar.body.startswith("Hallo Wanda,\n\n")
    assert polite.body.startswith("Sehr geehrte Frau Winter,\n\n")
    for made in (familiar, polite):
        assert made.body.endswith("\n\nViele Grüße\nVera\n")
        assert not made.unsupported


def test_it_goes_along_with_an_export_and_goes_with_whom_it_names(tmp_path: Path) -> None:
    with sent(tmp_path) as space:
        space.manners.put("sign_off", "Yours from the loom")
        space.keeping.export(tmp_path / "all.zip")
    with Workspace.open(Settings(workspace=tmp_path / "again", _env_file=None), TODAY) as again:
        again.import_paths([tmp_path / "all.zip"])
        assert manner(again, "Ines Fabre").sign_off == "Yours from the loom"
        again.manners.put("signature", "Piet")
        person = again.person("Piet Dekker")
        again.forget(person.id)
        assert manner(again, "Ines Fabre").signature != "Piet"
        assert manner(again, "Ines Fabre").sign_off == "Yours from the loom"


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("I am late in writing, but I am glad.", "I’m late in writing, but I’m glad."),
        ("I have kept it, and I have a note of it.", "I’ve kept it, and I have a note of it."),
        ("I have yet to answer, and I will.", "I have yet to answer, and I will."),
        ("I have not forgotten it.", "I haven’t forgotten it."),
        ("You said: “It is not late.”", "You said: “It is not late.”"),
    ],
)
def test_contractions_of_speech(long: str, short: str) -> None:
    assert contracted(long) == short


def test_a_prompt_gets_short_lines() -> None:
    told = Manner(words=40, contractions=True, address="du", turns=("on we go",)).told()
    assert told == (
        "about 40 words",
        "contractions such as “I'm”",
        "“du”, never “Sie”",
        "turns they like, where one fits: “on we go”",
    )


def test_the_whole_name_of_formal_letters_does_not_close_a_letter_with_du(tmp_path: Path) -> None:
    body = "Sehr geehrte Frau Winter,\n\nich schicke Ihnen die Unterlagen zur Bahn {}.\n\nMit freundlichen Grüßen\nVera Stroud"
    formal = [mail(40 + n, KARLA, body.format(n)) for n in range(5)]
    friend = "Mila Dorn <mila@korn.example>"
    theirs = mail(
        50,
        ME,
        "Hallo Vera,\n\nwie geht es dir, und hast du die Karten noch bekommen?\n\nViele Grüße\nMila",
        by=friend,
    )
    with sent(tmp_path, *formal, theirs) as space:
        assert manner(space, "Karla Winter").signature == "Vera Stroud"
        assert manner(space, "Mila Dorn").address == "du"
        assert manner(space, "Mila Dorn").signature == ""
        assert manner(space, "Wanda Ruhl").signature == "Vera"
        space.manners.put("signature", "Vera Stroud", "german")
        assert manner(space, "Mila Dorn").signature == "Vera Stroud"
