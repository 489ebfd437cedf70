"""``analyse``: from an export and the user's own files to every table, computed once and frozen.

The steps stand here in the order in which data flows up the house; each is one call to the room that
knows how. Nothing is computed in this module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from netlab import storage
from netlab.advice.gather import gather
from netlab.advice.interview import interview_ties
from netlab.advice.outreach import RULES, Rule, suggest
from netlab.advice.situation import Situation
from netlab.beside import Answer, Beside
from netlab.export import Export, load_export
from netlab.goals import Goals, load_goals, plain_goals
from netlab.memory import without_collecting
from netlab.metrics.alter_ties import alter_ties, chat_ties, employer_ties, introduction_ties
from netlab.metrics.change import in_terms_of, people_changes
from netlab.metrics.fit import goal_fit
from netlab.metrics.fit_invited import with_invited
from netlab.metrics.groups import find_groups
from netlab.metrics.growth import growth
from netlab.metrics.holdings import holdings
from netlab.metrics.mailbox import Mailbox, read_kinds, read_terms
from netlab.metrics.noted import noted_terms
from netlab.metrics.owed import replies_owed
from netlab.metrics.own_work import own_work
from netlab.metrics.standing import in_public, vouched
from netlab.metrics.support import support
from netlab.metrics.support_balance import kind_words, support_balance
from netlab.metrics.ties import ties
from netlab.metrics.topic_hits import topic_hits
from netlab.network.given import Files, Given, Work, day_of
from netlab.network.stored import open_network
from netlab.network.summaries import of_goals, of_people
from netlab.network.tables import PEOPLE_COLUMNS, Network, connections_of
from netlab.people.companies import read_companies
from netlab.people.facts_talk import talk_lines
from netlab.people.identity import Identities, identify
from netlab.people.matching import Matched, labels_of, match_people, muted_people
from netlab.people.relationship import EVIDENCE, Evidence, facts, judge, updated_weights
from netlab.people.said import Said, distinct_texts
from netlab.people.talk import prepare
from netlab.people.titles import read_titles
from netlab.people.touches import read_invitations, touches
from netlab.workspace import Workspace, open_workspace

Progress = Callable[[str], None]
Tables = dict[str, pd.DataFrame]

MANY_MESSAGES = 10_000  # from here on a second Python saves more than its start takes


def analyse(
    export: Export,
    workspace: str | Path | Workspace | None = None,
    *,
    goals: str | Path | Mapping[str, Any] | Goals | None = None,
    labels: Given = None,
    companies: Given = None,
    muted: Given = None,
    done: Given = None,
    interview: Given = None,
    cohort: Given = None,
    feed: Given = None,
    previous: str | Path | Export | Network | None = None,
    as_of: str | pd.Timestamp | None = None,
    timezone: str | None = None,
    seed: int = 0,
    evidence: Sequence[Evidence] = EVIDENCE,
    rules: Sequence[Rule] = RULES,
    lexicons: str | Path | None = None,
    progress: Progress | None = None,
) -> Network:
    """Work out who is in the network, what it amounts to and what to do about it.

    Every argument but the export is optional, a path or a loaded value; a ``workspace`` folder supplies what is
    not given. ``as_of`` defaults to the archive's own date, never to the clock; ``timezone`` overrides that of
    the goals, and without either nothing is read from the hour of a message. ``evidence`` holds the functions
    that judge relationships, ``rules`` those that suggest what to do, ``lexicons`` a folder with words of your
    own. ``previous`` is an earlier export, or the network made of one: who changed jobs since is congratulated.

    Raises GoalsError or AnswersError for a user file that cannot be read, ParameterError for a bad date.
    """
    files = Files(open_workspace(workspace))
    purpose = load_goals(goals if goals is not None else files.goals)
    if timezone is not None:
        purpose = load_goals({**plain_goals(purpose), "me": {**_me(purpose), "timezone": timezone}})
    answers = {
        "labels": files.read("labels", labels),
        "companies": files.read("companies", companies),
        "muted": files.read("muted", muted),
        "done": files.read("done", done),
        "interview": files.read("interview", interview),
        "cohort": files.read("cohort", cohort),
        "feed": files.read("feed", feed),
    }
    work = Work(export, purpose, answers, day_of(export, as_of), str(lexicons) if lexicons else None, seed)
    say = progress or (lambda step: None)
    with without_collecting():
        return _network(work, evidence, rules, _earlier(previous, work, say), say, dated=as_of is not None)


def _network(
    work: Work,
    evidence: Sequence[Evidence],
    rules: Sequence[Rule],
    before: Network | None,
    say: Progress,
    *,
    dated: bool,
) -> Network:
    is_large = len(work.export.messages) >= MANY_MESSAGES
    with Beside(worth=is_large, keeps=(Mailbox, pd.DataFrame)) as beside:
        codes, texts = distinct_texts(work.export.messages["content"])
        mailbox = Mailbox(texts)
        kinds = beside.ask(read_kinds, mailbox, work.lexicons)
        terms = beside.ask(read_terms, mailbox, tuple(work.goals.terms), work.lexicons)
        met = _met(work, say)
        say("Friends, work, or both")
        prepare(work.lexicons)  # while the messages are still being read
        said = Said(codes, texts, kinds.result())
        behind = _vouched(work, met, beside)
        people = _owed(work, met, said)
        said = Said(codes, texts, said.talk, *terms.result())
        linked = _linked(work, met, said, beside)
        lines = talk_lines(work.export, met.identities, work.lexicons, said)
        balance = beside.ask(support_balance, people, met.contacts, work.today, kind_words(lines))
        judged = _judged(work, met, people, lines, evidence)
        say("Who knows whom")
        people, groups = _in_groups(met, judged.people, linked)
        say("What it is for")
        people = people.merge(
            with_invited(linked.fit.result(), linked.invitations), on="person_id", how="left"
        )
        summed_up = _summed_up(work, met, people, linked, beside)
        say("What to do")
        done = match_people(work.answers["done"], met.identities.people)
        told = {"invitations": linked.invitations, "ties": linked.pairs, "topics": linked.hits, "said": said}
        situation = _situation(work, met.identities, people, judged.facts, before, told | {"done": done.rows})
        suggestions = suggest(situation, rules)
        say("What you show, and what stands behind it")
        shown: dict[str, Any] = {"support": balance.result()} | behind.result()
        for tables in reversed(summed_up):  # the last may not be begun yet
            shown |= tables.result()
    return Network(
        people=_in_order(people),
        touches=met.contacts,
        invitations=linked.invitations,
        **shown,
        ties=linked.pairs,
        groups=groups,
        **_given(work, met, done, dated=dated),
        growth=growth(work.export.connections),
        holdings=holdings(work.export),
        issues=work.export.issues,
        suggestions=suggestions,
        changes=_changes(before, people),
        topics=linked.hits,
        openings=situation.openings,
        mine=situation.mine,
        first_job_on=work.export.positions["started_on"].min(),
    )


class _Met(NamedTuple):
    """Who is in the export, before anybody has looked at what was said."""

    files: Export  # all but the messages, which no other step of the second Python needs
    me: Mapping[str, str | None]
    identities: Identities
    contacts: pd.DataFrame
    labels: Matched
    muted: Matched
    people: pd.DataFrame


class _Linked(NamedTuple):
    """Who is linked to whom and to the goals; the answers are still being worked out."""

    pairs: pd.DataFrame
    hits: pd.DataFrame
    invitations: pd.DataFrame
    groups: Answer[tuple[pd.DataFrame, pd.Series]]
    fit: Answer[pd.DataFrame]


class _Judged(NamedTuple):
    """What was said, and what it makes of everybody."""

    people: pd.DataFrame
    facts: pd.DataFrame


def _met(work: Work, say: Progress) -> _Met:
    say("Who is who")
    identities = identify(work.export)
    contacts = touches(work.export, identities)
    labels = labels_of(work.answers["labels"], identities.people)
    muted = muted_people(work.answers["muted"], identities.people, work.today)
    say("What they do and where")
    people, own = identities.people, work.answers["companies"].rows
    at = read_companies(people["company"], own, people["position"], work.lexicons)
    people = people.join(at).join(read_titles(people["position"], work.lexicons))
    say("How close you are")
    alive = ties(contacts, people, work.export.has, work.today)
    people = people.merge(alive, on="person_id", how="left")
    return _Met(
        replace(work.export, messages=work.export.messages.head(0)),
        own_work(work.export.positions, work.export.profile, lexicons=work.lexicons),
        identities,
        contacts,
        labels,
        muted,
        people.merge(support(identities, work.export.has), on="person_id", how="left"),
    )


def _vouched(work: Work, met: _Met, beside: Beside) -> Answer[Tables]:
    """Ask what stands behind the owner's profile."""
    known = replace(met.identities, participants=met.identities.participants.head(0))
    return beside.ask(vouched, met.files, known, met.people, work.goals, me=met.me, as_of=work.today)


def _owed(work: Work, met: _Met, said: Said) -> pd.DataFrame:
    """The people, and to whom of them a reply is owed."""
    messages, talk = work.export.messages, met.identities.participants
    owed = replies_owed(messages, talk, work.today, work.lexicons, said)
    people = met.people.merge(owed, on="person_id", how="left")
    if work.export.has("messages"):
        people["reply_owed"] = people["reply_owed"].fillna(False)
    return people


def _linked(work: Work, met: _Met, said: Said, beside: Beside) -> _Linked:
    """Link people to each other and to the goals, by what they do and what they wrote."""
    export, talk, words = work.export, met.identities.participants, work.lexicons
    pairs = alter_ties(
        chat_ties(talk, export.messages),
        introduction_ties(talk, export.messages, met.people, lexicons=words, said=said),
        employer_ties(met.people),
        interview_ties(work.answers["interview"], met.people),
        interview_ties(work.answers["cohort"], met.people, basis="cohort"),
    )
    hits = topic_hits(export.messages, talk, work.goals.terms, words, said)
    notes = noted_terms(export, met.identities, work.goals, words)
    return _Linked(
        pairs,
        hits,
        read_invitations(export, met.identities, work.today),
        beside.ask(find_groups, connections_of(met.people), pairs, seed=work.seed),
        beside.ask(goal_fit, met.people, work.goals, hits, notes, lexicons=words),
    )


def _judged(
    work: Work, met: _Met, people: pd.DataFrame, lines: pd.DataFrame, evidence: Sequence[Evidence]
) -> _Judged:
    known = facts(
        work.export,
        met.identities,
        people,
        goals=work.goals,
        timezone=work.goals.me.timezone,
        lexicons=work.lexicons,
        lines=lines,
    )
    labels = met.labels.rows
    weighed = updated_weights(known, labels, evidence) if len(labels) else evidence
    judged = judge(known, weighed, labels=labels)
    return _Judged(people.merge(judged, on="person_id", how="left"), known)


def _summed_up(
    work: Work, met: _Met, people: pd.DataFrame, linked: _Linked, beside: Beside
) -> list[Answer[Tables]]:
    """Ask what the owner does in public, and what all of it amounts to."""
    export, words = work.export, work.lexicons
    public = beside.ask(
        in_public,
        met.files,
        people,
        work.goals,
        followed=met.identities.person_of["member_follows"],
        invitations=linked.invitations,
        feed=work.answers["feed"].rows,
        lexicons=words,
    )
    return [
        public,
        beside.ask(of_goals, people, linked.hits, work.goals, export.company_follows, words),
        beside.ask(of_people, people, linked.pairs, met.me, words, work.seed),
    ]


def _in_groups(met: _Met, people: pd.DataFrame, linked: _Linked) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The people with their groups, and the groups."""
    groups, member_of = linked.groups.result()
    people = people.assign(
        group=member_of.reindex(people.index),
        is_muted=people["person_id"].isin(met.muted.rows["person_id"]),
    )
    return people, groups


def _given(work: Work, met: _Met, done: Matched, *, dated: bool) -> dict[str, Any]:
    """Whose archive it is, of which day, by whose goals and answers, and what was said about these files."""
    origin, answers = work.export.origin, work.answers
    read = (note for name in ("companies", "feed") for note in answers[name].told)
    return {
        "labels": met.labels.rows,
        "owner": met.identities.owner,
        "goals": work.goals,
        "as_of": work.as_of,
        "dated_by": "given" if dated else origin.dated_by,
        "source": origin.name,
        "hints": work.export.hints,
        "told": (*met.labels.told, *met.muted.told, *done.told, *read),
    }


def _situation(
    work: Work,
    identities: Identities,
    people: pd.DataFrame,
    known: pd.DataFrame,
    before: Network | None,
    told: Mapping[str, Any],
) -> Situation:
    """Gather what the rules of advice look at."""
    feed = work.answers["feed"].rows
    return gather(
        work.export,
        identities,
        people,
        known,
        as_of=work.today,
        goals=work.goals,
        feed=feed if len(feed) else None,
        previous=None if before is None else in_terms_of(before.people, people),
        previous_on=before.as_of if before else pd.NaT,  # type: ignore[arg-type]
        lexicons=work.lexicons,
        **told,
    )


def _changes(before: Network | None, people: pd.DataFrame) -> pd.DataFrame:
    return (
        people_changes(None, people)
        if before is None
        else people_changes(before.people, people, before.as_of)
    )


def _earlier(given: str | Path | Export | Network | None, work: Work, say: Progress) -> Network | None:
    """The network of an earlier export, judged by the goals and answers of today."""
    if given is None or isinstance(given, Network):
        return given
    if isinstance(given, (str, Path)) and (Path(given) / storage.SCHEMA_FILE).is_file():
        return open_network(given)
    say("The earlier export")
    export = given if isinstance(given, Export) else load_export(given, owner=work.export.origin.owner_given)
    own = {kind: work.answers[kind] for kind in ("labels", "companies", "muted", "interview", "cohort")}
    return analyse(export, goals=work.goals, **own, lexicons=work.lexicons, seed=work.seed)  # type: ignore[arg-type]


def _in_order(people: pd.DataFrame) -> pd.DataFrame:
    """Contract columns first, in their order, then the others."""
    first = [name for name in PEOPLE_COLUMNS if name in people.columns]
    ordered = people[[*first, *(name for name in people.columns if name not in first)]]
    return ordered.sort_values("person_id", ignore_index=True)


def _me(goals: Goals) -> dict[str, Any]:
    return dict(plain_goals(goals).get("me", {}))
