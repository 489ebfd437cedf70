"""``netlab app`` from its command to the files on disk, in a real browser that can reach nothing but this machine."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import axe
import chromium
import local_page
import pytest
from playwright.sync_api import Browser, Page, expect

from netlab.people.answers import read_answers

pytestmark = pytest.mark.browser
SECONDS = 180_000  # milliseconds to work out a sample on a busy machine


@pytest.fixture(scope="module")
def local_browser() -> Iterator[Browser]:
    with chromium.running(reach="127.0.0.1") as started:
        yield started


@contextmanager
def running_app(folder: Path, *arguments: str) -> Iterator[str]:
    """The address that the command prints; stopped as a person stops it."""
    with local_page.running_app(folder, *arguments) as (address, program):
        yield address
        program.send_signal(signal.SIGINT)
        assert program.wait(20) == 130


@pytest.fixture
def page(local_browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what it asked of others or complained of."""
    context = local_browser.new_context(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    shown = context.new_page()
    shown.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
    shown.on("pageerror", lambda error: complaints.append(f"thrown: {error}"))
    context.on(
        "request",
        lambda request: (
            None
            if re.match(r"(ws|http)://127\.0\.0\.1:|data:", request.url)
            else complaints.append(request.url)
        ),
    )
    yield shown, complaints
    context.close()


def test_a_sample_is_loaded_reviewed_and_the_answers_are_on_disk(
    page: tuple[Page, list[str]], tmp_path: Path
):
    shown, complaints = page
    with running_app(tmp_path) as address:
        play(shown, address, tmp_path)
        assert complaints == []


def play(shown: Page, app: str, tmp_path: Path) -> None:
    """What a person does in ten minutes."""
    shown.goto(app)
    assert "token" not in shown.url
    shown.get_by_test_id("sample-graduate").click()
    expect(shown.get_by_text("62 connections read.")).to_be_visible(timeout=SECONDS)
    expect(shown.get_by_text("Every line is accounted for")).to_be_visible()
    review_three(shown, tmp_path / "samples" / "graduate" / "labels.csv")
    move_a_slider(shown)
    tick_off(shown, tmp_path / "samples" / "graduate" / "done.csv")
    explore(shown)


def review_three(shown: Page, file: Path) -> None:
    """Answer three people by keys alone and find the answers in the file."""
    shown.get_by_test_id("page-review").press("Enter")
    expect(shown.get_by_text("0 of these 10 answered")).to_be_visible()
    for n, key in enumerate("fwb", start=1):
        shown.keyboard.press(key)
        expect(shown.get_by_text(f"{n} of these 10 answered")).to_be_visible()
    assert list(read_answers(file, "labels").rows["relationship"]) == ["friend or family", "work", "both"]


def move_a_slider(shown: Page) -> None:
    """Move a slider by its keys and read what the network would come to."""
    shown.get_by_test_id("page-what-if").click()
    expect(shown.get_by_test_id("outcome")).to_contain_text("Nothing is different yet.")
    shown.get_by_test_id("silent").focus()
    shown.keyboard.press("End")
    expect(shown.get_by_test_id("outcome")).to_contain_text("what they gave you on LinkedIn goes with them")


def tick_off(shown: Page, file: Path) -> None:
    """Tick off the first contact of the plan, say what came of it, and find both in the file."""
    shown.get_by_test_id("page-plan").click()
    first = shown.get_by_test_id("tick").first.get_by_role("checkbox")
    first.focus()
    shown.keyboard.press("Space")
    expect(shown.get_by_test_id("plan-progress")).to_contain_text("1 of ")
    shown.get_by_label("What came of it").select_option("they answered")
    expect(shown.get_by_label("What came of it")).to_have_value("they answered")
    shown.wait_for_timeout(300)
    assert list(read_answers(file, "done").rows["outcome"]) == ["they answered"]


def explore(shown: Page) -> None:
    """Filter, open a card, hide the names; the page keeps its width on a phone."""
    shown.get_by_test_id("page-explore").click()
    shown.get_by_role("searchbox").fill("engineer")
    expect(shown.get_by_test_id("count")).not_to_contain_text("(100 %)")
    first = shown.locator("tbody th button").first
    name = first.inner_text()
    first.click()
    expect(shown.get_by_test_id("card").get_by_text(name)).to_be_visible()
    shown.get_by_test_id("hide").check()
    expect(shown.get_by_text(name)).to_have_count(0)
    shown.set_viewport_size({"width": 400, "height": 800})
    assert shown.evaluate("document.documentElement.scrollWidth") <= 400


def test_text_of_an_archive_is_shown_as_it_was_typed(page: tuple[Page, list[str]], tmp_path: Path):
    shown, complaints = page
    name, firm = "<img src=x onerror=alert(1)>", "</script><b>Firm</b>"
    file = tmp_path / "Connections.csv"
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    file.write_text(f"{head}\n{name},Lee,javascript:alert(1),,{firm},Nurse,05 Mar 2024\n", encoding="utf-8")
    with running_app(tmp_path, str(file)) as address:
        shown.goto(address)
        shown.get_by_role("button", name=f"{name} Lee").click()
        expect(shown.get_by_test_id("card")).to_contain_text(f"{name} Lee")
        expect(shown.get_by_test_id("card")).to_contain_text(firm)
        assert shown.locator("img, main script, [href^=javascript]").count() == 0
        assert complaints == []


PAGES = ("page-archive", "page-explore", "page-review", "page-what-if", "page-plan", "page-goals")
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def faults(
    local_browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, list[str]]]:
    """What axe-core finds on each page in each scheme, where it finds anything; the sample is worked out once."""
    found: dict[str, dict[str, list[str]]] = {scheme: {} for scheme in SCHEMES}
    shown = local_browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    with running_app(tmp_path_factory.mktemp("seen")) as address:
        shown.goto(address)
        shown.get_by_test_id("sample-graduate").click()
        expect(shown.get_by_text("62 connections read.")).to_be_visible(timeout=SECONDS)
        for name in PAGES:
            shown.get_by_test_id(name).click()
            for scheme in SCHEMES:
                shown.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                shown.wait_for_timeout(400)
                if grave := axe.grave_findings(shown):
                    found[scheme][name] = grave
        shown.context.close()
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
def test_none_of_its_pages_keeps_anybody_out(faults: dict[str, dict[str, list[str]]], scheme: str):
    assert faults[scheme] == {}
