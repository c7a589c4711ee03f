"""How well the reviewer finds secrets that are said again in other words, beside a search for shared words.

    python -m bench.leaks

The secrets, their paraphrases and harmless sentences are invented (`tests/review/secrets_*.py`): one half was in sight
when the rules were written, the other was not, and a third set was written when they were done. The baseline flags a sentence that has half of a closed sentence's
telling words, or the name of whoever told it with one of them. Where the business texts are at hand, all secrets are held
against them, too: what is flagged there is a false alarm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from bench.tables import lines, shared, show
from coach.review.closed import ClosedStatements
from coach.review.traits import plain_stems
from tests.review import secrets_everyday, secrets_fresh, secrets_held_back, secrets_seen
from tests.review.same_matter import everyday_rates, flagged_rows, rates
from tests.review.secret_kinds import Across, Secret, flagged, world

Flag = Callable[[str], set[int]]
WORDINGS = ("verbatim", "near", "free", "neutral")


def by_words(secrets: Sequence[Secret], across: Sequence[Across]) -> Flag:
    """The baseline."""
    told = [(plain_stems(s.secret), plain_stems(s.teller)) for s in secrets]
    told += [(plain_stems(a.secret), plain_stems(a.teller)) for a in across]

    def flag(text: str) -> set[int]:
        said = plain_stems(text)
        return {
            n
            for n, (words, names) in enumerate(told)
            if len(words & said) * 2 >= len(words) or (names & said and words & said)
        }

    return flag


def measured(secrets: Sequence[Secret], across: Sequence[Across], flag: Flag) -> dict[str, str]:
    """Sort of wording → how many of how many are flagged: leaks with their own note, harmless sentences with any."""
    found: dict[str, str] = {}
    for wording in WORDINGS:
        texts = [f"{s.teller}: {s.secret}" if wording == "verbatim" else getattr(s, wording) for s in secrets]
        hits = [flag(t) for t in texts]
        right = sum(bool(h) if wording == "neutral" else n in h for n, h in enumerate(hits))
        found[wording] = f"{right}/{len(texts)}"
    leaks = [flag(a.leak) for a in across]
    found["across languages"] = f"{sum(len(secrets) + n in h for n, h in enumerate(leaks))}/{len(across)}"
    harmless = sum(bool(flag(a.neutral)) for a in across)
    found["across languages, harmless"] = f"{harmless}/{len(across)}"
    return found


def alarms(closed: ClosedStatements, plain: Flag) -> list[tuple[str, str, str]]:
    """Business texts in which one of the secrets is found, by the baseline and by the reviewer."""
    folder = shared("review")
    if folder is None:
        return []
    rows: list[tuple[str, str, str]] = []
    for name in ("corporate_messaging", "aeslc_dev"):
        texts = [r["text"] for r in lines(folder / f"{name}.jsonl")[::2] if not r.get("flags")]
        loose, own = (sum(bool(f(t)) for t in texts) for f in (plain, partial(flagged, closed)))
        rows.append((f"{name}: false alarms", f"{loose}/{len(texts)}", f"{own}/{len(texts)}"))
    return rows


def main() -> None:
    """Print the table."""
    rows: list[tuple[str, str, str]] = []
    for name, half in (("seen", secrets_seen), ("held back", secrets_held_back), ("fresh", secrets_fresh)):
        closed = world(half.SECRETS, half.ACROSS)
        plain = measured(half.SECRETS, half.ACROSS, by_words(half.SECRETS, half.ACROSS))
        own = measured(half.SECRETS, half.ACROSS, partial(flagged, closed))
        rows += [(f"{name}: {wording}", plain[wording], own[wording]) for wording in own]
    secrets = (*secrets_seen.SECRETS, *secrets_held_back.SECRETS)
    across = (*secrets_seen.ACROSS, *secrets_held_back.ACROSS)
    same = flagged_rows()
    rows += [
        (f"said of somebody named: {name}", "", f"{hits}/{count}")
        for name, (hits, count) in rates(same).items()
    ]
    for name, everyday in (("seen", secrets_everyday.SEEN), ("later", secrets_everyday.HELD)):
        rows += [
            (f"everyday wordings, {name}: {sort}", "", f"{hits}/{count}")
            for sort, (hits, count) in everyday_rates(everyday).items()
        ]
    rows += alarms(world(secrets, across), by_words(secrets, across))
    show("Secrets said again", ["flagged", "shared words", "reviewer"], rows)


if __name__ == "__main__":
    main()
