"""What the cells of a shared report call: the same sections as the private one, from aggregates only.

Every function takes a :class:`netlab.privacy.Shareable` and returns a panel, or the sentence that says why there is
none. No function here has a network to look at.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pandas as pd

from netlab.figures.aggregates import MARKS, count_bars, running_total, stacked_bars
from netlab.figures.theme import Mark
from netlab.privacy import Shareable, open_shareable
from netlab.report.show.phrases import quarter_words
from netlab.report.shown import Panel, Words, bullets, fact_tiles, joined, sentences
from netlab.report.tables import table_html
from netlab.text import counted, percent
from netlab.vocabulary import MIX_NAMES

OF_FIVE = "Every number stands for five people or more; smaller groups were put together."
WHAT_IS_IN = (
    "Counts of people, posts, invitations and reactions, each of five or more; functions, levels, industries and employers "
    "that five or more people share; quarters and years, run together until five people stand in each."
)
WHAT_IS_NOT = (
    "No name, no address, no dot and no row for a person. No message, post or note, no goal, no suggestion, no day. The "
    "owner is not named either."
)
HOW_SURE = (
    "Before it was written, the finished file was read as a reader would, and held against every name, address and message "
    "in the archive. What that can and cannot promise is told in docs/privacy.md of netlab."
)
YOU = "“You” on this page is the owner of the archive."
RELATION_WORDS = {name: mark.name for name, mark in MARKS.items()}
STATE_WORDS = {"never": "no contact one to one"}
CONNECTIONS, SHARE = "connections", "share"


def shareable_in(folder: str | Path) -> Shareable:
    """Open the aggregates that a shared report is given."""
    return open_shareable(folder)


def opening(shared: Shareable) -> Words:
    """Say what this page is, what is in it and what is not."""
    facts = bullets(
        [("What is in it", f"{WHAT_IS_IN} {_employers_named(shared)}"), ("What is not", WHAT_IS_NOT), ("How sure that is", HOW_SURE)]
    )  # fmt: skip
    if shared.n is None:
        return joined(
            sentences(shared.why_not("everything"), kind="lede"), facts, sentences(YOU, kind="note")
        )
    return joined(sentences(_lede(shared), kind="lede"), _tiles(shared), facts, sentences(YOU, kind="note"))


def states(shared: Shareable) -> Panel | Words:
    """Show how many ties are active, cooling, dormant or without contact."""
    words = shared.states.assign(state=_words(shared.states["state"], STATE_WORDS))
    return _bars(shared, "states", words, "state", "How alive the ties are", _contact(shared.states))


def layers(shared: Shareable) -> Panel | Words:
    """Show how alive the strongest ties are."""
    table = shared.layers.assign(state=_words(shared.layers["state"], STATE_WORDS))
    finding = "Strength is counted from messages, invitations with a note, endorsements and recommendations, fading with time."
    columns = {"layer": "ties", "state": "state", "n": "connections"}
    return _stack(shared, "layers", table, columns, "The strongest ties, and how alive they are", finding)


def mix(shared: Shareable) -> Panel | Words:
    """Show the mix of friends and work."""
    table = shared.mix.assign(relationship=_words(shared.mix["relationship"], RELATION_WORDS))
    finding = "No evidence is not a weak tie: LinkedIn sees work talk better than friendship."
    return _bars(shared, "mix", table, "relationship", "Friends, work, or both", finding)


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
    return _stack(shared, f"mix_by_{by}", table, columns, title, OF_FIVE, MARKS)


def employers(shared: Shareable) -> Panel | Words:
    """Show the employers at which five people or more work."""
    finding = f"{_employers_named(shared)} Employers are those of the day of the archive."
    return _bars(
        shared, "employers", shared.employers, "employer", "Employers of five people or more", finding
    )


def functions(shared: Shareable) -> Panel | Words:
    """Show what the connections do."""
    return _bars(shared, "functions", shared.functions, "function", "What people do", "Read from job titles.")


def levels(shared: Shareable) -> Panel | Words:
    """Show at which levels the connections are."""
    return _bars(shared, "levels", shared.levels, "level", "At which level", "Read from job titles.")


def industries(shared: Shareable) -> Panel | Words:
    """Show in which industries the connections work."""
    finding = "Read from the names of employers."
    return _bars(shared, "industries", shared.industries, "industry", "In which industries", finding)


def invitations(shared: Shareable) -> Panel | Words:
    """Show what became of the invitations the owner sent."""
    columns = {"note": "invitations sent", "state": "so far", "n": "people"}
    finding = "Whoever has not accepted may still do so; a declined or withdrawn invitation looks like a pending one."
    return _stack(shared, "invitations", shared.invitations, columns, _accepted(shared.invitations), finding)


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
    return _bars(
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
    return _bars(shared, "years", shared.years, "year", "By the year they joined", finding)


def content(shared: Shareable) -> Panel | Words:
    """Show what the owner posts, by runs of quarters."""
    columns = {"period": "quarters", "label": "about", "n": "posts, comments, articles"}
    title = f"{int(shared.content['n'].sum()):,} posts, comments and articles"
    return _stack(shared, "content", shared.content, columns, title, "Each was labelled by its words.")


def reactions(shared: Shareable) -> Panel | Words:
    """Show which reactions the owner gives."""
    return _bars(shared, "reactions", shared.reactions, "reaction", "Reactions given", "", x="reactions")


def follows(shared: Shareable) -> Panel | Words:
    """Show what kinds of things the owner follows."""
    return _bars(shared, "follows", shared.follows, "kind", "What you follow", "", x="followed")


def support(shared: Shareable) -> Panel | Words:
    """Show how many connections stand behind the profile, part by part."""
    finding = "No part is a mark, and they are not added up. What fewer than five people did is left out."
    return _bars(shared, "support", shared.support, "part", "What connections did", finding)


def not_told(shared: Shareable) -> Words:
    """List what this page does not tell, and why."""
    if shared.withheld.empty:
        return sentences("Every count that this page has a place for could be told.")
    table = shared.withheld.assign(section=shared.withheld["section"].str.replace("_", " "))
    columns = {"section": "what", "why": "why it is not told"}
    return Words(table_html(table, caption="Not told here", columns=columns))


def _lede(shared: Shareable) -> str:
    quarter = quarter_words(shared.as_of)
    as_of = f", as of {quarter}" if quarter else ""
    return f"A network of {counted(shared.n or 0, 'connection')}{as_of}, told in numbers of five and more."


def _tiles(shared: Shareable) -> Words:
    tiles = [(f"{shared.n:,}", "connections", "with a name in the archive")]
    for table, noun in (
        (shared.functions, "functions"),
        (shared.industries, "industries"),
        (shared.employers, "employers"),
    ):
        if len(table):
            tiles.append((f"{len(table) - _rests(table)}", noun, "of five people or more"))
    return fact_tiles(tiles)


def _rests(table: pd.DataFrame) -> int:
    return int(table.iloc[:, 0].str.contains(r"^(?:other\b|unknown$)", regex=True).sum())


def _employers_named(shared: Shareable) -> str:
    named = [name for name in shared.employers["employer"] if not name.startswith("other employers")]
    if not named:
        return "No employer is named on this page."
    return f"These employers are named, five people or more each: {', '.join(named)}."


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


def _words(column: pd.Series, words: Mapping[str, str]) -> pd.Series:
    return column.map(lambda value: words.get(value, value)).astype("string")


def _bars(
    shared: Shareable, name: str, table: pd.DataFrame, label: str, title: str, finding: str,
    columns: dict[str, str] | None = None, x: str = CONNECTIONS,
) -> Panel | Words:  # fmt: skip
    if table.empty:
        return _not(shared, name, title)
    shown = columns or {label: label, "n": x, "share": SHARE}
    figure = count_bars(table, label, title=title, finding=f"{finding} {OF_FIVE}".strip(), x=x)
    return Panel(figure, table, shown)


def _stack(
    shared: Shareable, name: str, table: pd.DataFrame, columns: dict[str, str], title: str, finding: str,
    marks: Mapping[str, Mark] | None = None,
) -> Panel | Words:  # fmt: skip
    if table.empty:
        return _not(shared, name, title)
    row, kind = list(columns)[:2]
    x = list(columns.values())[2]
    figure = stacked_bars(table, row, kind, title=title, finding=finding, x=x, marks=marks)
    words = {**RELATION_WORDS, "unknown": MIX_NAMES["unknown"]} if kind == "relationship" else {}
    return Panel(figure, table.assign(**{kind: _words(table[kind], words)}), columns)


def _not(shared: Shareable, name: str, title: str) -> Words:
    return sentences(
        f"{title or 'Not told'}: {shared.why_not(name) or shared.why_not('everything')}", kind="note"
    )


mix_by_function, mix_by_level, mix_by_year = (partial(mix_by, by=by) for by in ("function", "level", "year"))
