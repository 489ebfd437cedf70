"""Does posting attract people? New connections in the days after a post against the other days.

It is a coincidence that is counted here, never a cause: who posts much is often also out meeting people, and
requests are sent and accepted for many reasons.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from netlab.text import counted

WINDOW_DAYS = 7  # the day of the post and the six after it
FEWEST_POSTS = 5  # fewer say nothing, whatever the numbers
COLUMNS = {
    "part": "string",
    "days": "Int64",
    "n": "Int64",
    "per_week": "Float64",
    "n_posts": "Int64",
    "by_chance": "Float64",
    "meaning": "string",
}


def posting_effect(
    posts: pd.DataFrame, connections: pd.DataFrame, window_days: int = WINDOW_DAYS
) -> pd.DataFrame:
    """Compare new connections in the days from a post on with all other days.

    ``posts``: kind, on; posts and articles count, comments do not. ``connections``: connected_on. Looked at is the
    time from the first post (or connection, if later) to the last connection. Who joined and left is not in the export.

    Rows ``part`` {after a post, other days}: ``days``, ``n`` (new connections still there), ``per_week``, ``n_posts``,
    ``by_chance`` (first row: how often the same pattern of posting, shifted to every other start, would have met at
    least as many; near 0 is rare, and still no cause), ``meaning``. No rows below :data:`FEWEST_POSTS` posts.
    """
    written = posts.loc[posts["kind"].isin(["post", "article"]), "on"].dropna().dt.normalize()
    joined = connections["connected_on"].dropna().dt.normalize()
    if len(written) < FEWEST_POSTS or not len(joined):
        return _table([])
    start, end = max(written.min(), joined.min()), joined.max()
    written, joined = written[written.between(start, end)], joined[joined.between(start, end)]
    if len(written) < FEWEST_POSTS:
        return _table([])
    n_days = (end - start).days + 1
    new = np.bincount((joined - start).dt.days, minlength=n_days)
    after = _after(np.unique((written - start).dt.days), n_days, window_days)
    return _table(_compared(new, after, len(written), window_days))


def _after(post_days: np.ndarray, n_days: int, window_days: int) -> np.ndarray:
    edge = np.zeros(n_days + window_days + 1, dtype=np.int64)
    np.add.at(edge, post_days, 1)
    np.add.at(edge, post_days + window_days, -1)
    return np.asarray(np.cumsum(edge)[:n_days] > 0)


def _compared(new: np.ndarray, after: np.ndarray, n_posts: int, window_days: int) -> list[tuple[object, ...]]:
    parts = (("after a post", after), ("other days", ~after))
    rates = {name: 7 * new[days].sum() / days.sum() if days.any() else None for name, days in parts}
    chance = _by_chance(new, after)
    return [
        (name, int(days.sum()), int(new[days].sum()), rates[name], n_posts, chance if name == "after a post" else None, _meaning(rates, n_posts, window_days))
        for name, days in parts
    ]  # fmt: skip


def _by_chance(new: np.ndarray, after: np.ndarray) -> float | None:
    """Share of all circular shifts of the posting days that meet at least as many new connections."""
    if after.all() or not after.any():
        return None
    met = np.fft.irfft(np.fft.rfft(new) * np.conj(np.fft.rfft(after.astype(np.float64))), n=len(new))
    return float((np.round(met) >= round(float(met[0]))).mean())


def _meaning(rates: dict[str, float | None], n_posts: int, window_days: int) -> str:
    after, other = rates["after a post"], rates["other days"]
    if after is None or other is None:
        return "Every day is near a post: there are no other days to compare with."
    return (
        f"In the {window_days} days from each of {counted(n_posts, 'post')} on, {after:.1f} new connections a week are "
        f"still there; on other days {other:.1f}. They coincide; that one brings the other is not shown."
    )


def _table(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
