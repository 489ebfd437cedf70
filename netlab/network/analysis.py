"""``analyse``: from an export and the user's own files to every table, computed once and frozen.

The steps stand here in the order in which data flows up the house; each is one call to the room that
knows how. Nothing is computed in this module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from netlab import storage
from netlab.advice.company_follows import company_follows
from netlab.advice.gather import gather
from netlab.advice.interview import interview_ties
from netlab.advice.outreach import RULES, Rule, suggest
from netlab.advice.situation import Situation
from netlab.beside import Beside
from netlab.export import Export, load_export
from netlab.goals import Goals, load_goals, plain_goals
from netlab.memory import without_collecting
from netlab.metrics.alter_ties import alter_ties, chat_ties, employer_ties, introduction_ties
from netlab.metrics.change import in_terms_of, people_changes
from netlab.metrics.coverage import coverage_and_covering
from netlab.metrics.diversity_summary import diversity
from netlab.metrics.fit import goal_fit
from netlab.metrics.fit_invited import with_invited
from netlab.metrics.groups import find_groups
from netlab.metrics.growth import growth
from netlab.metrics.holdings import holdings
from netlab.metrics.mailbox import read_mailbox
from netlab.metrics.noted import noted_terms
from netlab.metrics.owed import replies_owed
from netlab.metrics.own_work import own_work
from netlab.metrics.reach import reach
from netlab.metrics.standing import Known, in_public, vouched
from netlab.metrics.structure import structure
from netlab.metrics.support import support
from netlab.metrics.support_balance import kind_words
from netlab.metrics.ties import ties
from netlab.metrics.topic_hits import topic_hits
from netlab.network.given import Files, Given, Work, day_of
from netlab.network.stored import open_network
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

MANY_TEXTS = 30_000  # from here on, to read them takes longer than to start a second Python that does


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
    export = work.export
    met, said = _met_and_read(work, say)
    judged = _judged(work, met, said, evidence)
    say("Who knows whom")
    people, pairs, groups = _among_them(work, met, judged.people, said)
    say("What it is for")
    hits = topic_hits(export.messages, met.identities.participants, work.goals.terms, work.lexicons, said)
    people, invitations = _for_the_goals(work, met, people, hits)
    me = own_work(export.positions, export.profile, lexicons=work.lexicons)
    say("What you show, and what stands behind it")
    shown = Known(
        export=export, identities=met.identities, people=people, goals=work.goals, me=me, touches=met.contacts,
        invitations=invitations, words=judged.words, feed=work.answers["feed"].rows, as_of=work.today,
        lexicons=work.lexicons,
    )  # fmt: skip
    public: dict[str, Any] = in_public(shown) | vouched(shown)
    say("What to do")
    done = match_people(work.answers["done"], met.identities.people)
    told = {"invitations": invitations, "ties": pairs, "topics": hits, "done": done.rows, "said": said}
    situation = _situation(work, met.identities, people, judged.facts, before, told)
    return Network(
        people=_in_order(people),
        touches=met.contacts,
        invitations=invitations,
        **public,
        **_summaries(work, people, pairs, hits, me),
        ties=pairs,
        groups=groups,
        **_given(work, met, done, dated=dated),
        growth=growth(export.connections),
        holdings=holdings(export),
        issues=export.issues,
        suggestions=suggest(situation, rules),
        changes=_changes(before, people),
        topics=hits,
        openings=situation.openings,
        mine=situation.mine,
        first_job_on=export.positions["started_on"].min(),
    )


class _Met(NamedTuple):
    """Who is in the export, before anybody has looked at what was said."""

    identities: Identities
    contacts: pd.DataFrame
    labels: Matched
    muted: Matched
    people: pd.DataFrame


class _Judged(NamedTuple):
    """What was said, and what it makes of everybody."""

    people: pd.DataFrame
    facts: pd.DataFrame
    words: pd.DataFrame


def _met_and_read(work: Work, say: Progress) -> tuple[_Met, Said]:
    """Find out who is there while the messages are read, each on a processor of its own."""
    codes, texts = distinct_texts(work.export.messages["content"])
    with Beside(
        read_mailbox, texts, tuple(work.goals.terms), work.lexicons, worth=len(texts) >= MANY_TEXTS
    ) as reading:
        met = _met(work, say)
        say("Friends, work, or both")
        prepare(work.lexicons)  # while the messages are still being read
        return met, Said(codes, texts, *reading.result())


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
    return _Met(identities, contacts, labels, muted, people.merge(alive, on="person_id", how="left"))


def _judged(work: Work, met: _Met, said: Said, evidence: Sequence[Evidence]) -> _Judged:
    export, identities = work.export, met.identities
    owed = replies_owed(export.messages, identities.participants, work.today, work.lexicons, said)
    people = met.people.merge(owed, on="person_id", how="left")
    if export.has("messages"):
        people["reply_owed"] = people["reply_owed"].fillna(False)
    people = people.merge(support(identities, export.has), on="person_id", how="left")
    lines = talk_lines(export, identities, work.lexicons, said)
    zone = work.goals.me.timezone
    known = facts(
        export, identities, people, goals=work.goals, timezone=zone, lexicons=work.lexicons, lines=lines
    )
    labels = met.labels.rows
    weighed = updated_weights(known, labels, evidence) if len(labels) else evidence
    people = people.merge(judge(known, weighed, labels=labels), on="person_id", how="left")
    return _Judged(people, known, kind_words(lines))


def _among_them(
    work: Work, met: _Met, people: pd.DataFrame, said: Said
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The people with their groups, the ties between them, and the groups."""
    messages, talk = work.export.messages, met.identities.participants
    pairs = alter_ties(
        chat_ties(talk, messages),
        introduction_ties(talk, messages, people, lexicons=work.lexicons, said=said),
        employer_ties(people),
        interview_ties(work.answers["interview"], people),
        interview_ties(work.answers["cohort"], people, basis="cohort"),
    )
    groups, member_of = find_groups(connections_of(people), pairs, seed=work.seed)
    people = people.assign(
        group=member_of.reindex(people.index),
        is_muted=people["person_id"].isin(met.muted.rows["person_id"]),
    )
    return people, pairs, groups


def _for_the_goals(
    work: Work, met: _Met, people: pd.DataFrame, hits: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The people with what they are to the goals, and the invitations that are read for it."""
    invitations = read_invitations(work.export, met.identities, work.today)
    notes = noted_terms(work.export, met.identities, work.goals, work.lexicons)
    fit = goal_fit(people, work.goals, hits, notes, lexicons=work.lexicons)
    return people.merge(with_invited(fit, invitations), on="person_id", how="left"), invitations


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


def _summaries(
    work: Work, people: pd.DataFrame, pairs: pd.DataFrame, hits: pd.DataFrame, me: Mapping[str, str | None]
) -> dict[str, Any]:
    """What all of it amounts to, as tables of the network by name."""
    goals, words = work.goals, work.lexicons
    covered, who_covers = coverage_and_covering(people, goals, hits, lexicons=words)
    return {
        "structure": structure(connections_of(people), pairs),
        "coverage": covered,
        "covers": who_covers,
        "reach": reach(people),
        "summary": diversity(people, me, lexicons=words, seed=work.seed),
        "company_follows": company_follows(work.export.company_follows, goals, people=people, lexicons=words),
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
