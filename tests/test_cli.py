"""The command line: its JSON, its exit codes, and one plain line for every mistake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coach.cli import build_parser, main
from tests.small_world import ME, TODAY, write_files

DOCS = Path(__file__).parents[1] / "docs" / "commands.md"


class Cli:
    """Runs commands on one workspace and reads their JSON."""

    def __init__(self, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.workspace, self.capsys = workspace, capsys

    def run(self, *words: str) -> tuple[int, str, str]:
        self.capsys.readouterr()
        code = main([*words, "--workspace", str(self.workspace), "--today", TODAY])
        out = self.capsys.readouterr()
        return code, out.out, out.err

    def json(self, *words: str) -> Any:
        code, out, err = self.run(*words, "--json")
        assert code == 0, err
        return json.loads(out)


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    made = Cli(tmp_path / "ws", capsys)
    made.json("me", "--name", str(ME["name"]), "--email", ME["emails"][0], "--employer", str(ME["employer"]))
    made.json("import", str(write_files(tmp_path / "files")))
    return made


def test_me(cli: Cli) -> None:
    assert cli.json("me") == {
        "name": "Vera Stroud",
        "emails": ["vera@loom.example"],
        "profile": "",
        "employer": "Loom Works",
    }


def test_people(cli: Cli) -> None:
    people = cli.json("people", "omar")
    assert [p["name"] for p in people] == ["Omar Haddou"]
    person = people[0]
    assert person["organisation"] == "Tolmin Gallery"
    assert person["emails"] == ["omar@tolmin.example"]
    assert {"file": "linkedin/Connections.csv", "place": "row:2"} in person["sources"]
    assert {"file": "contacts.vcf", "place": "uid:card-1"} in person["sources"]
    assert person["last_contact"]["date"] == "2026-11-05"
    assert [p["name"] for p in cli.json("people", "--at", "Rye")] == ["Ines Fabre"]
    assert [p["name"] for p in cli.json("people", "--since", "2026-05-01")] == ["Ines Fabre"]


def test_rows_count_the_empty_ones(cli: Cli) -> None:
    sources = [s for p in cli.json("people", "piet") for s in p["sources"]]
    assert {"file": "linkedin/Connections.csv", "place": "row:4"} in sources


ZOE = (
    "BEGIN:VCARD\nVERSION:3.0\nN:Quist;Zoë;;;\nFN:Zoë Quist\nEMAIL:zq@gmx.example\nUID:card-zoe\nEND:VCARD\n"
)


def test_merge_split_and_duplicates(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "zoe.vcf").write_text(ZOE, encoding="utf-8")
    cli.json("import", str(tmp_path / "zoe.vcf"))
    (pair,) = cli.json("people", "--duplicates")
    assert pair["reasons"] == ["Their names differ only by accents."]
    merged = cli.json("merge", pair["one"], pair["other"])
    assert {"Zoë Quist", "Zoe Quist"} == {merged["name"], *merged["aliases"]}
    assert cli.json("people", "--duplicates") == []
    apart = cli.json("split", merged["id"], "zq@gmx.example")
    assert sorted(p["name"] for p in apart) == ["Zoe Quist", "Zoë Quist"]


def test_apart_decisions_and_revoke(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "zoe.vcf").write_text(ZOE, encoding="utf-8")
    cli.json("import", str(tmp_path / "zoe.vcf"))
    (pair,) = cli.json("people", "--duplicates")
    made = cli.json("apart", pair["one"], pair["other"])
    assert (made["kind"], made["made"]) == ("split", "2026-11-22")
    assert cli.json("people", "--duplicates") == []
    assert cli.json("decisions") == [made]
    assert "are two people." in cli.run("decisions")[1]
    assert cli.json("decisions", "--revoke", str(made["id"])) == made
    assert cli.json("people", "--duplicates") == [pair]
    code, _, problem = cli.run("decisions", "--revoke", "99")
    assert (code, problem.count("\n")) == (1, 1)


def test_mentions(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "walk.md").write_text(
        "---\ntitle: Walk\ndate: 2026-11-02\n---\nSaw Piet Dekker.\n", encoding="utf-8"
    )
    cli.json("import", str(tmp_path / "walk.md"))
    (mention,) = cli.json("mentions", "--open")
    assert (mention["surface"], mention["source"], mention["place"]) == ("Piet Dekker", "walk.md", "line:5")
    assert {c["organisation"] for c in mention["candidates"]} == {"Lumen", "Brine Terminal"}
    assert (
        cli.json("mentions", "--say", str(mention["id"]), mention["candidates"][0]["id"])["id"]
        == mention["id"]
    )
    assert cli.run("mentions")[1] == "Every name is clear.\n"
    assert cli.run("mentions", "--say", "x", "p1")[0] == 1


def test_history_is_by_date(cli: Cli) -> None:
    omar = next(p for p in cli.json("people") if p["name"] == "Omar Haddou")
    assert [(h["organisation"], h["as_of"], h["current"]) for h in omar["history"]] == [
        ("Tolmin Gallery", "2026-11-22", True),
        ("Old Mill Museum", None, False),
    ]


def test_search(cli: Cli) -> None:
    hits = cli.json("search", "who keeps bees", "-k", "3")["hits"]
    assert hits[0]["source"] == "notes/2026-10-28-paper-days.md"
    assert "bees" in hits[0]["quote"]
    assert hits[0]["date"] == "2026-10-28"


def test_search_of_many_queries(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"id": "a", "query": "bees"}\n\n{"id": "b", "query": "loan form"}\n', encoding="utf-8")
    code, out, _ = cli.run("search", "--queries", str(file), "--json")
    assert code == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", "b"]


def test_ask_counts_and_quotes(cli: Cli) -> None:
    known = cli.json("ask", "Who do I know at Tolmin Gallery?")
    assert "Omar Haddou" in known["rows"][0]["value"]
    assert known["rows"][0]["citations"]
    bees = cli.json("ask", "Who keeps bees?")
    assert any("bees" in c["quote"] for c in bees["citations"])
    assert not bees["abstained"]
    assert cli.json("ask", "What is Piet Dekker's birthday?")["abstained"]


def test_ask_after_an_earlier_question(cli: Cli) -> None:
    answer = cli.json("ask", "and Ines?", "--after", "Where does Omar Haddou work?")
    assert answer["meant"] == "Where does Ines work?"
    assert "Rye Press" in answer["answer"]
    which = cli.json("ask", "and where did we meet?", "--after", "Where does Piet Dekker work?")
    assert (which["meant"], len(which["instead"])) == ("", 2)
    assert "meant" not in cli.json("ask", "Where does Ines Fabre work?")
    _, out, _ = cli.run("ask", "and Ines?", "--after", "Where does Omar Haddou work?")
    assert "You mean: Where does Ines work?" in out


def test_ask_never_answers_with_a_confidence_unmarked(cli: Cli) -> None:
    reply = cli.json("ask", "What did Omar tell me about the east wing?")
    closed = [c for c in reply["citations"] if "east wing" in c["quote"]]
    assert closed
    assert all(c.get("restricted") for c in closed)


def test_brief(cli: Cli, tmp_path: Path) -> None:
    brief = cli.json("brief", "Book Forum 2026")
    cards = {a["name"]: a for a in brief["attendees"]}
    assert set(cards) == {"Inès Fabre", "Zoe Quist"}
    assert cards["Inès Fabre"]["tier"] == "promised"
    assert any("samples" in f["text"] for f in cards["Inès Fabre"]["facts"])
    assert "east wing" not in json.dumps([c["facts"] + c["openings"] for c in brief["attendees"]])
    for ending in ("md", "html", "docx", "pdf"):
        out = tmp_path / f"brief.{ending}"
        assert cli.run("brief", "Book Forum", "-o", str(out))[0] == 0
        assert out.stat().st_size > 500


def test_brief_keeps_a_page_about_a_guest_first(cli: Cli, tmp_path: Path) -> None:
    guests = tmp_path / "guests.csv"
    guests.write_text("Name,Company\nNobody Known,Blank House\n")
    page = tmp_path / "bio.txt"
    page.write_text("Nobody Known restores lanterns at Blank House.")
    with_page = ("brief", "Dinner", "--attendees", str(guests), "--with", "Nobody Known", str(page))
    code, out, err = cli.run(*with_page, "--json")
    assert code == 0
    assert "coach undo" in err
    brief = json.loads(out)
    assert brief["unknown"] == []
    told = brief["attendees"][0]["looked_up"]
    assert "restores lanterns" in told[0]["text"]
    assert told[0]["citations"][0]["source"] == "looked-up/Nobody Known/bio.txt.md"
    assert brief["attendees"][0]["facts"] == []
    assert cli.run(*with_page[:-2], "Ann Nobody", str(page))[0] == 1


def test_a_list_given_for_a_briefing_answers_questions_until_it_is_taken_back(
    cli: Cli, tmp_path: Path
) -> None:
    guests = tmp_path / "guests.csv"
    guests.write_text("Name,Company\nPia Kolb,Blank House\n")
    given = ("brief", "Lantern Dinner", "--attendees", str(guests))
    _, _, err = cli.run(*given)
    assert "guests.csv is kept as a guest list of “Lantern Dinner”" in err
    assert "is kept as" not in cli.run(*given)[2]
    asked = cli.json("ask", "Who is coming to Lantern Dinner?")
    assert [r["value"] for r in asked["rows"]] == ["Pia Kolb, Blank House"]
    assert asked["citations"][0]["source"] == "guest-lists/Lantern Dinner/guests.csv"
    for question in (
        "Does anyone from Blank House come to the Lantern Dinner?",
        "Kommt jemand von Blank House zum Lantern Dinner?",
        "Wer kommt von Blank House zum Lantern Dinner?",
    ):
        assert [r["value"] for r in cli.json("ask", question)["rows"]] == ["Pia Kolb, Blank House"], question
    baker = cli.json("ask", "Which baker from Blank House is coming to Lantern Dinner?")["answer"]
    assert "Nobody on the list" not in baker, "somebody from there is on it"
    guests.write_text("Name,Company\nPia Kolb,Blank House\nUwe Brack,Oven Works\n")
    cli.run(*given)
    assert len(cli.json("ask", "Who is coming to Lantern Dinner?")["rows"]) == 2
    again = tmp_path / "other"
    again.mkdir()
    (again / "guests.csv").write_text("Name\nIda Rohn\n")
    _, _, err = cli.run("brief", "Glass Fair", "--attendees", str(again / "guests.csv"))
    assert len(cli.json("ask", "Who is coming to Lantern Dinner?")["rows"]) == 2
    cli.run("undo", err.rpartition("coach undo ")[2].split()[0])
    assert cli.json("ask", "Who is coming to Glass Fair?")["abstained"]


def test_brief_from_a_list_that_was_never_imported(cli: Cli, tmp_path: Path) -> None:
    guests = tmp_path / "guests.csv"
    guests.write_text(
        "Name,Email,Company\nOmar Haddou,omar@tolmin.example,Tolmin\nNobody Known,,Nowhere\n",
        encoding="utf-8",
    )
    brief = cli.json("brief", "Dinner", "--attendees", str(guests))
    assert brief["unknown"] == ["Nobody Known"]
    omar = next(a for a in brief["attendees"] if a["name"] == "Omar Haddou")
    assert omar["person"]
    assert any("east wing" in x["text"] for x in omar["do_not_raise"])


def test_draft(cli: Cli, tmp_path: Path) -> None:
    draft = cli.json("draft", "Ines Fabre", "--event", "Paper Days")
    assert draft["subject"]
    assert draft["body"].startswith(("Dear Ines", "Hi Ines", "Hello Ines"))
    assert "east wing" not in draft["body"]
    assert (
        "The kiln is yours in May."
        in cli.json("draft", "Ines Fabre", "--words", "the kiln is yours in May")["body"]
    )
    out = tmp_path / "d.eml"
    assert cli.run("draft", "Omar Haddou", "-o", str(out))[0] == 0
    assert b"omar@tolmin.example" in out.read_bytes()
    assert "east wing" not in out.read_text(encoding="utf-8")


def test_a_letter_without_words_is_said_to_be_one_where_it_is_written(cli: Cli, tmp_path: Path) -> None:
    mail = "From: Pia Lund <pia@quay.example>\nTo: vera@loom.example\nDate: Fri, 20 Nov 2026 10:00:00 +0000\nSubject: Looms\n\nVera, do you have a spare loom?\n"
    (tmp_path / "q.eml").write_text(mail)
    cli.run("import", str(tmp_path / "q.eml"))
    reply = ("draft", "Pia Lund", "--kind", "reply", "-o", str(tmp_path / "d.eml"))
    assert "It has no words yet but its greeting and its close." in cli.run(*reply)[2]
    assert "no words yet" not in cli.run(*reply, "--words", "Yes, two of them")[2]
    assert "Yes, two of them." in (tmp_path / "d.eml").read_text()


def test_promises_and_upkeep(cli: Cli) -> None:
    promises = cli.json("promises")
    assert {(p["by"] == "user", p["due"]) for p in promises} >= {(True, "2026-11-30"), (False, "2026-11-20")}
    everybody = cli.json("upkeep", "--all")
    assert {u["name"] for u in everybody} >= {"Ines Fabre", "Omar Haddou"}
    assert cli.json("upkeep", "--days", "90") == [] or all(u["overdue"] for u in cli.json("upkeep"))


def test_review_compares_with_what_was_told_in_confidence(cli: Cli, tmp_path: Path) -> None:
    text = tmp_path / "post.txt"
    text.write_text("I hear that Tolmin Gallery will close its east wing. Exciting.", encoding="utf-8")
    report = cli.json("review", str(text))
    assert report["verdict"] == "hold"
    finding = report["findings"][0]
    assert text.read_text(encoding="utf-8")[finding["start"] : finding["end"]] == finding["quote"]
    assert any("paper-days" in c["source"] for f in report["findings"] for c in f["citations"])
    text.write_text("Two good days in Ghent with people who love paper.", encoding="utf-8")
    assert cli.json("review", str(text))["verdict"] == "ok"


def test_undo_and_doctor(cli: Cli) -> None:
    assert cli.json("doctor")["ok"]
    removed = cli.json("undo", "1")["removed"]
    assert removed["note"] == 2
    health = cli.json("doctor")
    assert health["ok"]
    assert health["counts"]["passages"] == 0
    assert health["counts"]["vectors"] == 0


def test_a_folder_again_and_its_receipts(cli: Cli, tmp_path: Path) -> None:
    call = tmp_path / "files/notes/2026-11-05-call.md"
    call.unlink()
    again = cli.json("import", str(tmp_path / "files"))
    by_path = {f["path"]: f for f in again["files"]}
    assert by_path["notes/2026-11-05-call.md"]["gone"]
    assert by_path["contacts.vcf"]["unchanged"]
    code, out, _ = cli.run("receipts")
    assert code == 0
    assert "Import 2" in out.splitlines()[0]
    assert "gone: 1, unchanged: 8" in out.splitlines()[0]
    assert "Import 1" in out.splitlines()[1]
    code, out, _ = cli.run("receipts", "2")
    assert "  notes/2026-11-05-call.md (note): gone" in out.splitlines()
    assert cli.json("receipts", "2") == again
    assert [r["batch"] for r in cli.json("receipts")] == [2, 1]
    cli.json("undo", "2")
    assert [r["batch"] for r in cli.json("receipts")] == [1]


def test_an_import_without_a_change_says_so_and_leaves_no_receipt(cli: Cli, tmp_path: Path) -> None:
    code, out, _ = cli.run("import", str(tmp_path / "files"))
    assert (code, out) == (0, "Nothing has changed. 9 files had been imported before.\n")
    again = cli.json("import", str(tmp_path / "files"))
    assert again["batch"] == 0
    assert set(again) == set(cli.json("receipts", "1"))
    assert {f["unchanged"] for f in again["files"]} == {True}
    assert [r["batch"] for r in cli.json("receipts")] == [1]


def test_an_emptied_folder_needs_a_word(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "files").rename(tmp_path / "elsewhere")
    (tmp_path / "files").mkdir()
    code, out, err = cli.run("import", str(tmp_path / "files"))
    assert (code, out) == (1, "")
    assert "is empty now, and 9 files had been imported from it. Nothing was changed." in err
    code, out, _ = cli.run("import", "--gone", str(tmp_path / "files"))
    assert code == 0
    assert "gone: 9 files" in out
    assert cli.json("people") == []


def test_rebuild_gives_the_same_index(cli: Cli) -> None:
    before = cli.json("search", "bees")
    counts = cli.json("rebuild")
    assert counts["passages"] == counts["lexical"]
    assert [h["quote"] for h in cli.json("search", "bees")["hits"]] == [h["quote"] for h in before["hits"]]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["import", "/no/such/place"], 1, "no file or folder"),
        (["import"], 2, "Name the files"),
        (["undo", "99"], 1, "no import number 99"),
        (["receipts", "99"], 1, "no import number 99"),
        (["draft", "Nobody Atall"], 1, "Nobody called"),
        (["draft", "Piet Dekker"], 1, "Several people fit"),
        (["brief", "No Such Gathering"], 1, "No event called"),
        (["ask"], 2, "what to ask"),
        (["search"], 2, "what to search"),
        (["review", "/no/such/file"], 1, "cannot be read"),
        (["ask", "--questions", "/no/such/file"], 1, "cannot be read"),
        (["brief", "Book Forum", "-o", "brief.xyz"], 2, ".docx"),
        (["split", "p1", "nothing@x.example"], 1, "no records"),
    ],
)
def test_a_mistake_gets_one_clear_line(cli: Cli, words: list[str], code: int, says: str) -> None:
    if words[0] == "split":
        words = ["split", cli.json("people", "omar")[0]["id"], words[2]]
    got, out, err = cli.run(*words)
    assert got == code
    assert says in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in out + err


def test_a_broken_line_of_a_questions_file_is_named(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"question": "fine?"}\nnot json\n', encoding="utf-8")
    code, _, err = cli.run("ask", "--questions", str(file))
    assert code == 1
    assert "line 2" in err


def test_wrong_usage_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["ask", "x", "--today", "tomorrow"])
    assert stopped.value.code == 2
    assert "2026-05-31" in capsys.readouterr().err


def test_every_command_is_documented() -> None:
    subparsers = next(a for a in build_parser()._actions if hasattr(a, "choices") and a.choices)
    assert subparsers.choices is not None
    documented = DOCS.read_text(encoding="utf-8")
    for name in subparsers.choices:
        assert f"coach {name}" in documented, name


def test_help_loads_nothing_heavy() -> None:
    code = "import sys\nfrom coach.cli import build_parser\nbuild_parser()\nprint([m for m in sys.modules if m in "
    code += (
        "{'sqlalchemy','numpy','chromadb','streamlit','langchain_openai','openai','pydantic','wordllama'}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_forget_asks_once_on_a_terminal(tmp_path: Path) -> None:
    """In a real terminal: a wrong answer deletes nothing, the name does."""
    import pty

    folder = str(tmp_path / "ws")
    main(["import", str(write_files(tmp_path / "files")), "--workspace", folder, "--json"])

    def answer(said: str) -> tuple[int, str]:
        master, slave = pty.openpty()
        code = "import sys; from coach.cli import main; sys.exit(main(sys.argv[1:]))"
        command = [sys.executable, "-c", code, "forget", "Zoe Quist", "--workspace", folder]
        process = subprocess.Popen(
            command, stdin=slave, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        os.write(master, f"{said}\n".encode())
        out, _ = process.communicate(timeout=120)
        os.close(master)
        os.close(slave)
        return process.returncode, out

    code, out = answer("no")
    assert (code, "Nothing was deleted." in out) == (1, True)
    assert "Forgetting Zoe Quist deletes" in out
    code, out = answer("zoe quist")
    assert code == 0
    assert "Zoe Quist is forgotten." in out


def test_forget_list_allow_and_backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--workspace", str(tmp_path / "ws"), "--today", TODAY, "--json"]
    main(["import", str(write_files(tmp_path / "files")), *where])
    capsys.readouterr()
    assert main(["forget", "Zoe Quist", *where]) == 0
    assert json.loads(capsys.readouterr().out)["remaining"] == 0
    assert main(["forget", "--list", *where]) == 0
    (block,) = json.loads(capsys.readouterr().out)
    assert (block["number"], block["forgotten_on"]) == (1, TODAY)
    assert main(["backup", str(tmp_path / "b"), *where]) == 0
    assert json.loads(capsys.readouterr().out)["bytes"] == (tmp_path / "b").stat().st_size
    assert main(["forget", "--allow", "zoe@quist.example", *where]) == 0
    capsys.readouterr()
    assert main(["restore", str(tmp_path / "b"), *where]) == 0
    restored = json.loads(capsys.readouterr().out)
    assert restored["former"]
    assert restored["forgotten_since"] == 0
    assert main(["forget", "--list", *where]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1
    assert main(["forget", *where]) == 2


def test_a_folder_where_a_file_is_due_is_said_in_one_line(cli: Cli, tmp_path: Path) -> None:
    for words in (
        ("brief", "Paper Days", "--attendees"),
        ("ask", "--questions"),
        ("brief", "Paper Days", "-o"),
    ):
        code, _, err = cli.run(*words, str(tmp_path))
        assert (code, err.count("\n")) == (1, 1)
        assert f"{tmp_path} is a folder. Name a file" in err


def test_a_file_of_questions_leans_on_what_its_lines_say(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(
        '{"question": "and Ines?", "after": ["Where does Omar Haddou work?"]}\n', encoding="utf-8"
    )
    assert "Rye Press" in cli.run("ask", "--questions", str(file))[1]
    code, _, err = cli.run("ask", "--questions", str(file), "--after", "Who is Omar?")
    assert code == 2
    assert "--after goes with one question" in err


def test_search_marks_what_is_private(cli: Cli) -> None:
    assert "(confidential)" in cli.run("search", "east wing")[1]
    assert "The nearest in meaning:" in cli.run("search", "zeppelin xylophone")[1]
