"""What stands behind the owner's profile, part by part, told twice: as they see it, and as a stranger could."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.figures.credibility import PARTS, credibility_views, endorsed_skill_bars, field_bar, support_bars
from netlab.metrics.credibility import stated_and_endorsed
from netlab.metrics.support_balance import support_totals
from netlab.report.show.phrases import NO_CONNECTIONS, has_file, missing, n_connections
from netlab.report.shown import Panel, Words, joined, sentences
from netlab.report.tables import table_html
from netlab.text import counted

if TYPE_CHECKING:
    from netlab.network import Network

VIEW_NAMES = {"you": "as you see it", "stranger": "as a stranger could"}
PART_NAMES = PARTS | {
    "endorsers": "People who endorsed you",
    "recommendations_received": "People who recommended you",
    "recommendations_given": "People you recommended",
    "visible_recommendations": "Recommendations on your profile",
    "headline": "Headline",
    "connections": "Connections",
}
SEEN_AS = {"recommendations_received": "visible_recommendations"}
HIDDEN = {
    "recommendations_given": "on the profiles of those you recommended",
    "of_my_field": "only if your list of connections is open to them",
}
NOT_TOLD = (
    "The archive holds no endorsements, recommendations or messages, so nothing is known of what stands behind your "
    "profile. The last section says how to get them."
)
NO_SUPPORT = "The archive holds nothing on support both ways: no endorsements, recommendations or messages."


def credibility(network: Network) -> Panel | Words:
    """Show the parts of credibility in both views, each with what is unknown."""
    parts = network.credibility
    drawn = parts[parts["measure"].isin(list(PARTS))]
    if not drawn["value"].notna().any():
        return sentences(NOT_TOLD)
    table = parts.assign(
        view=parts["view"].map(VIEW_NAMES).astype("string"),
        part=parts["measure"].map(PART_NAMES).astype("string"),
    )
    columns = {"view": "view", "part": "part", "meaning": "what the archive says", "source": "file"}
    return Panel(credibility_views(parts), table, columns)


def two_views(network: Network) -> Words | None:
    """Put both views side by side: what the owner knows, and what a stranger could see of it."""
    parts = network.credibility
    if not parts["value"].notna().any():
        return None
    views = {view: parts[parts["view"] == view].set_index("measure")["meaning"] for view in VIEW_NAMES}
    rows = [
        (PART_NAMES[name], views["you"].get(name, "–"), _as_stranger(name, views))
        for name in dict.fromkeys(parts["measure"])
        if name not in SEEN_AS.values()
    ]
    table = pd.DataFrame(rows, columns=["part", *VIEW_NAMES]).astype("string")
    columns = {"part": "part", "you": "as you see it", "stranger": "as a stranger could"}
    note = "Read by today's titles. No part is worth more than another, and they are not added up: there is no score."
    shown = table_html(table, caption="What stands behind your profile, seen twice", columns=columns)
    return joined(Words(shown), sentences(note, kind="note"))


def endorsed(network: Network) -> Panel | Words:
    """Show who endorsed which skill, by what the endorsers do."""
    if not has_file(network, "endorsements_received"):
        return sentences(missing("endorsements_received"))
    skills = network.skills
    if not skills["n"].fillna(0).gt(0).any():
        return sentences("Nobody has endorsed a skill of yours, as far as this archive tells.")
    columns = {
        "skill": "skill", "n": "people", "n_same_function": "in your function", "n_related": "beside it", "n_senior": "senior by title",
        "n_function_unknown": "function not known", "n_discounted": "favours counted half", "is_stated": "among your skills",
        "in_goals": "in your goals", "last_on": "last",
    }  # fmt: skip
    return Panel(endorsed_skill_bars(skills), skills, columns, note=_stated(skills))


def my_field(network: Network) -> Panel | Words:
    """Show how near the work of the connections is to the owner's."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    if not network.near_field["n"].notna().any():
        return sentences(
            "Your own work is not known, so nothing can be said about your field. A current position or a headline in the "
            "archive would tell it."
        )
    return Panel(
        field_bar(network.near_field),
        network.near_field,
        {"kind": "their work", "n": "connections", "share": "share"},
    )


def support(network: Network) -> Panel | Words:
    """Show support both ways: endorsements, recommendations, messages, kind words."""
    totals = support_totals(network.people, network.support)
    if not totals[["n_people_gave", "n_people_received"]].fillna(0).to_numpy().any():
        return sentences(NO_SUPPORT)
    columns = {
        "measure": "what", "gave": "from you", "n_people_gave": "to people", "received": "to you",
        "n_people_received": "from people",
    }  # fmt: skip
    return Panel(support_bars(totals), totals, columns, note=_one_sided(network.support))


def _as_stranger(part: str, views: dict[str, pd.Series]) -> str:
    part_seen = SEEN_AS.get(part, part)
    if part_seen not in views["stranger"]:
        return HIDDEN.get(part, "not to be seen")
    said = str(views["stranger"][part_seen])
    return "the same" if said == views["you"].get(part) else said


def _stated(skills: pd.DataFrame) -> str:
    rows = stated_and_endorsed(skills).set_index("kind")
    if rows["n"].isna().any():
        return ""
    both, alone, unasked = (
        int(rows["n"][kind]) for kind in ("stated and endorsed", "stated only", "endorsed only")
    )
    said = _endorsed(both, alone)
    return said + (
        f" {counted(unasked, 'skill')} you do not state {'is' if unasked == 1 else 'are'} endorsed."
        if unasked
        else ""
    )


def _endorsed(both: int, alone: int) -> str:
    """Say how many of the stated skills somebody endorsed."""
    if not both + alone:
        return "You state no skill."
    if both + alone == 1:
        return f"The one skill you state is {'endorsed' if both else 'not endorsed'}."
    if not both or not alone:
        return f"Of the {counted(both + alone, 'skill')} you state, {'none' if alone else 'all'} {'is' if alone else 'are'} endorsed."
    return f"Of the skills you state, {both:,} {'is' if both == 1 else 'are'} endorsed and {alone:,} {'is' if alone == 1 else 'are'} not."


def _one_sided(support: pd.DataFrame) -> str:
    n = support["support"].astype("string").value_counts()
    theirs, mine = int(n.get("only they", 0)), int(n.get("only you", 0))
    both = int(n.reindex(["both ways", "mostly you", "mostly they"]).sum())
    if not theirs + mine + both:
        return ""
    return (
        f"With endorsements and recommendations {counted(theirs, 'person', 'people')} supported you and not you them, {mine:,} "
        f"the other way round; with {both:,} it went both ways. One-sided is no reproach: support is also given by telephone."
    )
