"""Company names to employers and industries: spellings of one name joined, and nothing guessed beyond the name.

An employer is what stays of a name once case, accents, punctuation and the legal form are set aside (cleanco knows
the legal forms of some eighty countries); it is shown in its commonest spelling. A country or place word behind a
name ("ACME Deutschland") is dropped only where the shorter name occurs as well. Whatever else looks alike is
proposed (:func:`netlab.people.spellings.similar_spellings`), never joined. The user's ``companies.csv`` wins.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pandas as pd

from netlab.lexicons import read_lexicon
from netlab.people.company_names import company_key, tidy_name
from netlab.people.industries import UNKNOWN, industry_of
from netlab.text import fold, map_unique


def read_companies(
    companies: pd.Series,
    answers: pd.DataFrame | None = None,
    titles: pd.Series | None = None,
    lexicons: str | Path | None = None,
) -> pd.DataFrame:
    """Read the employer and its industry from each company field.

    ``answers``: the user's company, employer, industry (companies.csv; the first column names a company as
    written or as shown here). ``titles``: job titles of the same rows, taken into account for nothing but the words
    "self-employed" and the like that stand there with the company left blank.

    Returns on the index of ``companies``: ``employer`` (``NA`` where the field is blank or names none: "Freelance",
    "Retired", "Confidential"), ``industry`` (one of the list in ``_data/companies/industries.toml`` or the user's own
    words; "unknown" is a full answer), ``industry_evidence`` (a sentence, ``NA`` where unknown).
    """
    sizes = companies.astype("string").value_counts().sort_index()
    table = _employers(sizes, lexicons)
    known = pd.DataFrame(
        [industry_of(key, lexicons) for key in table["key"]], columns=["industry", "industry_evidence"]
    )
    table = pd.concat([table, known], axis=1)
    table.loc[table["employer"].isna(), ["industry", "industry_evidence"]] = [UNKNOWN, None]
    if answers is not None and len(answers):
        table = _answered(table, answers, lexicons)
    found = table.set_index("company")[["employer", "industry", "industry_evidence"]].reindex(
        companies.to_numpy()
    )
    found = found.set_axis(companies.index).astype("string")
    return found.assign(industry=found["industry"].fillna(UNKNOWN))


def _employers(sizes: pd.Series, lexicons: str | Path | None) -> pd.DataFrame:
    """One row per spelling: ``company, key, employer``; the employer is the commonest tidy spelling of its key.

    ``sizes``: how many rows have each spelling. Between equals, one that does not shout and then the shorter is shown.
    """
    extra = str(lexicons) if lexicons else None
    table = pd.DataFrame({"company": sizes.index.astype("string"), "n": sizes.to_numpy()})
    full = pd.Series([company_key(name, extra) for name in table["company"]], dtype="string")
    tidy = pd.Series([tidy_name(name) for name in table["company"]], dtype="string")
    table = table.assign(key=_without_places(full), tidy=tidy)
    spelled = table[table["key"].ne("") & table["key"].eq(full)]  # "ACME Deutschland" is no spelling of ACME
    shown = spelled.groupby(["key", "tidy"], as_index=False)["n"].sum()
    shown = shown.assign(
        shouts=shown["tidy"].str.isupper() & shown["tidy"].str.len().gt(5), length=shown["tidy"].str.len()
    )
    shown = shown.sort_values(
        ["key", "n", "shouts", "length", "tidy"], ascending=[True, False, True, True, True]
    )
    names = shown.drop_duplicates("key").set_index("key")["tidy"]
    return table.assign(employer=table["key"].map(names).astype("string"))[["company", "key", "employer"]]


def _without_places(keys: pd.Series) -> pd.Series:
    """Drop a country or region behind a name where the name alone occurs, too: ``acme deutschland`` beside ``acme``."""
    all_keys, places = set(keys.dropna()), _places()

    def shorter(key: str) -> str:
        words = key.split()
        while len(words) > 1 and words[-1] in places:
            words = words[:-1]
            if " ".join(words) in all_keys:
                return " ".join(words)
        return key

    return map_unique(keys, shorter)


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(fold(word) for word in read_lexicon("companies/places")["words"])


def _answered(table: pd.DataFrame, answers: pd.DataFrame, lexicons: str | Path | None) -> pd.DataFrame:
    """Let the user's words win: first for the spelling, then for everything shown under that employer."""
    extra = str(lexicons) if lexicons else None
    given = answers.dropna(subset=["company"])
    given = given.assign(key=[company_key(str(name), extra) or fold(str(name)) for name in given["company"]])
    given = given.drop_duplicates("key", keep="last").set_index("key")
    own = pd.Series(
        [key or fold(str(name)) for key, name in zip(table["key"], table["company"], strict=True)],
        dtype="string",
    )
    employer = (
        own.map(given["employer"]).astype("string")
        if "employer" in given
        else pd.Series(pd.NA, index=own.index)
    )
    table = table.assign(employer=employer.fillna(table["employer"]).to_numpy())
    industry = own.map(given["industry"]).astype("string")
    by_employer = table["employer"].map(_by_employer(given)).astype("string")
    told = industry.fillna(by_employer)
    return table.assign(
        industry=told.fillna(table["industry"]).to_numpy(),
        industry_evidence=table["industry_evidence"].mask(
            told.notna().to_numpy(), "You said so in companies.csv."
        ),
    )


def _by_employer(given: pd.DataFrame) -> pd.Series:
    named = given.dropna(subset=["employer", "industry"]).drop_duplicates("employer", keep="last")
    return named.set_index("employer")["industry"]
