"""The short answers: four pictures side by side, each a question, its answer as the title, and where it goes on.

Where the archive cannot answer one of them, the sentence says why and the picture shows what it can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.advise import plan
from netlab.figures.glance import few_bars, goal_dots, mix_strips, tie_strips, week_bars
from netlab.figures.goals import AREA_NAMES
from netlab.metrics import composition
from netlab.metrics.growth import by_year
from netlab.metrics.mix import leaning
from netlab.metrics.tie_lists import by_state, gone_quiet, waiting
from netlab.report.show.phrases import NO_CONNECTIONS, has_messages, is_judged, listed, n_connections
from netlab.report.shown import Panel, Pictures, Words, card, sentences
from netlab.text import counted, percent

if TYPE_CHECKING:
    from netlab.network import Network

FEW = 5  # rows of a small picture
MIX, GOALS, TIES, WEEK = "Who are they to me?", "Does it serve my goals?", "Who is in touch?", "What now?"
MORE = {
    MIX: "Friends, work, or both",
    GOALS: "What it is for",
    TIES: "Who is close, who waits, who went quiet",
    WEEK: "This week",
}
NOT_WRITING = ("unfollow", "review_removal", "withdraw_invitation")
TO_DO = {
    "reply": "reply to", "welcome": "welcome", "reconnect": "write again to", "congratulate": "congratulate",
    "interview": "ask for a talk:", "referral": "ask about an opening:", "collaborate": "propose something to",
    "ask_introduction": "ask for an introduction:", "introduce": "introduce", "ask_recommendation": "ask for a recommendation:",
    "give_recommendation": "recommend", "ask_opinion": "ask the opinion of", "invite": "invite",
    "nudge_invitation": "remind",
}  # fmt: skip
MIX_COLUMNS = {"relationship": "relationship", "n": "connections", "share": "share"}
NO_MIX = "Nothing in this archive says who is a friend and who is work; messages, endorsements or your answers would."
NO_TIES = "The file of messages is not in this archive, so who talks with whom is not known."
NO_GOALS = (
    "You have set no goals yet, so nothing can be held against them. Until then: what your connections do."
)
NO_WEEK = "There is nothing to suggest from this archive: nobody waits, and no rule found anybody."


def at_a_glance(network: Network) -> Pictures | Words:
    """Answer the four main questions with a picture and a sentence or two each. Names this week's people."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    return Pictures((mix_now(network), goals_now(network), ties_now(network), week_now(network)))


def mix_now(network: Network) -> Panel:
    """Show friends, work and both beside those without evidence; without any evidence, what people do."""
    if not is_judged(network):
        return _functions(network, MIX, NO_MIX)
    table = composition.mix(network.people)
    return Panel(mix_strips(table, leaning(network.people)), table, MIX_COLUMNS, about=MIX, more=MORE[MIX])


def goals_now(network: Network) -> Panel:
    """Show which goals have somebody in touch, somebody, or nobody; without goals, where people work."""
    coverage = network.coverage
    if coverage.empty:
        return _functions(network, GOALS, NO_GOALS) if is_judged(network) else _employers(network)
    gaps = list(coverage.loc[coverage["is_gap"], "goal"])
    title = _goals_title(len(coverage), len(coverage) - len(gaps))
    more = f" and {len(gaps) - 2} more" if len(gaps) > 2 else ""
    told = [f"Nobody yet: {', '.join(gaps[:2])}{more}."] if gaps else []
    warm = coverage["n_warm"]
    if warm.isna().all():
        told.append("Without messages nobody can tell who is in touch.")
    else:
        told.append(f"For {counted(int(warm.fillna(0).gt(0).sum()), 'goal')} somebody is in touch with you.")
    table = coverage.assign(area=coverage["area"].map(AREA_NAMES).astype("string"))
    columns = {"area": "kind", "goal": "goal", "n": "people", "n_warm": "in touch", "nearest": "in words"}
    return Panel(goal_dots(coverage, title, " ".join(told)), table, columns, about=GOALS, more=MORE[GOALS])


def _goals_title(n: int, met: int) -> str:
    if n == 1:
        return "Your one goal has somebody" if met else "Your one goal has nobody yet"
    if met in (0, n):
        return f"All of your {n} goals have somebody" if met else f"None of your {n} goals has anybody yet"
    return f"{met} of {n} goals {'has' if met == 1 else 'have'} somebody"


def ties_now(network: Network) -> Panel:
    """Show the ties alive and gone quiet beside those without contact; without messages, when people joined."""
    if not has_messages(network):
        return _years(network)
    table = by_state(network.people)
    never = int(table.loc[table["state"] == "never", "n"].sum())
    told = [
        _waiting(len(waiting(network.people))),
        _once_close(len(gone_quiet(network.people))),
        f"With {never:,} there was no contact one to one on LinkedIn; you may meet elsewhere."
        if never
        else "",
    ]
    finding = " ".join(text for text in told if text)
    columns = {"state": "state", "n": "connections", "share": "share"}
    return Panel(tie_strips(table, finding), table, columns, about=TIES, more=MORE[TIES])


def week_now(network: Network) -> Panel | Words:
    """Show whom to write to this week, by name, and how much there is to do by kind."""
    open_ = network.suggestions[~network.suggestions["action"].isin(NOT_WRITING)]
    if open_.empty:
        return card(WEEK, NO_WEEK)
    week = plan(network, network.as_of, weeks=1)
    table = _by_action(open_, set(week["person_id"]))
    left = int(open_["person_id"].nunique()) - int(week["person_id"].nunique())
    later = f"{counted(left, 'more person', 'more people')} can wait." if left > 0 else ""
    finding = " ".join(text for text in (later, "Nothing is sent for you; drafts stand below.") if text)
    title = _week_title(week) if len(week) else "Nobody to write to this week"
    columns = {"words": "what", "n_now": "people this week", "n_later": "later"}
    return Panel(week_bars(table, title, finding), table, columns, about=WEEK, more=MORE[WEEK])


def _by_action(open_: pd.DataFrame, taken: set[str]) -> pd.DataFrame:
    """Count people by what there is to do first about each; the smaller kinds are added up."""
    first = open_.sort_values("priority").drop_duplicates("person_id")
    now = first["person_id"].isin(taken)
    rows = pd.DataFrame({"words": first["action"].astype("string").map(action_words), "now": now})
    sizes = rows.groupby("words")["now"].agg(n_now="sum", n="size").reset_index()
    sizes = sizes.assign(n_later=sizes["n"] - sizes["n_now"]).sort_values(
        ["n_now", "n", "words"], ascending=[False, False, True], ignore_index=True
    )
    if len(sizes) > FEW + 1:
        rest = sizes.iloc[FEW:][["n_now", "n", "n_later"]].sum().to_frame().T.assign(words="Other reasons")
        sizes = pd.concat([sizes.head(FEW), rest], ignore_index=True)
    return sizes.astype({"words": "string", "n_now": "Int64", "n_later": "Int64"})[
        ["words", "n_now", "n_later"]
    ]


def action_words(action: str) -> str:
    """Write an action as people say it: ``Ask introduction``."""
    return action.replace("_", " ").capitalize()


def _week_title(week: pd.DataFrame) -> str:
    """Say what to do about whom, one kind after the other: reply to A and B; congratulate C."""
    said = []
    for action, rows in week.groupby(week["action"].astype("string"), sort=False):
        names = [str(name) if pd.notna(name) else "someone without a name" for name in rows["name"]]
        said.append(f"{TO_DO.get(str(action), action_words(str(action)).lower() + ':')} {listed(names)}")
    return f"This week: {'; '.join(said)}"


def _waiting(n: int) -> str:
    if not n:
        return "Nobody seems to wait for an answer from you."
    return f"{counted(n, 'person seems', 'people seem')} to wait for an answer from you."


def _once_close(n: int) -> str:
    if not n:
        return ""
    return f"{counted(n, 'tie that was', 'ties that were')} strong on LinkedIn {'has' if n == 1 else 'have'} gone quiet."


def _functions(network: Network, about: str, why: str) -> Panel:
    """In place of an answer: what people do, as far as their titles tell."""
    column = composition.counted(network.people)["function"].astype("string").fillna("unknown")
    return _few(
        column.mask(column == "unknown"), network, about, why, ("work in", "what they do", "kind of work")
    )


def _employers(network: Network) -> Panel:
    column = composition.counted(network.people)["employer"].astype("string")
    return _few(
        column,
        network,
        GOALS,
        NO_GOALS.replace("what your connections do", "where they work"),
        ("are at", "where they work", "employer"),
    )


def _few(column: pd.Series, network: Network, about: str, why: str, words: tuple[str, str, str]) -> Panel:
    """Count the most common values of a column; what nobody could read is a row of its own."""
    verb, what, kind = words
    n = column.value_counts().rename_axis("name").reset_index(name="n")
    n = n.sort_values(["n", "name"], ascending=[False, True]).head(FEW)
    blank = int(column.isna().sum())
    rows = pd.concat([n, pd.DataFrame({"name": ["not known"], "n": [blank]})]) if blank else n
    table = rows.assign(
        n=rows["n"].astype("Int64"), share=rows["n"].astype("float64") / len(column)
    ).reset_index(drop=True)
    first = table.iloc[0]
    title = f"{percent(first['share'])} {verb} {first['name']}" if len(n) else f"Nothing tells {what}"
    if len(n) > 1 and n["n"].iloc[0] == n["n"].iloc[1]:
        title = f"No one {kind} stands out"
    columns = {"name": what, "n": "connections", "share": "share"}
    return Panel(few_bars(table, title, why), table, columns, about=about, more=MORE[about])


def _years(network: Network) -> Panel:
    """In place of who talks with whom: when those still connected joined, the latest years first."""
    table = by_year(network.growth).iloc[::-1].head(FEW)
    table = table.assign(name=table["year"].astype("string").fillna("no date"))
    first = table.iloc[0]
    title = f"{counted(int(first['n']), 'connection')} of {first['name']} {'is' if int(first['n']) == 1 else 'are'} still there"
    columns = {"name": "joined in", "n": "connections", "share": "share"}
    return Panel(few_bars(table, title, NO_TIES), table, columns, about=TIES, more=MORE[TIES])
