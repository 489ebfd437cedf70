"""Titles: hand-labelled rows are data (titles.csv, titles_unseen.csv); here are the traps and the rules one by one."""

from pathlib import Path

import pandas as pd
import pytest

from netlab.errors import ParameterError
from netlab.people.titles import read_titles, without_gender
from netlab.vocabulary import FUNCTIONS, SENIORITIES

HERE = Path(__file__).parent


def read(*titles: str | None) -> list[tuple[str, str]]:
    table = read_titles(pd.Series(titles, dtype="string"))
    return list(zip(table["function"], table["seniority"], strict=True))


def labelled(name: str) -> pd.DataFrame:
    return pd.read_csv(HERE / name, dtype="string", keep_default_na=False)


def test_every_labelled_title_is_read_as_labelled():
    rows = labelled("titles.csv")
    table = read_titles(rows["title"]).astype("string")
    wrong = rows[(table["function"] != rows["function"]) | (table["seniority"] != rows["seniority"])]
    assert wrong["title"].tolist() == []


@pytest.mark.parametrize("name", ["titles_unseen.csv", "titles_unseen_2.csv"])
@pytest.mark.parametrize(("column", "answered_right"), [("function", 0.88), ("seniority", 0.85)])
def test_titles_labelled_after_the_rules_stay_above_what_is_promised(name, column, answered_right):
    rows = labelled(name)
    table = read_titles(rows["title"]).astype("string")
    right = table[column] == rows[column]
    assert right.mean() >= 0.80
    assert right[table[column] != "unknown"].mean() >= answered_right


def test_labels_use_the_closed_lists():
    rows = pd.concat([labelled(path.name) for path in sorted(HERE.glob("titles*.csv"))])
    assert set(rows["function"]) <= set(FUNCTIONS)
    assert set(rows["seniority"]) <= set(SENIORITIES)


def test_missing_and_empty_titles_are_unknown_without_evidence():
    table = read_titles(pd.Series(["", None, "  ", "-", "✨"], dtype="string"))
    assert table["function"].astype("string").tolist() == ["unknown"] * 5
    assert table["seniority"].astype("string").tolist() == ["unknown"] * 5
    assert table["title_evidence"].isna().all()


def test_the_table_keeps_the_index_and_the_types():
    titles = pd.Series(["Nurse", "Lehrer", "Nurse"], index=[7, 3, 7], dtype="string", name="position")
    table = read_titles(titles)
    assert table.index.tolist() == [7, 3, 7]
    assert table["function"].dtype == pd.CategoricalDtype(pd.Index(FUNCTIONS))
    assert table["seniority"].dtype == pd.CategoricalDtype(pd.Index(SENIORITIES))
    assert table["title_evidence"].dtype == "string"


def test_no_titles_give_an_empty_table():
    table = read_titles(pd.Series([], dtype="string"))
    assert table.shape == (0, 3)


def test_evidence_names_the_words_that_decided():
    table = read_titles(pd.Series(["Vertriebsleiterin", "Nurse"], dtype="string"))
    assert table["title_evidence"].tolist() == [
        'sales, from "Vertrieb"\nmanager, from "Leiter"',
        'healthcare, from "nurse"\nmid, as no word says a level',
    ]


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Leiter/in Einkauf (m/w/d)", "Leiter Einkauf  "),
        ("Entwickler*in", "Entwickler"),
        ("Entwickler:innen", "Entwickler"),
        ("Ingénieur (H/F)", "Ingénieur  "),
        ("Chargé(e) de projet", "Chargé de projet"),
        ("Abogada/o", "Abogada"),
        ("Ingenier@ de datos", "Ingeniero de datos"),
        ("Engineer @ Acme", "Engineer @ Acme"),
        ("CTO/Founder", "CTO/Founder"),
        ("Lehrer i.R.", "Lehrer i.R."),
    ],
)
def test_marks_of_gender_are_taken_out(title, plain):
    assert without_gender(title) == plain


@pytest.mark.parametrize(
    "title",
    ["Former CFO", "Ex-CFO", "ehem. Finanzvorstand", "Ancien directeur financier", "Antiguo director financiero",
     "Exdirector financiero", "fd ekonomichef", "formerly CFO"],
)  # fmt: skip
def test_past_posts_do_not_count(title):
    assert read(title) == [("unknown", "unknown")]


def test_what_stands_beside_a_past_post_counts():
    assert read("Ex-Google | Product Manager", "Product Manager (ex-CFO)", "Ex CFO, now florist") == [
        ("product", "mid"),
        ("product", "mid"),
        ("trades and hospitality", "mid"),
    ]


def test_the_employer_is_no_part_of_the_title():
    assert read(
        "Nurse at Engineering Partners", "Ingenieurin bei Bank & Recht AG", "Juriste chez Médecins Réunis"
    ) == [
        ("healthcare", "mid"),
        ("engineering", "mid"),
        ("legal", "mid"),
    ]


def test_the_level_is_the_persons_own():
    assert read(
        "Assistant to the CEO", "CEO Coach", "Coach for founders and CEOs", "Office of the President"
    ) == [
        ("administration", "entry"),
        ("education", "mid"),
        ("education", "mid"),
        ("administration", "mid"),
    ]


def test_junior_words_bring_a_post_down():
    assert read(
        "Junior Product Manager", "Management Trainee", "Marketing Manager Intern", "Trainee Recruiter"
    ) == [
        ("product", "entry"),
        ("general management", "entry"),
        ("marketing", "student"),
        ("hr", "entry"),
    ]


def test_the_highest_current_level_counts():
    assert read("Photographer | Founder of Studio Uno", "Senior Engineer, Team Lead") == [
        ("media", "founder"),
        ("engineering", "lead"),
    ]


def test_managers_of_things_are_mid_and_managers_of_fields_manage():
    things = read(
        "Project Manager", "Account Manager", "Product Manager", "Chef de projet", "Jefa de producto"
    )
    fields = read("Manager", "Marketing Manager", "HR Manager", "Responsable marketing", "Jefa de ventas")
    assert {level for _, level in things} == {"mid"}
    assert {level for _, level in fields} == {"manager"}


def test_the_head_noun_decides_not_the_first_word():
    assert read(
        "Sales Engineer", "Engineering Recruiter", "Legal Secretary", "Research Nurse", "Nurse Manager"
    ) == [
        ("engineering", "mid"),
        ("hr", "mid"),
        ("legal", "mid"),
        ("healthcare", "mid"),
        ("healthcare", "manager"),
    ]


def test_short_words_are_whole_words():
    assert read("Vector", "Doctor", "Retail", "Maintenance", "Head of AI") == [
        ("unknown", "unknown"),
        ("healthcare", "mid"),
        ("sales", "mid"),
        ("engineering", "mid"),
        ("data", "director"),
    ]


def test_umlauts_may_be_spelled_out_or_left_out():
    assert (
        read("Geschäftsführerin", "Geschaeftsfuehrerin", "Geschaftsfuhrerin")
        == [("general management", "c-level")] * 3
    )


def test_unlisted_compounds_are_taken_apart():
    assert read(
        "Fernwärmeingenieurin", "Hydrauliktechniker", "Kommunikationsabteilungsleiter", "Reinraumentwickler"
    ) == [
        ("engineering", "mid"),
        ("engineering", "mid"),
        ("marketing", "manager"),
        ("engineering", "mid"),
    ]


def test_an_unknown_field_is_not_called_general_management():
    assert read("Manager", "Zymurgy Manager") == [("general management", "manager"), ("unknown", "manager")]


def test_slogans_are_no_titles():
    assert read("Helping teams love their logistics", "Driving Instructor") == [
        ("unknown", "unknown"),
        ("education", "mid"),
    ]


def test_order_of_the_rows_changes_nothing():
    titles = labelled("titles.csv")["title"]
    shuffled = titles.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(read_titles(titles).loc[shuffled.index], read_titles(shuffled))


def test_hostile_titles_are_only_unknown():
    hostile = [
        "(" * 5000,
        "a/a" * 5000,
        "@" * 5000,
        "of " * 5000,
        "</script><b>",
        '=HYPERLINK("x")',
        "\u202e" * 9,
    ]
    assert read(*hostile) == [("unknown", "unknown")] * len(hostile)


def test_a_users_word_list_adds_a_language(tmp_path):
    (tmp_path / "titles").mkdir()
    (tmp_path / "titles" / "eo.toml").write_text(
        'source = "test"\nlanguage = "eo"\n[occupations]\nengineering = ["inĝeniero"]\n[grades]\nsenior = ["sperta"]\n',
        encoding="utf-8",
    )
    table = read_titles(pd.Series(["Sperta inĝeniero", "Nurse"], dtype="string"), lexicons=tmp_path)
    assert table["function"].tolist() == ["engineering", "healthcare"]
    assert table["seniority"].tolist() == ["senior", "mid"]


def test_a_function_that_does_not_exist_is_an_error_with_the_nearest(tmp_path):
    (tmp_path / "titles").mkdir()
    (tmp_path / "titles" / "eo.toml").write_text(
        'source = "test"\nlanguage = "eo"\n[occupations]\nengineerin = ["x"]\n', encoding="utf-8"
    )
    with pytest.raises(
        ParameterError, match=r"titles/eo.toml \[occupations\]: 'engineerin' .* 'engineering'"
    ):
        read_titles(pd.Series(["x"], dtype="string"), lexicons=tmp_path)


def test_every_list_says_where_it_comes_from():
    from netlab.lexicons import lexicon_names, read_lexicon

    names = lexicon_names("titles/")
    assert [name for name in names if not read_lexicon(name).get("source")] == []
    assert {
        f"titles/{language}"
        for language in ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "tr", "ja", "zh")
    } <= set(names)
