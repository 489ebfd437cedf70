"""What must not be found in a shared file: names, addresses, words of messages, employers of a few."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from netlab.export import Export
from netlab.network import Network
from netlab.people.names import HIDDEN_NAME, name_key
from netlab.privacy.words import Phrases, is_spaceless, words
from netlab.text import profile_slug

# Columns of an export that hold what somebody wrote, and those that name a person, an address or a company.
WRITTEN = (
    "content", "subject", "text", "message", "note", "notes", "description", "summary", "headline", "activities",
    "introduction", "query", "option",
)  # fmt: skip
NAMING = ("name", "sender", "recipient", "reviewee", "maiden_name")
ADDRESSING = ("url", "sender_url", "recipient_urls", "inviter_url", "invitee_url")
EMPLOYING = ("company", "companies")
PEOPLE_TABLES = frozenset(
    {"connections", "messages", "invitations", "endorsements_received", "endorsements_given", "recommendations_received",
     "recommendations_given", "member_follows", "contacts", "notes", "profile", "reviews"}
)  # fmt: skip
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
FEWEST_LETTERS = 8  # of an employer's name of several words, to be looked for in running text as well


@dataclass(frozen=True)
class Secrets:
    """What to look for. ``anywhere``: kind -> runs of words that may stand nowhere; ``in_data``: nowhere as a value.

    ``written``: texts of which no five words in a row may stand anywhere. ``allowed``: values that the page is
    meant to show (employers of five or more people), whose words are no hits.
    """

    anywhere: dict[str, Phrases]
    in_data: dict[str, Phrases]
    written: tuple[str, ...]
    allowed: Phrases


FULL_NAME, ADDRESS, MAIL, NUMBER = (
    "a full name",
    "a profile address",
    "an e-mail address",
    "the number of a person or post",
)
PART, EMPLOYER, WORDS = (
    "part of a name",
    "an employer of fewer than five",
    "five words of a message, post or note",
)


def secrets_of(network: Network, export: Export | None = None, *, allowed: Collection[str] = ()) -> Secrets:
    """Gather what ``network`` and, where it is given, its ``export`` know of people.

    ``allowed``: the employers and industries that a shared report of this network names.
    """
    names = names_of(network, export)
    slugs = _slugs(network, export)
    mails = _mails(export)
    shown = {tuple(words(value)) for value in allowed}
    employers = _employers(network, export, shown, allowed)
    runs = [tuple(words(slug)) for slug in slugs]
    return Secrets(
        anywhere={
            FULL_NAME: Phrases(form for name in names for form in name_forms(name)),
            ADDRESS: Phrases(form for run in runs for form in _slug_forms(run)),
            MAIL: Phrases(tuple(words(mail)) for mail in mails),
            NUMBER: Phrases((number,) for number in _numbers(network)),
            EMPLOYER: Phrases(
                run for run in employers if len(run) > 1 and sum(map(len, run)) >= FEWEST_LETTERS
            ),
        },
        in_data={
            PART: Phrases(part for name in names for part in name_parts(name)),
            ADDRESS: Phrases(run for run in runs if len(run) == 1),
            EMPLOYER: Phrases(employers),
        },
        written=tuple(_written(network, export)),
        allowed=Phrases(shown),
    )


def name_forms(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the runs of words by which a name is recognised: as written, without titles, reversed, shortened.

    ``Dr Ana María Ruiz, PhD`` gives also ``ana maria ruiz``, ``ruiz ana maria``, ``ana ruiz`` and ``ruiz ana``.
    """
    for parts in _spellings(name):
        yield parts
        yield (*parts[-1:], *parts[:-1])
        yield (*parts[1:], *parts[:1])
        if len(parts) > 2 and len(parts[0]) > 1 and len(parts[-1]) > 1:
            yield (parts[0], parts[-1])
            yield (parts[-1], parts[0])


def name_parts(name: str) -> Iterator[tuple[str, ...]]:
    """Yield each part of a name as it stands between spaces; initials and numbers alone tell nothing."""
    if name_key(name) == HIDDEN_NAME:
        return
    for part in name_key(name).split():
        run = tuple(words(part))
        if len("".join(run)) > 1 and not "".join(run).isdigit():
            yield run


def _spellings(name: str) -> list[tuple[str, ...]]:
    if name_key(name) == HIDDEN_NAME:
        return []
    both = dict.fromkeys((tuple(words(name)), tuple(words(name_key(name)))))
    return [run for run in both if _tells(run)]


def _tells(run: tuple[str, ...]) -> bool:
    """Say whether a run of words can be looked for: a number or a single letter is everywhere."""
    letters = "".join(run)
    return len(letters) > 1 and not letters.isdigit() and not (len(run) == 1 and is_spaceless(run[0]))


def _slug_forms(run: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a slug behind LinkedIn's address, and by itself where it is no ordinary word."""
    if not run:
        return
    yield ("linkedin", "com", "in", *run)
    letters = "".join(run)
    if not letters.isdigit() and (len(run) > 1 or len(letters) >= 6):
        yield run


def names_of(network: Network, export: Export | None) -> set[str]:
    """Return every name that a network and its export hold."""
    found = {network.owner.name, *network.people["name"].dropna()}
    for table in _tables(export):
        for column in NAMING:
            if column in table:
                found.update(table[column].dropna().unique())
        if {"first_name", "last_name"} <= set(table.columns):
            pairs = table[["first_name", "last_name"]].fillna("").drop_duplicates()
            found.update((pairs["first_name"] + " " + pairs["last_name"]).str.strip())
    return {name for name in found if name}


def _slugs(network: Network, export: Export | None) -> set[str]:
    addresses: set[str] = {network.owner.url, *network.people["url"].dropna()}
    for table in _tables(export):
        for column in ADDRESSING:
            if column in table:
                addresses.update(
                    one for value in table[column].dropna().unique() for one in re.split(r"[,;\s]+", value)
                )
    return {slug for slug in map(profile_slug, addresses) if slug} | ({network.owner.slug} - {""})


def _mails(export: Export | None) -> set[str]:
    found: set[str] = set()
    for table in _tables(export):
        if "email" in table:
            found.update(table["email"].dropna())
    for text in _texts(export):
        if "@" in text:
            found.update(_MAIL.findall(text))
    return found


def _numbers(network: Network) -> Iterator[str]:
    yield from network.people["person_id"].dropna()
    yield from network.posts["post_id"].dropna() if "post_id" in network.posts else ()


def _employers(
    network: Network, export: Export | None, shown: set[tuple[str, ...]], allowed: Collection[str]
) -> set[tuple[str, ...]]:
    """Return the words of every company but those shown, in all their spellings."""
    people = network.people
    named = people["employer"].isin(list(allowed))
    safe = shown | {tuple(words(company)) for company in people.loc[named, "company"].dropna().unique()}
    found = {*people["employer"].dropna(), *people["company"].dropna()}
    for table in _tables(export):
        for column in EMPLOYING:
            if column in table:
                found.update(table[column].dropna().unique())
    runs = {tuple(words(company)) for company in found} - safe
    return {run for run in runs if _tells(run)}


def _written(network: Network, export: Export | None) -> Iterable[str]:
    columns = [table["text"] for table in (network.posts, network.recommendations) if "text" in table]
    columns.append(network.people["position"] if "position" in network.people else pd.Series(dtype="string"))
    yield from (text for column in columns for text in column.dropna().unique())
    yield from _texts(export)


def _texts(export: Export | None) -> Iterator[str]:
    for table in export.tables().values() if export is not None else ():
        for column in WRITTEN:
            if column in table and pd.api.types.is_string_dtype(table[column]):
                yield from table[column].dropna().unique()


def _tables(export: Export | None) -> Iterator[pd.DataFrame]:
    if export is not None:
        yield from (table for name, table in export.tables().items() if name in PEOPLE_TABLES)
