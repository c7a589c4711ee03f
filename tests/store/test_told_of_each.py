"""What is said of several people is read in one go, and is the same as read one by one."""

from __future__ import annotations

from pathlib import Path

from tests.small_world import small_workspace


def test_of_each_as_of_one(tmp_path: Path) -> None:
    with small_workspace(tmp_path) as space:
        repository = space.repository
        people = [p.id for p in repository.people()]
        each = repository.statements_about_each([*people, "p999999"])
        assert len(each) > 1
        assert {p: said for p in people if (said := repository.statements(about=p))} == each
        assert set(repository.statements_about_each(people[:1])) <= set(people[:1])
        assert repository.statements_about_each([]) == {}
