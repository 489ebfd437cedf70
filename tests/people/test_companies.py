"""Employers and industries from company fields."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from netlab.people.companies import read_companies
from netlab.people.company_names import company_key
from netlab.people.spellings import similar_spellings


def read(*names: str | None, **kwargs) -> pd.DataFrame:
    return read_companies(pd.Series(list(names), dtype="string"), **kwargs)


def employers(*names: str | None) -> list:
    return read(*names)["employer"].tolist()


@pytest.mark.parametrize(
    "spellings",
    [
        ("ACME", "ACME Deutschland GmbH", "Acme Inc.", "acme, LLC"),
        ("Müller & Söhne", "Mueller & Soehne", "MÜLLER & SÖHNE GmbH & Co. KG")[::2],
        ("Société Lumière", "Societe Lumiere SAS", "SOCIÉTÉ LUMIÈRE S.A."),
        ("Example Software", "Example Software, S.L.", "Example Software (acquired by Beta)"),
    ],
)
def test_spellings_of_one_name_are_one_employer(spellings):
    assert len(set(employers(*spellings))) == 1


def test_an_employer_is_shown_in_its_commonest_spelling():
    assert set(employers("ACME Corp", "Acme", "Acme GmbH", "ACME Deutschland GmbH")) == {"Acme"}
    assert set(employers("Acme", "ACME Corp", "ACME")) == {"ACME"}


def test_the_order_of_the_rows_changes_no_name():
    names = ["BRANNAGH", "Brannagh", "Kestrel Ltd", "kestrel"]
    assert sorted(employers(*names)) == sorted(employers(*names[::-1]))


def test_a_place_behind_a_name_stays_where_the_name_alone_does_not_occur():
    assert employers("Acme Deutschland GmbH", "Bolt Iberia") == ["Acme Deutschland", "Bolt Iberia"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Plan A", "plan"),
        ("SAP", "ASAP"),
        ("Siemens", "Siemens Energy"),
        ("Co-op", "Coop Bank"),
        ("Target", "Target Zero"),
    ],
)
def test_names_that_contain_each_other_are_two_employers(one, other):
    assert len(set(employers(one, other))) == 2


@pytest.mark.parametrize(
    "field",
    [
        "Self-employed", "SELF EMPLOYED", "Freelance", "Freelancer", "Freelance Designer", "Selbstständig", "freiberuflich",
        "Indépendante", "Auto-entrepreneur", "Autónomo", "Jubilada", "Libero professionista", "ZZP'er", "Retired", "Rentner",
        "Confidential", "Stealth Startup", "Unemployed", "Looking for new opportunities", "Auf der Suche", "En recherche d'emploi",
        "-", ".", "N/A", "🌻", "Open to work",
    ],
)  # fmt: skip
def test_not_every_field_names_an_employer(field):
    row = read(field).iloc[0]
    assert pd.isna(row["employer"])
    assert row["industry"] == "unknown"


@pytest.mark.parametrize(
    "name",
    [
        "None Such Brewery",
        "NA",
        "Null & Void Records",
        "3M",
        "Home Depot",
        "Private Bank Berger",
        "Student Union Leeds",
    ],
)
def test_odd_names_are_names(name):
    expected = "NA" not in name
    assert pd.notna(employers(name)[0]) is expected


@pytest.mark.parametrize(
    ("name", "industry"),
    [
        ("Universität Leipzig", "education"), ("University Hospital Leeds", "healthcare"),
        ("Universitätsklinikum Ulm", "healthcare"), ("Medical University of Vienna", "education"), ("Lycée Jean Moulin", "education"), ("Klinikum Süd", "healthcare"),
        ("Hospital de la Ribera", "healthcare"), ("Kreissparkasse Ulm", "banking"), ("Banco Mediterráneo", "banking"),
        ("Nordlicht Versicherung AG", "insurance"), ("Stadtwerke Ulm", "public sector"), ("Sonnenstrom GmbH", "energy"),
        ("Bäckerei Huber", "food and drink"), ("Weber Maschinenbau", "manufacturing"), ("Transportes García", "logistics"),
        ("Kanzlei Roth", "legal"), ("Cabinet d'avocats Morel", "legal"), ("Blue Harbour Software", "software and it"),
        ("Siemens Energy", "energy"), ("Siemens AG", "manufacturing"), ("Orange", "telecommunications"),
        ("Orange Grove School", "education"), ("Allianz Technology", "insurance"), ("Quux", "unknown"),
    ],
)  # fmt: skip
def test_the_industry_comes_from_the_name_or_from_a_well_known_one(name, industry):
    row = read(name).iloc[0]
    assert row["industry"] == industry
    assert pd.isna(row["industry_evidence"]) is (industry == "unknown")


def test_the_users_word_wins():
    answers = pd.DataFrame(
        {
            "company": ["Quux", "Acme GmbH"],
            "employer": [None, "Acme Works"],
            "industry": ["climate-tech", None],
        }
    ).astype("string")
    table = read("Quux Ltd", "ACME", "Beta", answers=answers)
    assert table["employer"].tolist() == ["Quux", "Acme Works", "Beta"]
    assert table["industry"].tolist() == ["climate-tech", "unknown", "unknown"]
    assert table.loc[0, "industry_evidence"] == "You said so in companies.csv."


def test_a_lexicon_of_ones_own_adds_words(tmp_path: Path):
    folder = tmp_path / "companies"
    folder.mkdir()
    (folder / "industries.toml").write_text('[words]\nenergy = ["quux"]\n', encoding="utf-8")
    assert read("Quux", lexicons=tmp_path)["industry"].tolist() == ["energy"]


def test_blank_rows_and_the_index_stay():
    names = pd.Series(["Acme", None], index=[7, 3], dtype="string")
    table = read_companies(names)
    assert table.index.tolist() == [7, 3]
    assert table["industry"].tolist() == ["unknown", "unknown"]
    assert read_companies(names.iloc[:0]).empty


def test_keys_compare_names():
    assert company_key("ACME, Inc.") == company_key("Acme") == "acme"
    assert company_key("Retired") == ""


def test_lookalikes_are_proposed_and_never_joined():
    names = pd.Series(
        ["Brannagh Medical"] * 3 + ["Brannagh Medical Devices"] * 5 + ["Kestrel"], dtype="string"
    )
    table = similar_spellings(names)
    assert table.to_numpy().tolist() == [["Brannagh Medical", "Brannagh Medical Devices", 100.0, 3]]
    assert len(set(employers("Brannagh Medical", "Brannagh Medical Devices"))) == 2
