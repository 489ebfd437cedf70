"""The leak check: it finds what was planted in a finished page, tells where and not what, and has nothing on clean ones."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from builders import connections, export_of, messages
from invented_networks import nobody
from planting import EMPLOYER, MAIL, NAME, SECRETS, SLUG, TOLD_AS, WAYS, export

from netlab.errors import LeakError, ParameterError
from netlab.network import analyse
from netlab.people.identity import identify
from netlab.privacy import shareable
from netlab.privacy.leaks import Leak, Own, find_leaks, own_of
from netlab.privacy.secrets import Secrets, secrets_of
from netlab.report import write_report
from netlab.report.notebooks import find_notebook
from netlab.report.sharing import own_page, secrets_for

AS_OF = "2026-10-31"


@pytest.fixture(scope="module")
def own() -> Own:
    return own_page()


@pytest.fixture(scope="module")
def secrets() -> Secrets:
    given = export()
    return secrets_for(analyse(given, as_of=AS_OF), given)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    given = export()
    out = tmp_path_factory.mktemp("shared") / "n.share.html"
    return write_report(analyse(given, as_of=AS_OF), out, share=True, against=given).read_text(
        encoding="utf-8"
    )


def looked_for(*people: str, text: str = "", employer: str = "Brinemill") -> Secrets:
    """The secrets of a small archive with these people and, to the first of them, this message."""
    given = export_of(
        connections=connections(*((name, employer, "2024-01-05") for name in people)),
        messages=messages(("2024-01-05 10:00", "me", people[0], text or "hi")),
    )
    people = identify(given).people
    return secrets_of(replace(nobody(), people=people.assign(employer=people["company"])), given)


def kinds(content: str | bytes, secrets: Secrets, name: str = "x.html", own: Own | None = None) -> list[str]:
    raw = content.encode() if isinstance(content, str) else content
    return sorted({leak.kind for leak in find_leaks(raw, secrets, name=name, own=own)})


def test_a_clean_page_has_no_leak(page: str, secrets: Secrets, own: Own):
    assert find_leaks(page.encode(), secrets, name="n.share.html", own=own) == []
    assert "Warmstead" in page, "an employer of twenty people is named"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("secret", SECRETS)
def test_each_of_fifty_planted_leaks_is_found(page: str, secrets: Secrets, own: Own, way: str, secret: str):
    planted = WAYS[way](page, SECRETS[secret])
    assert planted != page
    leaks = find_leaks(planted.encode(), secrets, name="n.share.html", own=own)
    assert TOLD_AS[secret] in {leak.kind for leak in leaks}
    told = " ".join(map(str, leaks)).casefold()
    assert not [
        word
        for text in SECRETS.values()
        for word in re.findall(r"\w{5,}", text.casefold())
        if word in told.replace("five words of a message", "")
    ]


def test_the_place_leads_to_the_value(page: str, secrets: Secrets, own: Own):
    in_a_figure = find_leaks(WAYS["customdata"](page, NAME).encode(), secrets, name="n", own=own)
    assert {leak.place for leak in in_a_figure if leak.kind == "a full name"} == {
        "block 2, $.data[0].customdata[1]",
        "block 2, $.data[0].customdata[…]",
    }
    in_text = find_leaks(WAYS["visible text"](page, NAME).encode(), secrets, name="n", own=own)
    last = page.count("<h2")
    assert Leak("n", "a full name", f"visible text, section {last}") in in_text


def test_a_single_part_of_a_name_is_found_as_a_value_and_left_alone_in_a_sentence(
    page: str, secrets: Secrets, own: Own
):
    as_value = page.replace("</main>", "<table><tr><td>Mireille</td></tr></table></main>")
    in_words = page.replace("</main>", "<p>mireille is a French first name.</p></main>")
    assert kinds(as_value, secrets, own=own) == ["part of a name"]
    assert kinds(in_words, secrets, own=own) == []


def test_nothing_is_written_where_the_check_finds_something(tmp_path: Path, secrets: Secrets):
    given = export()
    network = analyse(given, as_of=AS_OF)
    notebook = json.loads(find_notebook("share.ipynb").read_text(encoding="utf-8"))
    told = {"cell_type": "markdown", "id": "told", "metadata": {}, "source": [f"Thanks to {NAME}."]}
    leaky = tmp_path / "leaky.ipynb"
    leaky.write_text(json.dumps({**notebook, "cells": [*notebook["cells"][:4], told]}), encoding="utf-8")
    out = tmp_path / "n.share.html"
    with pytest.raises(
        LeakError,
        match=r"n\.share\.html holds something personal: .*a full name in visible text.*not written",
    ) as error:
        write_report(network, out, share=True, against=given, notebook=leaky)
    assert "Mireille" not in str(error.value)
    assert [path.name for path in tmp_path.iterdir()] == ["leaky.ipynb"]


NAMES: dict[str, tuple[str, str]] = {
    "as written": ("Ana María Ruiz", "Ana María Ruiz"),
    "without accents": ("Zoë Müller-Çelik", "ZOE MULLER CELIK"),
    "with strokes": ("Łukasz Sørensen", "lukasz sorensen"),
    "surname first": ("Wojciech Grabowski", "Grabowski, Wojciech"),
    "without the middle": ("Ana María Ruiz Soler", "Ana Soler"),
    "with titles left out": ("Dr. Ngozi Adebayo, PhD", "Ngozi Adebayo"),
    "short": ("An Li", "An Li"),
    "one word": ("Madonnina", "madonnina"),
    "parted by a tag": ("Wojciech Grabowski", "Woj<b>ciech</b> Grabowski"),
    "with hidden hyphens": ("Wojciech Grabowski", "Woj&shy;ciech Grabow\u200bski"),
    "Chinese in a sentence": ("王小明", "我的朋友王小明在这里"),
    "Japanese": ("山田 太郎", "山田太郎さん"),
    "Korean": ("김민수", "김민수"),
    "Hebrew with points": ("שרה כהן", "שָׂרָה כֹּהֵן"),
    "Arabic": ("محمد علي", "محمد علي"),
    "Greek": ("Ελένη Παπαδάκη", "ΕΛΕΝΗ ΠΑΠΑΔΑΚΗ"),
    "Cyrillic": ("Ёлка Иванова", "елка иванова"),
    "Thai": ("สมชาย ใจดี", "คุณสมชายใจดีครับ"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "shown"), NAMES.values(), ids=NAMES)
def test_a_full_name_is_found_however_it_is_written(name: str, shown: str):
    assert "a full name" in kinds(f"<html><p>I met {shown}.</p></html>", looked_for(name))


def test_names_that_are_words_are_no_alarm_in_the_pages_own_words(own: Own, page: str):
    ordinary = looked_for(
        "May Work", "Work", "Will Design", "An Li", "Sales Page", "To Be", "Grant Senior", "Other Level"
    )
    assert find_leaks(page.encode(), ordinary, name="n", own=own) == []


def test_names_that_are_words_are_found_as_values_of_their_own(own: Own, page: str):
    ordinary = looked_for("May Work", "An Li", "To Be")
    for value in ("May", "Li", "To", "May Work"):
        planted = page.replace("</main>", f"<table><tr><td>{value}</td></tr></table></main>")
        assert kinds(planted, ordinary, own=own), value


def test_the_words_of_an_employer_that_may_be_shown_are_no_parts_of_a_name(own: Own):
    people = [(f"Ada{number} Birk{number}", "Young & Berg", "2024-01-05") for number in range(20)]
    others = [(f"Ida{number} Falk{number}", None, "2024-01-05") for number in range(20)]
    given = export_of(connections=connections(*people, *others, ("Tom Young", "Youngster Ltd", "2024-01-05")))
    network = analyse(given, as_of=AS_OF)
    shown = "<table><tr><td>Young &amp; Berg</td></tr><tr><td>{}</td></tr></table>"
    assert kinds(shown.format(""), secrets_for(network, given)) == []
    assert kinds(shown.format("Tom"), secrets_for(network, given)) == ["part of a name"]
    assert kinds(shown.format("Youngster"), secrets_for(network, given)) == ["an employer of fewer than five"]


def test_an_employer_called_after_somebody_in_the_network_is_not_shown():
    people = [
        (f"Ada{number} Birk{number}", ("Tom Young", "Warmstead")[number % 2], "2024-01-05")
        for number in range(30)
    ]
    given = export_of(
        connections=connections(
            *people,
            *((f"Ida{n} Falk{n}", None, "2024-01-05") for n in range(9)),
            ("Tom Young", None, "2024-01-05"),
        )
    )
    named = list(shareable(analyse(given, as_of=AS_OF)).employers["employer"])
    assert named == ["Warmstead", "other employers or none named"]


def test_five_words_are_found_and_four_are_not():
    secrets = looked_for("Ann Lee", text="The harbour crane, it fell asleep again!")
    assert kinds("<html><p>… harbour crane it FELL asleep …</p></html>", secrets) == [
        "five words of a message, post or note"
    ]
    assert kinds("<html><p>… harbour crane it fell over …</p></html>", secrets) == []


def test_ten_letters_of_a_script_without_spaces_are_a_piece_of_text():
    secrets = looked_for("Ann Lee", text="港口的起重机星期二又睡着了所以我们等")
    assert kinds("<html><p>他说港口的起重机星期二又睡着了</p></html>", secrets) == [
        "five words of a message, post or note"
    ]
    assert kinds("<html><p>港口的起重机很大</p></html>", secrets) == []


def test_numbers_in_a_row_are_no_piece_of_text():
    secrets = looked_for("Ann Lee", text="call 2019 2020 2021 2022 2023 or later")
    assert kinds("<html><p>2019 2020 2021 2022 2023</p></html>", secrets) == []


FILES: dict[str, Callable[[str], tuple[str, bytes]]] = {
    "text": lambda text: ("notes.txt", text.encode("utf-16")),
    "a table of an old office": lambda text: ("t.csv", f"n;who\r\n1;{text}\r\n".encode("cp1252", "replace")),
    "JSON": lambda text: ("x.json", json.dumps({"a": [{text: 1}]}).encode()),
    "a notebook": lambda text: (
        "x.ipynb",
        json.dumps(
            {"cells": [{"cell_type": "code", "source": [], "outputs": [{"data": {"text/html": [f"<td>{text}</td>\n", "<p>x</p>"]}}]}]}
        ).encode(),
    ),
    "a workbook": lambda text: ("x.xlsx", zipped("xl/sharedStrings.xml", f"<sst><si><t>{text}</t></si></sst>")),
    "a zip in a zip": lambda text: ("x.zip", zipped("inner.zip", zipped("page.html", f"<p>{text}</p>"))),
    "the name of a file": lambda text: ("x.zip", zipped(f"{text}.csv", "a,b")),
    "a picture": lambda text: ("x.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x20tEXtAuthor\x00" + text.encode() + b"\x00\xff\xfe\x80"),
}  # fmt: skip


def zipped(name: str, content: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("make", FILES.values(), ids=FILES)
def test_files_made_elsewhere_are_read(make: Callable[[str], tuple[str, bytes]], secrets: Secrets):
    name, content = make("Mireille Östergård")
    assert kinds(content, looked_for("Mireille Östergård"), name=name)[0] in ("a full name", "part of a name")
    name, content = make("nothing of the kind")
    assert kinds(content, secrets, name=name) == []


def test_a_pdf_is_refused_rather_than_called_clean(secrets: Secrets):
    with pytest.raises(ParameterError, match=r"x\.pdf: a PDF cannot be read reliably"):
        find_leaks(b"%PDF-1.7 and so on", secrets, name="x.pdf")


def test_a_block_that_unpacks_without_end_is_cut():
    bomb = zipped("x.txt", b"a" * 5_000_000)
    assert kinds(bomb, looked_for("Ann Lee"), name="x.zip") == []


def test_the_check_sets_aside_what_the_same_page_of_nobody_holds():
    own = own_of(b"<html><p>Mireille is on every page.</p><table><tr><td>Mireille</td></tr></table></html>")
    assert (
        kinds("<html><table><tr><td>Mireille</td></tr></table></html>", looked_for("Mireille Berg"), own=own)
        == []
    )
    assert kinds(
        "<html><table><tr><td>Berg</td></tr></table></html>", looked_for("Mireille Berg"), own=own
    ) == ["part of a name"]


def test_the_secrets_named_here_are_those_of_the_archive():
    """What the fifty leaks are made of is in the archive that they are held against: the test cannot pass by chance."""
    given = export()
    assert given.connections["email"].tolist()[-1] == MAIL
    assert given.connections["company"].tolist()[-1] == EMPLOYER
    assert SLUG in given.connections["url"].tolist()[-1]
