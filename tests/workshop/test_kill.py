"""No acknowledged vote is ever lost: the server is killed fifty times while everybody votes."""

from __future__ import annotations

from pathlib import Path

from tests.workshop.lives import Account, compared, lived

LIVES = 50
PHONES = 40


def test_kill_9_fifty_times_in_mid_vote_loses_nothing(tmp_path: Path) -> None:
    """Forty phones change their vote in each life of the server; what was acknowledged is in the store, and
    nothing is there that nobody sent."""
    account = lived(tmp_path, "counted-twice", PHONES, LIVES, spread=0.12, seed=11)
    assert (account.lost, account.extra) == (0, 0)
    # It was in mid-vote: some lives ended before a vote was sent, and some between a vote and its answer.
    assert 0 < account.acknowledged < account.sent < LIVES * PHONES


def test_the_comparison_sees_what_is_lost_and_what_is_extra() -> None:
    """Each kind of fault is counted: a lost change, a lost first vote, a choice nobody sent, a second line,
    a stranger."""
    wishes, kept = {1: "b", 2: "b", 3: "b", 4: "b"}, {1: "a", 2: "a"}

    def stored(*votes: tuple[int, str]) -> list[dict[str, object]]:
        return [{"participant": number, "choice": choice} for number, choice in votes]

    for votes, answered, lost, extra in (
        (stored((1, "b"), (2, "a")), {1}, 0, 0),
        (stored((1, "b"), (2, "b"), (3, "b")), {1, 3}, 0, 0),
        (stored((1, "a"), (2, "a")), {1}, 1, 0),
        (stored((1, "b"), (2, "a")), {1, 3}, 1, 0),
        (stored((1, "c"), (2, "a")), set(), 0, 1),
        (stored((1, "b"), (1, "b"), (2, "a")), set(), 0, 1),
        (stored((1, "a"), (2, "a"), (9, "b")), set(), 0, 1),
    ):
        account = Account()
        compared(account, votes, wishes, answered, kept)
        assert (account.lost, account.extra) == (lost, extra), votes
