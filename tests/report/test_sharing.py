"""A report to share, on real archives of the sample and on those no rule was tuned on: every section, and no leak."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from remembering import analyse

from netlab.errors import SchemaError
from netlab.export import load_export
from netlab.network import save_network
from netlab.privacy import open_shareable, shareable
from netlab.privacy.leaks import find_leaks
from netlab.report import write_report
from netlab.report.notebooks import find_notebook, parameter_names, read_notebook
from netlab.report.sharing import own_page, secrets_for, store_shared
from netlab.sample import SAMPLES, sample_goals, sample_path

UNSEEN = sorted((find_notebook().parents[1] / "benchmarks" / "unseen").glob("*/Complete*"))
SMALL = "graduate"

Shared = Callable[[str], str]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """The shared page of a sample, written once."""
    folder, pages = tmp_path_factory.mktemp("shared"), {}

    def of(name: str) -> str:
        if name not in pages:
            given = load_export(sample_path(name))
            network = analyse(given, goals=sample_goals(name) if name in SAMPLES else None)
            pages[name] = write_report(network, folder / f"{name}.share.html", share=True, against=given)
        return pages[name].read_text(encoding="utf-8")

    return of


def headings(text: str) -> list[str]:
    return re.findall(r"<h2[^>]*>(.*?)</h2>", text)


def sections(text: str) -> dict[str, str]:
    body = text[text.index("<main") : text.index("</main>")]
    parts = re.split(r"<h2[^>]*>(.*?)</h2>", body)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_section_of_the_private_report_has_a_figure_or_a_sentence_why_not(shared: Shared):
    private = [
        line.removeprefix("## ")
        for cell in read_notebook(find_notebook()).cells
        if cell.cell_type == "markdown"
        for line in cell.source.splitlines()
        if line.startswith("## ")
    ]
    page = shared(SMALL)
    assert headings(page) == private
    for heading, markup in sections(page).items():
        said = re.sub(r"<[^>]+>", " ", re.sub(r"<script.*?</script>", "", markup, flags=re.DOTALL))
        assert 'data-test="figure"' in markup or re.search(r"\bnot\b|nowhere|for its owner to know", said), (
            heading
        )


def test_the_page_says_what_it_is_and_names_nobody(shared: Shared):
    page = shared(SMALL)
    assert "This page is made for sharing." in page
    assert "docs/privacy.md" in page
    assert "This report is private." not in page
    given = load_export(sample_path(SMALL))
    network = analyse(given)
    assert network.owner.name not in page
    assert find_leaks(page.encode(), secrets_for(network, given), name="x", own=own_page()) == []
    assert not re.search(
        r"\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)\b",
        page,
    )


def test_the_private_report_of_the_same_network_does_not_pass(sample_report: Callable[[str], Path]):
    given = load_export(sample_path(SMALL))
    page = sample_report(SMALL).read_bytes()
    kinds = {
        leak.kind for leak in find_leaks(page, secrets_for(analyse(given), given), name="x", own=own_page())
    }
    assert {
        "a full name",
        "a profile address",
        "part of a name",
        "five words of a message, post or note",
    } <= kinds


def test_its_kernel_is_given_aggregates_only(tmp_path: Path):
    network = analyse(load_export(sample_path(SMALL)))
    store_shared(network)(tmp_path / "given")
    assert open_shareable(tmp_path / "given").n == 62
    names = network.people["name"].dropna()
    for path in (tmp_path / "given").iterdir():
        content = path.read_bytes()
        assert not [name for name in names if name.encode() in content], path.name
    save_network(network, tmp_path / "private")
    with pytest.raises(SchemaError, match="no aggregates made for sharing"):
        open_shareable(tmp_path / "private")


def test_goals_leave_no_trace():
    """All but ``[me]``: where the owner was at school decides who is a friend, and so the mix."""
    given = load_export(sample_path(SMALL))
    goals = tomllib.loads(sample_goals(SMALL).read_text(encoding="utf-8"))
    goals.pop("me")
    with_goals, without = (shareable(analyse(given, goals=one)) for one in (goals, None))
    for name, table in with_goals.tables().items():
        assert table.equals(without.tables()[name]), name


def test_its_notebook_takes_a_folder_and_nothing_else():
    assert parameter_names(read_notebook(find_notebook("share.ipynb"))) == ["network_dir"]


def test_a_small_network_says_why_it_is_not_told(tmp_path: Path):
    given = load_export(sample_path(SMALL))
    network = analyse(given)
    few = replace(network, people=network.people[network.people["is_connection"].fillna(False)].head(12))
    page = write_report(few, tmp_path / "few.share.html", share=True).read_text(encoding="utf-8")
    assert "fewer than twenty connections" in page
    assert 'data-test="figure"' not in page
    assert not re.search(r"\b12 connections", page)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in SAMPLES if name != SMALL])
def test_no_sample_leaks(shared: Shared, name: str):
    assert 'data-test="figure"' in shared(name)


@pytest.mark.slow
@pytest.mark.parametrize("archive", UNSEEN, ids=lambda path: path.parent.name)
def test_no_archive_that_no_rule_was_tuned_on_leaks(tmp_path: Path, archive: Path):
    given = load_export(archive)
    page = write_report(analyse(given), tmp_path / "x.share.html", share=True, against=given)
    assert 'data-test="figure"' in page.read_text(encoding="utf-8")
