"""Sets of people with something in common, so that one answer settles many of them.

Ten people at a time cannot serve a list of 8,000; "everyone from that summer school" can.
"""

from __future__ import annotations

import pandas as pd

from netlab.advice.ask import open_people
from netlab.errors import ParameterError
from netlab.text import counted
from netlab.vocabulary import RELATIONSHIPS

SMALLEST = 4
LARGEST = 60  # more people than this have no one thing in common that a person could answer for
BURST_DAYS = 3
CANDIDATES = 200  # sets looked at, the largest first
MOST = 30  # sets offered at once
GROUP_COLUMNS = ["set_id", "kind", "name", "n", "n_open", "gain"]


def groups_to_label(
    people: pd.DataFrame,
    labels: pd.DataFrame,
    touches: pd.DataFrame,
    *,
    first_job_on: pd.Timestamp | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Offer sets with something in common, the one that settles most open people first.

    ``people``: the people table; ``labels``: person_id of those answered for; ``touches``: conversation,
    person_id, n_people (group conversations); ``first_job_on``: start of the owner's first position, if known.

    Returns two tables. Sets: ``set_id, kind`` {burst, employer, early, conversation}, ``name`` (what they
    share, in words), ``n`` (people), ``n_open`` (without answer or judgement), ``gain`` (open people that no
    set above holds). Members: ``set_id, person_id``, strongest tie first.
    """
    members = pd.concat(
        [
            _bursts(people),
            _employers(people),
            _early(people, first_job_on),
            _conversations(people, touches),
        ],
        ignore_index=True,
    )
    connected = people[people["is_connection"].fillna(False).astype("bool")]
    members = members[members["person_id"].isin(connected["person_id"])].drop_duplicates(
        ["name", "person_id"]
    )
    sizes = members.groupby("name")["person_id"].transform("size")
    members = members[sizes.between(SMALLEST, LARGEST)]
    undecided = open_people(people, labels)
    undecided = undecided[undecided["relationship"].eq("unknown")]
    return _ranked(members, set(undecided["person_id"]), people)


def answer_set(
    members: pd.DataFrame, people: pd.DataFrame, relationship: str, *, excepted: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Turn one answer about a set into rows of labels.csv, for everyone in it but those ticked off.

    ``members``: person_id. Returns ``person_id, url, name, relationship, chosen, labelled_as`` (group): such
    answers are applied like others but never count for accuracy. Raises ParameterError for another relationship.
    """
    if relationship not in RELATIONSHIPS:
        raise ParameterError(f"'{relationship}' is no relationship; there are {', '.join(RELATIONSHIPS)}.")
    who = people[people["person_id"].isin(members["person_id"]) & ~people["person_id"].isin(excepted)]
    rows = who[["person_id", "url", "name"]].astype("string")
    return rows.assign(relationship=relationship, chosen="self", labelled_as="group").reset_index(drop=True)


def _bursts(people: pd.DataFrame) -> pd.DataFrame:
    """Find runs of days with connections, no gap of more than a day: a course, a wedding, a conference."""
    days = people[["person_id", "connected_on"]].dropna().sort_values(["connected_on", "person_id"])
    starts = days["connected_on"].diff().gt(pd.Timedelta(days=1)).cumsum()
    span = days.groupby(starts)["connected_on"].agg(["min", "max"])
    short = span[(span["max"] - span["min"]).dt.days < BURST_DAYS]
    first = span["min"].dt.strftime("%Y-%m-%d").astype("string").reindex(starts.to_numpy())
    in_burst = starts.isin(short.index).to_numpy()
    names = "connected within days of each other from " + first[in_burst]
    return _members(days[in_burst], "burst", names)


def _employers(people: pd.DataFrame) -> pd.DataFrame:
    there = people.dropna(subset=["employer"])
    return _members(there, "employer", "now at " + there["employer"].astype("string"))


def _early(people: pd.DataFrame, first_job_on: pd.Timestamp | None) -> pd.DataFrame:
    if first_job_on is None or pd.isna(first_job_on):
        return _members(people.iloc[:0], "early", pd.Series(dtype="string"))
    early = people[people["connected_on"] < first_job_on]
    years = early["connected_on"].dt.year.astype("Int64").astype("string")
    return _members(early, "early", "connected in " + years + ", before your first job")


def _conversations(people: pd.DataFrame, touches: pd.DataFrame) -> pd.DataFrame:
    shared = touches[touches["n_people"].fillna(0).astype("int64") > 2]
    pairs = shared[["conversation", "person_id", "on"]].dropna().sort_values("on")
    begun = pairs.drop_duplicates("conversation").reset_index(drop=True)  # in order of their first message
    days = begun["on"].astype("datetime64[us]").dt.strftime("%Y-%m-%d").astype("string")
    numbers = pd.Series(range(1, len(begun) + 1), dtype="Int64").astype("string")
    titles = pd.Series(
        ("in group conversation " + numbers + ", begun on " + days).to_numpy(),
        index=begun["conversation"].to_numpy(),
    )
    pairs = pairs.drop_duplicates(["conversation", "person_id"])
    return _members(pairs, "conversation", pairs["conversation"].map(titles))


def _members(rows: pd.DataFrame, kind: str, names: pd.Series) -> pd.DataFrame:
    table = pd.DataFrame({"kind": kind, "name": names.to_numpy(), "person_id": rows["person_id"].to_numpy()})
    return table.astype("string")


def _ranked(
    members: pd.DataFrame, undecided: set[str], people: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Order the sets greedily: each next one settles the most people whom those above do not."""
    sets = {str(name): set(rows) for name, rows in members.groupby("name")["person_id"]}
    kinds = members.drop_duplicates("name").set_index("name")["kind"]
    open_in = {name: sets[name] & undecided for name in sorted(sets)}
    left = dict(sorted(open_in.items(), key=lambda item: -len(item[1]))[:CANDIDATES])
    order: list[str] = []
    rows: list[tuple] = []
    seen: set[str] = set()
    while left and len(order) < MOST:
        name = max(left, key=lambda one: len(left[one] - seen))
        gain = len(left[name] - seen)
        if not gain:
            break
        order.append(name)
        rows.append((f"s{len(order)}", kinds[name], name, len(sets[name]), len(left[name]), gain))
        seen |= left.pop(name)
    table = pd.DataFrame(rows, columns=GROUP_COLUMNS)
    table = table.astype({"set_id": "string", "kind": "string", "name": "string"})
    if not order:
        return table, pd.DataFrame({"set_id": [], "person_id": []}, dtype="string")
    ids = {name: f"s{i}" for i, name in enumerate(order, start=1)}
    strength = people.set_index("person_id")["strength"].astype("float64").fillna(0.0)
    chosen = members[members["name"].isin(order)]
    chosen = chosen.assign(set_id=chosen["name"].map(ids), strength=chosen["person_id"].map(strength))
    position = chosen["name"].map({name: i for i, name in enumerate(order)})
    chosen = chosen.assign(position=position).sort_values(
        ["position", "strength", "person_id"], ascending=[True, False, True], ignore_index=True
    )
    return table, chosen[["set_id", "person_id"]].astype("string")


def set_sentence(row: pd.Series) -> str:
    """Say what one answer about a set would settle."""
    return f"{counted(int(row['n']), 'person', 'people')} {row['name']}; {row['n_open']} of them without evidence."
