"""Connections.csv as LinkedIn shipped it from 2018 on, and as people's spreadsheets leave it."""

from __future__ import annotations

import pytest
from archives import CONNECTIONS, NOTES, codes, column, rows, write_folder

from netlab.errors import ExportFormatError, ParameterError
from netlab.export import load_export

SHOWN = ("name", "url", "email", "company", "position", "connected_on", "is_ghost")
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def load(tmp_path, text, **options):
    return load_export(write_folder(tmp_path, {"Connections.csv": text}), **options)


def dates(tmp_path, *cells):
    lines = "".join(f"Person{i},Example,,,,,{cell}\n" for i, cell in enumerate(cells))
    export = load(tmp_path, HEADER + lines)
    return column(export.connections, "connected_on"), export.issues


def test_the_layout_of_today_with_preamble_and_ghost(tmp_path):
    export = load(tmp_path, CONNECTIONS)
    assert rows(export.connections) == [
        ("Mira", "Solberg, PhD", "Mira Solberg, PhD", "https://www.linkedin.com/in/mira-solberg", None, "Warmstead",
         "Analyst", "2024-03-05", False),
        (None, None, None, None, None, None, None, "2024-03-04", True),
        ("Tomás", "Ibarra", "Tomás Ibarra", "https://www.linkedin.com/in/tom%C3%A1s-ibarra", "t@example.org", "Loopcycle",
         None, "2019-12-31", False),
    ]  # fmt: skip
    assert codes(export.issues) == []


def test_2021_to_2023_had_no_url(tmp_path):
    text = (
        NOTES
        + "First Name,Last Name,Email Address,Company,Position,Connected On\nMira,Solberg,,Warmstead,,05 Mar 2022\n"
    )
    assert rows(load(tmp_path, text).connections, *SHOWN) == [
        ("Mira Solberg", None, None, "Warmstead", None, "2022-03-05", False)
    ]


def test_2018_had_no_preamble_and_american_dates(tmp_path):
    text = (
        "First Name,Last Name,Email Address,Company,Position,Connected On\n"
        'Mira,Solberg,m@example.org,Warmstead,Analyst,"3/5/18, 2:05 PM"\n'
        'Ola,Nord,o@example.org,,,"12/31/17, 11:59 AM"\n'
    )
    assert rows(load(tmp_path, text).connections, *SHOWN) == [
        ("Mira Solberg", None, "m@example.org", "Warmstead", "Analyst", "2018-03-05", False),
        ("Ola Nord", None, "o@example.org", None, None, "2017-12-31", False),
    ]


@pytest.mark.parametrize(
    "preamble", ["", "Notes:\n", "Notes:,,,,,,\n,,,,,,\n", "\ufeff", "sep=,\n", "\n" * 20]
)
def test_the_header_is_found_after_any_preamble(tmp_path, preamble):
    export = load(tmp_path, preamble + HEADER + "Mira,Solberg,,,,,05 Mar 2024\n")
    assert rows(export.connections, "name", "connected_on") == [("Mira Solberg", "2024-03-05")]


def test_words_that_mean_nothing_elsewhere_are_names_here(tmp_path):
    lines = "Mira,NA,,,None,N/A,05 Mar 2024\nNull,Ibarra,,,n/a,nan,06 Mar 2024\n"
    assert rows(
        load(tmp_path, HEADER + lines).connections, "first_name", "last_name", "company", "position"
    ) == [
        ("Mira", "NA", "None", "N/A"),
        ("Null", "Ibarra", "n/a", "nan"),
    ]


def test_ghosts_of_one_day_stay_and_other_repeats_do_not(tmp_path):
    ghost, mira = ",,,,,,05 Mar 2024\n", "Mira,Solberg,,,Warmstead,,05 Mar 2024\n"
    export = load(tmp_path, HEADER + ghost + ghost + mira + mira.replace("Warm", "Cold") + mira)
    assert rows(export.connections, "name", "company", "is_ghost") == [
        (None, None, True),
        (None, None, True),
        ("Mira Solberg", "Warmstead", False),
        ("Mira Solberg", "Coldstead", False),
    ]
    assert codes(export.issues) == [("Connections.csv", 6, None, "duplicate")]


def test_white_space_and_tabs_around_cells_go(tmp_path):
    text = (
        HEADER
        + ' Mira ,"Solberg\t", https://www.linkedin.com/in/mira ,," Warmstead",\tHead of\tData ,05 Mar 2024\n'
    )
    assert rows(load(tmp_path, text).connections, *SHOWN) == [
        (
            "Mira Solberg",
            "https://www.linkedin.com/in/mira",
            None,
            "Warmstead",
            "Head of\tData",
            "2024-03-05",
            False,
        )
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("15-Mar-23", "5-Apr-23"), ["2023-03-15", "2023-04-05"]),  # Excel, English
        (("15-Sept-23", "5-Apr-23"), ["2023-09-15", "2023-04-05"]),  # Excel, British since 2022
        (("2023-03-15", "2023-04-05"), ["2023-03-15", "2023-04-05"]),
        (("15.03.2023", "05.04.2023"), ["2023-03-15", "2023-04-05"]),  # Excel, German
        (("15. Mrz 23", "5. Mai 23"), ["2023-03-15", "2023-05-05"]),
        (("15/03/2023", "05/04/2023"), ["2023-03-15", "2023-04-05"]),  # British
        (("3/15/2023", "4/5/2023"), ["2023-03-15", "2023-04-05"]),  # American
        (("3/15/23", "4/5/23"), ["2023-03-15", "2023-04-05"]),
        (("12 mars 2023", "01 août 2023"), ["2023-03-12", "2023-08-01"]),  # unverified French
        (("5/5/2023", "6/6/2023"), ["2023-05-05", "2023-06-06"]),  # day and month alike: no doubt
    ],
)
def test_dates_of_resaved_sheets(tmp_path, cells, expected):
    read, issues = dates(tmp_path, *cells)
    assert (read, codes(issues)) == (expected, [])


def test_day_and_month_that_cannot_be_told_apart_stay_unknown(tmp_path):
    read, issues = dates(tmp_path, "03/04/2023", "05/06/2023")
    assert read == [None, None]
    assert codes(issues) == [("Connections.csv", None, "connected_on", "bad_date")]


def test_one_format_holds_for_the_whole_file(tmp_path):
    read, issues = dates(tmp_path, "05 Mar 2024", "2024-03-06", "31 Feb 2024", "today", "now", "06 Mar 2024")
    assert read == ["2024-03-05", None, None, None, None, "2024-03-06"]
    assert codes(issues) == [
        ("Connections.csv", 3, "connected_on", "bad_date"),
        ("Connections.csv", 4, "connected_on", "bad_date"),
        ("Connections.csv", 5, "connected_on", "bad_date"),
        ("Connections.csv", 6, "connected_on", "bad_date"),
    ]
    assert set(issues["detail"]) == {"not like 05 Mar 2024"}


def test_semicolons_cp1252_and_empty_rows_of_a_local_sheet(tmp_path):
    text = "First Name;Last Name;URL;Email Address;Company;Position;Connected On\r\nJörg;Groß;;;Müller & Söhne;;15.03.2023\r\n;;;;;;\r\n"
    export = load(tmp_path, text.encode("cp1252"))
    assert rows(export.connections, *SHOWN) == [
        ("Jörg Groß", None, None, "Müller & Söhne", None, "2023-03-15", False)
    ]
    assert codes(export.issues) == [
        ("Connections.csv", None, None, "encoding"),
        ("Connections.csv", 3, None, "bad_row"),
    ]


def test_a_comma_in_a_sheet_with_semicolons_is_text(tmp_path):
    text = "First Name;Last Name;Company;Connected On\nMira;Solberg, PhD;Warmstead;05 Mar 2024\n"
    assert column(load(tmp_path, text).connections, "last_name") == ["Solberg, PhD"]


@pytest.mark.parametrize(
    "header",
    [
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion",
    ],
)
def test_translated_headers_work_and_are_told(tmp_path, header):
    export = load(tmp_path, NOTES + header + "\nMira,Solberg,,,Warmstead,Analyst,12 Mar 2023\n")
    assert rows(export.connections, *SHOWN) == [
        ("Mira Solberg", None, None, "Warmstead", "Analyst", "2023-03-12", False)
    ]
    assert set(export.issues["code"]) == {"alias_header"}
    assert set(export.issues["row"]) == {4}


SWEDISH = "Förnamn,Efternamn,Företag,Befattning,Ansluten den\nMira,Solberg,Warmstead,Analyst,05 Mar 2024\n"


def test_unknown_headers_say_what_was_looked_for_and_how_to_map_them(tmp_path):
    with pytest.raises(
        ExportFormatError,
        match=r"Connections.csv: no header row with First Name, Connected On in the first 25 lines; the first filled line "
        r"has Förnamn, Efternamn, Företag, Befattning, Ansluten den\..*"
        r'columns=\{"Connections.csv": \{"<header in the file>": "First Name"\}\}',
    ):
        load(tmp_path, SWEDISH)


def test_unknown_headers_can_be_mapped(tmp_path):
    names = {
        "förnamn": "First Name",
        "Efternamn": "Last Name",
        "Företag": "Company",
        "Ansluten den": "Connected On",
    }
    export = load(tmp_path, SWEDISH, columns={"Connections.csv": names})
    assert rows(export.connections, "name", "company", "position", "connected_on") == [
        ("Mira Solberg", "Warmstead", None, "2024-03-05")
    ]
    assert codes(export.issues) == []


def test_a_wrong_mapping_names_the_nearest(tmp_path):
    with pytest.raises(
        ParameterError, match=r"Connections.csv has no column 'Firstname'\. Did you mean 'First Name'\?"
    ):
        load(tmp_path, SWEDISH, columns={"Connections.csv": {"Förnamn": "Firstname"}})
    with pytest.raises(
        ParameterError, match=r"no file called 'Conections.csv' is read\. Did you mean 'Connections.csv'\?"
    ):
        load(tmp_path, SWEDISH, columns={"Conections.csv": {}})


def test_a_row_of_data_is_never_shown_in_place_of_a_header(tmp_path):
    with pytest.raises(ExportFormatError, match="the first filled line has 7 cells") as caught:
        load(tmp_path, "Mira,Solberg,https://www.linkedin.com/in/mira,,Warmstead,Analyst,05 Mar 2024\n")
    assert "Solberg" not in str(caught.value)


def test_dropped_columns_are_told_and_the_rest_is_read(tmp_path):
    export = load(tmp_path, "Last Name,Company,Connected On\nSolberg,Warmstead,05 Mar 2024\n")
    assert rows(export.connections, "name", "company", "connected_on") == [
        ("Solberg", "Warmstead", "2024-03-05")
    ]
    assert codes(export.issues) == [("Connections.csv", 1, "first_name", "missing_column")]


def test_ragged_rows_are_padded_or_set_aside_with_a_reason(tmp_path):
    text = (
        HEADER
        + 'Mira,Solberg,,,,,05 Mar 2024,,\nOla,Nord,,,Acme, Inc.,Analyst,05 Mar 2024\nShort,Row\n"Un,closed\nKaya,Brandt,,,,,06 Mar 2024\n'
    )
    export = load(tmp_path, text)
    assert column(export.connections, "name") == ["Mira Solberg", "Kaya Brandt"]
    assert rows(export.issues, "row", "code", "detail") == [
        (3, "bad_row", "set aside: 8 cells, the header has 7"),
        (4, "bad_row", "set aside: 2 cells, the header has 7"),
        (5, "bad_row", "set aside: a quote opens here and is not closed"),
    ]
    assert rows(export.lines) == [("Connections.csv", 6, 0, 0, 1, 2, 3)]
