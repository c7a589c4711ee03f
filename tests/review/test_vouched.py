"""What the offline writer says by an open note about the reader is not cut for a description that may mean somebody else."""

from __future__ import annotations

import pytest

from coach.evidence import Finding
from coach.review.context import Context, Reader
from coach.review.detectors.note_leaks import NoteLeaks
from tests.review import secrets_held_back, secrets_seen
from tests.review.secret_kinds import ME, TODAY, world

SALAD = "A Norwegian salad grower will soon be part of a supermarket chain."


def _found(text: str, *vouched: str) -> list[Finding]:
    closed = world(secrets_seen.SECRETS, secrets_seen.ACROSS)
    context = Context("email", Reader("public"), ME, TODAY, secrets=closed, vouched=vouched)
    return list(NoteLeaks().find(text, context))


def test_a_description_alone_cuts_nothing_that_is_vouched_for() -> None:
    assert _found(SALAD)
    assert not _found(SALAD, SALAD.removesuffix("."))


def test_what_is_not_vouched_for_is_still_found() -> None:
    assert _found(f"{SALAD} Thank you for the soup.", "Thank you for the soup")


@pytest.mark.parametrize(
    "text",
    [
        "Kjøpmannen will take over Grønnlys.",  # names
        "Solveig’s lettuce grower is being bought by a grocer.",  # a word of the secret
        "Grønnlys is being bought by Kjøpmannen, the grocer.",  # the very words
    ],
)
def test_words_of_the_secret_are_found_whoever_vouches(text: str) -> None:
    assert _found(text, text)


def test_no_near_wording_of_a_secret_gets_through_by_being_vouched_for() -> None:
    """Whatever says a secret in its own words or with a name is found all the same."""
    for module in (secrets_seen, secrets_held_back):
        closed = world(module.SECRETS, module.ACROSS)
        for secret in module.SECRETS:
            for text in (f"{secret.teller}: {secret.secret}", secret.near):
                plain, vouched = (
                    list(
                        NoteLeaks().find(
                            text, Context("email", Reader("public"), ME, TODAY, secrets=closed, vouched=v)
                        )
                    )
                    for v in ((), (text,))
                )
                assert bool(plain) == bool(vouched), text
