"""The map maker's workspace, imported once for all tests of questions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.ask.ask import Asker
from coach.workspace import Workspace
from tests.ask.atlas import asker_on, open_atlas


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    space = open_atlas(tmp_path_factory.mktemp("atlas"))
    yield space
    space.close()


@pytest.fixture(scope="session")
def asker(atlas: Workspace) -> Asker:
    return asker_on(atlas)
