"""What the cells of a shared report call: the same sections as the private one, from aggregates only.

Every function takes a :class:`netlab.privacy.Shareable` and returns a panel, or the sentence that says why there is
none. No function here has a network to look at.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pandas as pd

from netlab.figures.aggregates import MARKS, count_bars, running_total
from netlab.privacy import Shareable, open_shareable
from netlab.report.show.shared_opening import employers_named
from netlab.report.show.shared_opening import opening as opening  # a cell of the page calls it
from netlab.report.show.shared_panels import OF_FIVE, RELATION_WORDS, bars, stack, worded
from netlab.report.shown import Panel, Words, joined, sentences
from netlab.report.tables import table_html
from netlab.text import percent

STATE_WORDS = {"never": "no contact one to one"}


def shareable_in(folder: str | Path) -> Shareable:
    """Open the aggregates that a shared report is given."""
    return open_shareable(folder)


def states(shared: Shareable) -> Panel | Words:
    """Show how many ties are active, cooling, dormant or without contact."""
    words = shared.states.assign(state=worded(shared.states["state"], STATE_WORDS))
    return bars(shared, "states", words, "state", "How alive the ties are", _contact(shared.states))


def layers(shared: Shareable) -> Panel | Words:
    """Show how alive the strongest ties are."""
    table = shared.layers.assign(state=worded(shared.layers["state"], STATE_WORDS))
    finding = "Strength is counted from messages, invitations with a note, endorsements and recommendations, fading with time."
    columns = {"layer": "ties", "state": "state", "n": "connections"}
    return stack(shared, "layers", table, columns, "The strongest ties, and how alive they are", finding)


def mix(shared: Shareable) -> Panel | Words:
    """Show the mix of friends and work."""
    table = shared.mix.assign(relationship=worded(shared.mix["relationship"], RELATION_WORDS))
    finding = "No evidence is not a weak tie: LinkedIn sees work talk better than friendship."
    return bars(shared, "mix", table, "relationship", "Friends, work, or both", finding)


def mix_by(shared: Shareable, by: str) -> Panel | Words:
    """Show the mix by ``by``: function, level or year."""
    table = shared.mix_by[shared.mix_by["by"] == by]
    columns = {
        "value": "joined in" if by == "year" else by,
        "relationship": "tie",
        "n": "connections",
        "share": "share",
    }
    title = f"The mix by {'the year people joined' if by == 'year' else by}"
    return stack(shared, f"mix_by_{by}", table, columns, title, OF_FIVE, MARKS)


def employers(shared: Shareable) -> Panel | Words:
    """Show the employers at which five people or more work."""
    finding = f"{employers_named(shared)} Employers are those of the day of the archive."
    return bars(
        shared, "employers", shared.employers, "employer", "Employers of five people or more", finding
    )


def functions(shared: Shareable) -> Panel | Words:
    """Show what the connections do."""
    return bars(shared, "functions", shared.functions, "function", "What people do", "Read from job titles.")


def levels(shared: Shareable) -> Panel | Words:
    """Show at which levels the connections are."""
    return bars(shared, "levels", shared.levels, "level", "At which level", "Read from job titles.")


def industries(shared: Shareable) -> Panel | Words:
    """Show in which industries the connections work."""
    finding = "Read from the names of employers."
    return bars(shared, "industries", shared.industries, "industry", "In which industries", finding)


def invitations(shared: Shareable) -> Panel | Words:
    """Show what became of the invitations the owner sent."""
    columns = {"note": "invitations sent", "state": "so far", "n": "people"}
    finding = "Whoever has not accepted may still do so; a declined or withdrawn invitation looks like a pending one."
    return stack(shared, "invitations", shared.invitations, columns, _accepted(shared.invitations), finding)


def variety(shared: Shareable) -> Panel | Words:
    """Show how many equally common functions, levels and industries the published counts amount to."""
    table = shared.ranges[shared.ranges["measure"].str.startswith("equally common")]
    if table.empty:
        return sentences(
            shared.why_not("ranges") or "Too little is known of what people do to say how varied it is."
        )
    table = table.assign(value=table["low"])
    rows = table.assign(n=table["low"].round().astype("Int64"))
    title = "As varied as so many equally common kinds"
    finding = (
        "Counted from the cells of this page; since small ones were put together, the true number is larger."
    )
    figure = count_bars(rows, "measure", title=title, finding=finding, x="effective number, at least")
    columns = {"measure": "measure", "value": "at least", "n": "people counted"}
    return Panel(figure, table, columns)


def ranges(shared: Shareable) -> Words:
    """Say how closely knit the network is, in two digits."""
    table = shared.ranges[~shared.ranges["measure"].str.startswith("equally common")]
    if table.empty:
        return sentences(
            "So few connections have no structure that could be told without telling of single people."
        )
    lede = (
        "An archive holds no ties between two contacts. Each number is a range over what may count as one, from nothing to all that "
        "is guessed, in two digits."
    )
    is_share = table["measure"].str.startswith("share")
    shown = table.assign(low=_in_digits(table["low"], is_share), high=_in_digits(table["high"], is_share))
    columns = {"measure": "measure", "low": "at least", "high": "at most", "n": "connections"}
    return joined(sentences(lede), Words(table_html(shown, caption="How closely knit", columns=columns)))


def groups(shared: Shareable) -> Panel | Words:
    """Show how many people stand in groups of which size; groups have no names here."""
    columns = {"size": "groups of", "groups": "groups", "n": "connections"}
    return bars(
        shared,
        "groups",
        shared.groups,
        "size",
        "Groups, by their size",
        "Groups are not named here.",
        columns,
    )


def growth(shared: Shareable) -> Panel | Words:
    """Show how the network grew, by runs of quarters."""
    if len(shared.growth) < 2:
        return sentences(shared.why_not("growth") or OF_FIVE)
    title = f"{int(shared.growth['total'].iloc[-1]):,} still connected"
    finding = (
        f"Only people still connected are listed in an archive: whoever left is not counted here. {OF_FIVE}"
    )
    columns = {"period": "joined in", "n": "people", "total": "in total"}
    return Panel(running_total(shared.growth, title=title, finding=finding), shared.growth, columns)


def years(shared: Shareable) -> Panel | Words:
    """Show how many joined in each year."""
    finding = "Earlier years look smaller than they were, since people who left are not in the archive."
    return bars(shared, "years", shared.years, "year", "By the year they joined", finding)


def content(shared: Shareable) -> Panel | Words:
    """Show what the owner posts, by runs of quarters."""
    columns = {"period": "quarters", "label": "about", "n": "posts, comments, articles"}
    title = f"{int(shared.content['n'].sum()):,} posts, comments and articles"
    return stack(shared, "content", shared.content, columns, title, "Each was labelled by its words.")


def reactions(shared: Shareable) -> Panel | Words:
    """Show which reactions the owner gives."""
    return bars(shared, "reactions", shared.reactions, "reaction", "Reactions given", "", x="reactions")


def follows(shared: Shareable) -> Panel | Words:
    """Show what kinds of things the owner follows."""
    return bars(shared, "follows", shared.follows, "kind", "What you follow", "", x="followed")


def support(shared: Shareable) -> Panel | Words:
    """Show how many connections stand behind the profile, part by part."""
    finding = "No part is a mark, and they are not added up. What fewer than five people did is left out."
    return bars(shared, "support", shared.support, "part", "What connections did", finding)


def not_told(shared: Shareable) -> Words:
    """List what this page does not tell, and why."""
    if shared.withheld.empty:
        return sentences("Every count that this page has a place for could be told.")
    table = shared.withheld.assign(section=shared.withheld["section"].str.replace("_", " "))
    columns = {"section": "what", "why": "why it is not told"}
    return Words(table_html(table, caption="Not told here", columns=columns))


def _contact(states: pd.DataFrame) -> str:
    never = states.loc[states["state"] == "never", "share"].sum()
    return f"With {percent(float(never))} there was no contact one to one on LinkedIn; that is not the same as a weak tie."


def _in_digits(values: pd.Series, is_share: pd.Series) -> pd.Series:
    """Write shares in per cent and sizes as whole numbers; all were rounded to two digits before."""
    words = [
        f"{value * 100:.2g} %" if share else f"{value:,.0f}"
        for value, share in zip(values, is_share, strict=True)
    ]
    return pd.Series(words, index=values.index, dtype="string")


def _accepted(table: pd.DataFrame) -> str:
    yes = int(table.loc[table["state"] == "accepted so far", "n"].sum())
    total = int(table["n"].sum())
    return f"{yes:,} of {total:,} invited people accepted so far ({percent(yes / total)})" if total else ""


mix_by_function, mix_by_level, mix_by_year = (partial(mix_by, by=by) for by in ("function", "level", "year"))
