"""``analyse``: from an export and the user's own files to every table, computed once and frozen.

The steps stand here in the order in which data flows up the house; each is one call to the room that
knows how. Nothing is computed in this module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from netlab import storage
from netlab.advice.company_follows import company_follows
from netlab.advice.gather import gather
from netlab.advice.interview import interview_ties
from netlab.advice.outreach import RULES, Rule, suggest
from netlab.advice.situation import Situation
from netlab.export import Export, load_export
from netlab.goals import Goals, load_goals, plain_goals
from netlab.memory import without_collecting
from netlab.metrics.alter_ties import alter_ties, chat_ties, employer_ties, introduction_ties
from netlab.metrics.change import in_terms_of, people_changes
from netlab.metrics.coverage import coverage, covering
from netlab.metrics.diversity_summary import diversity
from netlab.metrics.fit import goal_fit
from netlab.metrics.fit_invited import with_invited
from netlab.metrics.groups import find_groups
from netlab.metrics.growth import growth
from netlab.metrics.holdings import holdings
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
from netlab.people.matching import labels_of, match_people, muted_people
from netlab.people.pieces import Said, said_in
from netlab.people.relationship import EVIDENCE, Evidence, facts, judge, updated_weights
from netlab.people.titles import read_titles
from netlab.people.touches import read_invitations, touches
from netlab.workspace import Workspace, open_workspace

Progress = Callable[[str], None]


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
    export, today = work.export, work.today
    say("Who is who")
    identities = identify(export)
    contacts = touches(export, identities)
    labels = labels_of(work.answers["labels"], identities.people)
    muted = muted_people(work.answers["muted"], identities.people, today)
    people = _people(work, identities, contacts, say)
    say("Friends, work, or both")
    said = said_in(export.messages["content"])
    lines = talk_lines(export, identities, work.lexicons, said)
    known = _facts(work, identities, people, lines)
    weighed = updated_weights(known, labels.rows, evidence) if len(labels.rows) else evidence
    people = people.merge(judge(known, weighed, labels=labels.rows), on="person_id", how="left")
    say("Who knows whom")
    pairs = _alter_ties(work, identities, people, said)
    groups, member_of = find_groups(connections_of(people), pairs, seed=work.seed)
    people = people.assign(
        group=member_of.reindex(people.index), is_muted=people["person_id"].isin(muted.rows["person_id"])
    )
    say("What it is for")
    hits = topic_hits(export.messages, identities.participants, work.goals.terms, work.lexicons, said)
    invitations = read_invitations(export, identities, today)
    notes = noted_terms(export, identities, work.goals, work.lexicons)
    fit = goal_fit(people, work.goals, hits, notes, lexicons=work.lexicons)
    people = people.merge(with_invited(fit, invitations), on="person_id", how="left")
    me = own_work(export.positions, export.profile, lexicons=work.lexicons)
    say("What you show, and what stands behind it")
    shown = Known(
        export=export, identities=identities, people=people, goals=work.goals, me=me, touches=contacts, invitations=invitations,
        words=kind_words(lines), feed=work.answers["feed"].rows, as_of=today, lexicons=work.lexicons,
    )  # fmt: skip
    public: dict[str, Any] = in_public(shown) | vouched(shown)
    say("What to do")
    done = match_people(work.answers["done"], identities.people)
    told = {"invitations": invitations, "ties": pairs, "topics": hits, "done": done.rows}
    situation = _situation(work, identities, people, known, before, told)
    return Network(
        people=_in_order(people),
        touches=contacts,
        invitations=invitations,
        **public,
        ties=pairs,
        groups=groups,
        structure=structure(connections_of(people), pairs),
        coverage=coverage(people, work.goals, hits, lexicons=work.lexicons),
        reach=reach(people),
        summary=diversity(people, me, lexicons=work.lexicons, seed=work.seed),
        labels=labels.rows,
        growth=growth(export.connections),
        holdings=holdings(export),
        issues=export.issues,
        suggestions=suggest(situation, rules),
        company_follows=company_follows(
            export.company_follows, work.goals, people=people, lexicons=work.lexicons
        ),
        changes=_changes(before, people),
        covers=covering(people, work.goals, hits, lexicons=work.lexicons),
        topics=hits,
        openings=situation.openings,
        mine=situation.mine,
        owner=identities.owner,
        goals=work.goals,
        as_of=work.as_of,
        dated_by="given" if dated else export.origin.dated_by,
        source=export.origin.name,
        first_job_on=export.positions["started_on"].min(),
        hints=export.hints,
        told=(
            *labels.told,
            *muted.told,
            *done.told,
            *(note for name in ("companies", "feed") for note in work.answers[name].told),
        ),
    )


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


def _people(work: Work, identities: Identities, contacts: pd.DataFrame, say: Progress) -> pd.DataFrame:
    people, export = identities.people, work.export
    say("What they do and where")
    titles = people["position"]
    at = read_companies(people["company"], work.answers["companies"].rows, titles, work.lexicons)
    people = people.join(at).join(read_titles(titles, work.lexicons))
    say("How close you are")
    people = people.merge(ties(contacts, people, export.has, work.today), on="person_id", how="left")
    owed = replies_owed(export.messages, identities.participants, work.today, work.lexicons)
    people = people.merge(owed, on="person_id", how="left")
    if export.has("messages"):
        people["reply_owed"] = people["reply_owed"].fillna(False)
    return people.merge(support(identities, export.has), on="person_id", how="left")


def _facts(work: Work, identities: Identities, people: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    goals, words = work.goals, work.lexicons
    zone = goals.me.timezone
    return facts(work.export, identities, people, goals=goals, timezone=zone, lexicons=words, lines=lines)


def _alter_ties(work: Work, identities: Identities, people: pd.DataFrame, said: Said) -> pd.DataFrame:
    messages, talk = work.export.messages, identities.participants
    return alter_ties(
        chat_ties(talk, messages),
        introduction_ties(talk, messages, people, lexicons=work.lexicons, said=said),
        employer_ties(people),
        interview_ties(work.answers["interview"], people),
        interview_ties(work.answers["cohort"], people, basis="cohort"),
    )


def _in_order(people: pd.DataFrame) -> pd.DataFrame:
    """Contract columns first, in their order, then the others."""
    first = [name for name in PEOPLE_COLUMNS if name in people.columns]
    ordered = people[[*first, *(name for name in people.columns if name not in first)]]
    return ordered.sort_values("person_id", ignore_index=True)


def _me(goals: Goals) -> dict[str, Any]:
    return dict(plain_goals(goals).get("me", {}))
