"""What was said with each person: messages, invitation notes and private notes, counted by kind of talk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from netlab.export.export import Export
from netlab.people.identity import Identities
from netlab.people.said import Said, number_texts
from netlab.people.talk import OTHER, TALK_KINDS, read_numbered, read_talk
from netlab.people.talk_kinds import PERSONAL_KINDS, POLITE_KINDS, WARM_KINDS
from netlab.people.weights import PRIVATE_POINTS, WORK_POINTS

PAIR = 2
EVENING, MORNING, OFFICE_OPENS, OFFICE_CLOSES, SATURDAY = 19, 7, 8, 18, 5
SHORT_MATTER, LONG_COURTESY = 6, 12  # words from which on a text has something to say beside its courtesy
MANY_READERS, MOSTLY = 4, 0.75  # people who share a text, and their share that talks work: a form letter
MOST_POINTS = 1.0  # of one text: no single message outweighs the others
LARGE_GROUP = 4  # people beside whom a group message begins to say less about each
SAID = [f"said_{kind}" for kind in TALK_KINDS]


def talk_lines(
    export: Export, identities: Identities, lexicons: str | Path | None = None, said: Said | None = None
) -> pd.DataFrame:
    """List every text that passed between the owner and a person, or that the owner noted about one.

    One row per text and person: ``person_id, place`` {direct, group, note}, ``conversation, message, on,
    direction, n_people, wrote`` (the person wrote it), ``has_subject, is_invitation``, what
    :func:`~netlab.people.talk.read_talk` says, ``private_points, work_points`` and ``is_private, is_work``
    (one point or more). ``said``: the texts of the messages, if they were read before.
    """
    lines = _texts(export, identities, said)
    numbers, distinct = number_texts(lines["text"], said, lines["said"].to_numpy())
    talk = read_numbered(numbers, distinct, lexicons, between=lines["person_id"], said=said)
    work = _points(talk, WORK_POINTS) >= 1
    talk.loc[
        _form_letters(lines, numbers, talk["n_words"].to_numpy(), work), [*PERSONAL_KINDS, *WARM_KINDS]
    ] = 0
    lines = lines.drop(columns=["text", "said"]).join(talk)
    lines["private_points"] = _points(talk, PRIVATE_POINTS)
    lines["work_points"] = _points(talk, WORK_POINTS)
    lines["is_private"], lines["is_work"] = lines["private_points"] >= 1, lines["work_points"] >= 1
    return lines


def _texts(export: Export, identities: Identities, said: Said | None) -> pd.DataFrame:
    """All texts with their people, and their numbers in ``said`` as far as these are known (-1: not).

    An invitation's note is direct talk; its copy in the mailbox counts once.
    """
    parts = [
        _messages(export, identities, said),
        _invitations(export, identities),
        _notes(export, identities),
    ]
    lines = pd.concat(parts, ignore_index=True)
    lines = lines[lines["person_id"].notna() & lines["text"].notna()]
    lines = lines.reset_index(drop=True)
    noted = lines[
        lines["text"].isin(lines.loc[lines["is_invitation"], "text"])
    ]  # few; to compare all takes long
    twice = noted["is_invitation"] & noted.duplicated(["person_id", "place", "text", "direction"])
    return lines.drop(index=twice.index[twice]).reset_index(drop=True) if twice.any() else lines


def _form_letters(
    lines: pd.DataFrame, numbers: np.ndarray, n_words: np.ndarray, is_work: np.ndarray
) -> np.ndarray:
    """Texts that stand word for word between the owner and several people, most of whom talk work with them.

    What one writes to everybody is no sign of closeness to anybody: its private words are courtesy. ``numbers``:
    equal where texts are.
    """
    direct = lines["place"].eq("direct").to_numpy()
    who, people = pd.factorize(lines["person_id"])
    rows = pd.DataFrame({"text": numbers, "who": who, "is_work": is_work.astype("int64")})[direct]
    of_person = np.bincount(rows["who"], weights=rows["is_work"], minlength=len(people))
    rows = rows[(n_words[direct] >= SHORT_MATTER) & rows.duplicated("text", keep=False).to_numpy()]
    pairs = rows.groupby(["text", "who"], as_index=False)["is_work"].sum()
    pairs["works"] = of_person[pairs["who"]] - pairs["is_work"] > 0
    of_text = pairs.groupby("text")["works"].agg(["size", "mean"])
    letters = of_text.index[(of_text["size"] >= MANY_READERS) & (of_text["mean"] >= MOSTLY)]
    return np.isin(numbers, letters) & direct


def _points(talk: pd.DataFrame, points: dict[str, float]) -> np.ndarray:
    """Points of each text; a second word of a kind adds half as much, further ones nothing."""
    counts = np.minimum(talk[list(points)].to_numpy(dtype=np.float32), 2)
    return np.asarray(((counts + (counts > 0)) / 2) @ np.array(list(points.values()), dtype=np.float32))


def _messages(export: Export, identities: Identities, said: Said | None) -> pd.DataFrame:
    rows = identities.participants
    told = export.messages[["sent_at", "subject", "content"]].reindex(rows["message"])
    sent = told.reset_index(drop=True)  # a message stands once for each who takes part
    subject, content = sent["subject"].fillna(""), sent["content"].fillna("")
    has_subject = subject != ""
    both = (subject[has_subject] + "\n" + content[has_subject]).str.strip()
    bare = content.str.strip()
    text = bare.mask(has_subject, both)
    number = np.full(len(rows), -1)
    if said is not None:
        is_whole = (bare.eq(content) & ~has_subject).to_numpy(dtype=bool)
        number = np.where(is_whole, said.codes.reindex(rows["message"]).to_numpy(), -1)
    return pd.DataFrame(
        {
            "person_id": rows["person_id"].array,
            "place": np.where(rows["n_people"] <= PAIR, "direct", "group"),
            "conversation": rows["conversation"].array,
            "message": rows["message"].astype("Int64").array,
            "on": sent["sent_at"].array,
            "direction": rows["direction"].astype("string").array,
            "n_people": rows["n_people"].array,
            "wrote": rows["is_sender"].astype("boolean").array,
            "has_subject": has_subject.array,
            "is_invitation": False,
            "text": text.mask(text == "").array,
            "said": number,
        }
    )


def _invitations(export: Export, identities: Identities) -> pd.DataFrame:
    rows = export.invitations
    direction = rows["direction"].astype("string")
    return pd.DataFrame(
        {
            "person_id": identities.person_of["invitations"].array,
            "place": "direct",
            "conversation": pd.NA,
            "message": pd.NA,
            "on": rows["sent_at"].array,
            "direction": direction.array,
            "n_people": PAIR,
            "wrote": (direction == "in").array,
            "has_subject": False,
            "is_invitation": True,
            "text": rows["message"].array,
            "said": -1,
        }
    )


def _notes(export: Export, identities: Identities) -> pd.DataFrame:
    rows = export.notes
    return pd.DataFrame(
        {
            "person_id": identities.person_of["notes"].array,
            "place": "note",
            "conversation": pd.NA,
            "message": pd.NA,
            "on": rows["created_at"].array,
            "direction": "out",
            "n_people": PAIR,
            "wrote": False,
            "has_subject": False,
            "is_invitation": False,
            "text": rows["note"].array,
            "said": -1,
        }
    )


def direct_talk(lines: pd.DataFrame) -> pd.DataFrame:
    """Count the talk between two: index ``person_id``.

    ``n_direct`` texts, ``n_in`` written by them, ``said_<kind>`` texts that hold the kind, ``n_private``,
    ``n_work``, ``n_formal`` and ``n_formal_matter`` (formal in tone; and saying more than a courtesy),
    ``n_invitation_private``, ``n_subject`` (their messages with a subject line),
    ``talk_from`` and ``talk_to`` (years).
    """
    direct = lines[lines["place"] == "direct"]
    wrote = direct["wrote"].fillna(False).to_numpy(dtype=bool)
    formal = direct[["formal_greeting", "formal_closing"]].max(axis=1) > 0
    # "vous" also means a couple of friends: it is formal only where nobody says "tu" and nothing is private.
    formal |= (direct["formal_you"] > 0) & (direct["familiar_you"] == 0) & ~direct["is_private"]
    courtesy = direct[list(POLITE_KINDS)].max(axis=1) > 0
    matter = direct["n_words"] >= np.where(courtesy, LONG_COURTESY, SHORT_MATTER)
    flags = {
        "n_direct": np.ones(len(direct), dtype=bool),
        "n_in": wrote,
        "n_private": direct["is_private"],
        "n_work": direct["is_work"],
        "n_formal": formal,
        "n_formal_matter": formal & matter,
        "n_invitation_private": direct["is_private"] & direct["is_invitation"],
        "n_subject": direct["has_subject"] & wrote,
    }
    of, who = pd.factorize(direct["person_id"], sort=True)
    people = pd.Index(who, name="person_id")
    said = direct[list(TALK_KINDS)].to_numpy() > 0
    other = np.column_stack([np.asarray(flag, dtype=bool) for flag in flags.values()])
    counts = np.hstack([_sums(said, of, len(who)), _sums(other, of, len(who))])
    table = pd.DataFrame(counts, columns=[*SAID, *flags], index=people).astype("Int64")
    points = direct[["private_points", "work_points"]].clip(upper=MOST_POINTS).astype("float64")
    table = table.join(points.groupby(of).sum().set_axis(people))
    year = direct["on"].dt.year.astype("Int64").groupby(of)
    return table.assign(talk_from=year.min().set_axis(people), talk_to=year.max().set_axis(people))


def _sums(flags: np.ndarray, of: np.ndarray, n: int) -> np.ndarray:
    """Count the flags in each column by the group of their row; few are set, and only these are looked at."""
    row, column = np.nonzero(flags)
    n_columns = flags.shape[1]
    return np.bincount(of[row] * n_columns + column, minlength=n * n_columns).reshape(n, n_columns)


def group_talk(export: Export, lines: pd.DataFrame, lexicons: str | Path | None = None) -> pd.DataFrame:
    """How private, or how much work, the groups are that a person shares with the owner, 0 to 1.

    Columns ``group_private, group_work, n_groups`` on index ``person_id``. A group counts less the more
    people are in it, and less for those who never wrote in it.
    """
    group = lines[(lines["place"] == "group") & lines["conversation"].notna()]
    texts = group.drop_duplicates("message")  # a text stands once per reader
    of = texts.groupby("conversation")[["is_private", "is_work"]].mean()
    of = of.rename(columns={"is_private": "group_private", "is_work": "group_work"})
    of = of.add(_titles(export, of.index, lexicons), fill_value=0).clip(0, 1).reindex(of.index)
    member = group.groupby(["person_id", "conversation"], as_index=False).agg(
        wrote=("wrote", "max"), n_people=("n_people", "max")
    )
    others = member["n_people"].astype("float64") - 1
    weight: pd.Series = (LARGE_GROUP / others).clip(upper=1) * np.where(
        member["wrote"].fillna(False), 1.0, 0.6
    )
    member = member.join(of, on="conversation")
    member[["group_private", "group_work"]] = member[["group_private", "group_work"]].mul(weight, axis=0)
    by_person = member.groupby("person_id")
    table = by_person[["group_private", "group_work"]].max()
    return table.assign(n_groups=by_person.size().astype("Int64"))


def _titles(export: Export, conversations: pd.Index, lexicons: str | Path | None) -> pd.DataFrame:
    """A group's name is a statement of all its members: it counts like half of its talk."""
    named = export.messages[["conversation", "title"]].dropna().drop_duplicates("conversation")
    named = named[named["conversation"].isin(conversations)].set_index("conversation")
    talk = read_talk(named["title"], lexicons)
    return pd.DataFrame(
        {
            "group_private": (_points(talk, PRIVATE_POINTS) >= 0.7) * 0.5,
            "group_work": (_points(talk, WORK_POINTS) >= 0.5) * 0.5,
        },
        index=talk.index,
    )


def noted(lines: pd.DataFrame) -> pd.DataFrame:
    """Private notes: ``note_private``, ``note_work`` (points of all notes about a person), on ``person_id``."""
    notes = lines[lines["place"] == "note"]
    points = pd.DataFrame(
        {"note_private": _points(notes, PRIVATE_POINTS), "note_work": _points(notes, WORK_POINTS)},
        index=notes.index,
    )
    return points.groupby(notes["person_id"]).sum().astype("float64")


def languages(lines: pd.DataFrame) -> pd.DataFrame:
    """The language of the talk with each person, and whether it is the one kept for friends.

    Columns ``talk_language, is_private_language`` on ``person_id``. The owner's work language is the one of
    most messages about work, the private language that of most private ones; where they agree, nobody's
    language says anything (``NA``).
    """
    direct = lines[(lines["place"] == "direct") & lines["language"].notna() & (lines["language"] != OTHER)]
    spoken = direct.assign(language=direct["language"].astype("string"))
    of_work, of_friends = _usual(spoken[spoken["is_work"]]), _usual(spoken[spoken["is_private"]])
    counts = spoken.groupby(["person_id", "language"]).size().reset_index(name="n")
    counts = counts.sort_values(["person_id", "n", "language"], ascending=[True, False, True])
    top = counts.drop_duplicates("person_id").set_index("person_id")
    fits = (top["language"] == of_friends) & (top["n"] >= PAIR)
    known = of_work is not None and of_friends is not None and of_work != of_friends
    return pd.DataFrame(
        {"talk_language": top["language"], "is_private_language": fits.astype("boolean") if known else pd.NA}
    ).astype({"is_private_language": "boolean"})


def _usual(spoken: pd.DataFrame) -> str | None:
    """The language of most texts, if it leads clearly and there are enough of them."""
    counts = spoken["language"].value_counts()
    if counts.sum() < 10 or counts.iloc[0] < 0.6 * counts.sum():
        return None
    return str(counts.index[0])


def hours(lines: pd.DataFrame, timezone: str | None) -> pd.DataFrame:
    """When the talk with each person happens, on the owner's own clock: ``n_timed, n_evening, n_office``.

    Times in the export are UTC; without a time zone nothing is said (an empty table).
    """
    timed = lines[(lines["place"] == "direct") & lines["on"].notna()]
    if timezone is None:
        timed = timed.iloc[:0]
    local = timed["on"].dt.tz_localize("UTC").dt.tz_convert(timezone or "UTC")
    weekend = local.dt.day_of_week >= SATURDAY
    late = (local.dt.hour >= EVENING) | (local.dt.hour < MORNING)
    office = ~weekend & local.dt.hour.between(OFFICE_OPENS, OFFICE_CLOSES - 1)
    flags = pd.DataFrame(
        {"n_timed": True, "n_evening": weekend | late, "n_office": office}, index=timed.index
    )
    return flags.groupby(timed["person_id"]).sum().astype("Int64")
