"""A server, a ledger and the writers that use them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import StaticPool

from coach.store import tables
from coach.writer.model import ModelWriter
from tests.model_server import ModelServer
from tests.writer.model_tasks import writer_for


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


@pytest.fixture
def sessions() -> sessionmaker[Session]:
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    tables.Base.metadata.create_all(engine)
    made = sessionmaker(engine)
    with made.begin() as session:
        session.add(tables.Workspace(id=1))
    return made


@pytest.fixture
def writer(server: ModelServer, sessions: sessionmaker[Session]) -> ModelWriter:
    return writer_for(server, sessions)


@pytest.fixture
def small(server: ModelServer, sessions: sessionmaker[Session]) -> ModelWriter:
    return writer_for(server, sessions, model_context=2048)
