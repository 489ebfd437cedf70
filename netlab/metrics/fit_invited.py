"""People the owner invited and of whom the archive tells nothing else: judged by the others whom they invited.

Whom somebody invites is a choice. Of those whose work is known it shows how far the choice followed the goals; for the
rest this is all there is, and it is told so. It never makes anybody be about the goals.
"""

from __future__ import annotations

import pandas as pd

from netlab.metrics.selectivity import FITS
from netlab.text import counted, percent

FEW = 5  # known invitees that count as much as not knowing any
MOST = 0.3  # of goal fit: a guess by company stays well below what makes a person fit


def with_invited(fit: pd.DataFrame, invitations: pd.DataFrame) -> pd.DataFrame:
    """Give people whom the owner invited, and whose work is unknown, the fit of the others they invited.

    ``fit``: table of :func:`netlab.metrics.fit.goal_fit`; ``invitations``: person_id, direction. The fit is the mean
    of the n known invitees, times n/(n+5), at most 0.3; ``goal_evidence`` says so. Returns the same table.
    """
    sent = invitations.loc[invitations["direction"].eq("out").fillna(False).astype("bool"), "person_id"]
    is_sent = fit["person_id"].isin(sent)
    known = fit.loc[is_sent & fit["is_work_known"], "goal_fit"].dropna()
    blank = is_sent & ~fit["is_work_known"] & fit["goal_fit"].notna()
    if not len(known) or not blank.any():
        return fit
    guess = min(float(known.mean()) * len(known) / (len(known) + FEW), MOST)
    said = (
        f"You invited them; what they do the archive does not tell. Of {counted(len(known), 'person', 'people')} you invited whose "
        f"work it tells, {percent(float((known >= FITS).mean()))} are about your goals."
    )
    return fit.assign(
        goal_fit=fit["goal_fit"].mask(blank, guess), goal_evidence=fit["goal_evidence"].mask(blank, said)
    )
