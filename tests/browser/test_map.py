"""The map in a real browser, in a page with the report's own policy: drawn, found, clicked, and fit to a phone."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from crowds import AS_OF, crowd, with_groups
from plotly.offline import get_plotlyjs

import netlab.figures
from netlab.figures.network import network_map
from netlab.metrics.mapping import map_bases, map_groups, map_links, map_table
from netlab.report.page import ASSETS, POLICY
from netlab.report.plots import figure_html

pytestmark = pytest.mark.browser

SCRIPT = Path(netlab.figures.__file__).parent / "map.js"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    people, groups, ties = with_groups(crowd(300, seed=1))
    table = map_table(people, groups, ties, AS_OF)
    figure = network_map(table, map_groups(table, groups), map_links(table, ties), map_bases(people, ties))
    scripts = [get_plotlyjs().replace("</script", "<\\/script").replace("<!--", "<\\!--")]
    scripts += [
        path.read_text(encoding="utf-8") for path in (ASSETS / "legend.js", ASSETS / "page.js", SCRIPT)
    ]
    prints = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    policy = POLICY.format(scripts=" ".join(f"'sha256-{one}'" for one in prints))
    body = figure_html(json.loads(figure.to_json()), "figure-1", None)
    path = tmp_path_factory.mktemp("map") / "map.html"
    style = "".join((ASSETS / name).read_text(encoding="utf-8") for name in ("page.css",))
    path.write_text(
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width"><style>{style}</style><div class="sheet"><nav class="contents"></nav><main>{body}</main></div>'
        + "".join(f"<script>{text}</script>" for text in scripts),
        encoding="utf-8",
    )
    return path


PLACE = """(name) => {
  const plot = document.querySelector('.plot'), box = plot.getBoundingClientRect();
  const {xaxis, yaxis} = plot._fullLayout;
  for (const [i, trace] of plot._fullData.entries()) {
    const at = trace.name === 'people' ? Array.from(trace.customdata).indexOf(name) : -1;
    if (at < 0) continue;
    const point = plot.calcdata[i][at];
    return [box.left + xaxis._offset + xaxis.c2p(point.x), box.top + yaxis._offset + yaxis.c2p(point.y)];
  }
}"""
FIRST = "document.querySelector('datalist option').value"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_it_is_drawn_without_a_complaint_and_fits(look: Callable, page: Path, width: int, scheme: str):
    seen = look(page, width, scheme)
    seen.page.wait_for_selector("input[type=search]")
    assert seen.complaints == []
    assert min(seen.ink(".plot")) > 0.02
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 400:
        seen.until("document.querySelector('.plot').clientHeight < 560")


def test_it_follows_a_window_that_becomes_narrower(look: Callable, page: Path):
    seen = look(page, 1280)
    seen.page.wait_for_selector("input[type=search]")
    seen.page.set_viewport_size({"width": 700, "height": 900})
    seen.until(
        "document.querySelector('.plot .main-svg').clientWidth <= document.querySelector('.plot').clientWidth + 1"
    )
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 700


def test_a_name_is_found_and_its_evidence_told(look: Callable, page: Path):
    seen = look(page)
    name = seen.page.evaluate(FIRST)
    seen.page.fill("input[type=search]", name)
    seen.page.keyboard.press("Enter")
    seen.until("document.querySelector('output').textContent.includes('In touch')")
    assert seen.page.inner_text("output").startswith(name)
    left, right = seen.page.evaluate("document.querySelector('.plot').layout.xaxis.range")
    assert right - left < 60
    seen.page.click("text=Whole picture")
    seen.until("document.querySelector('.plot').layout.xaxis.range[1] > 100")


def test_hovering_and_clicking_tell_the_evidence(look: Callable, page: Path):
    seen = look(page)
    seen.page.wait_for_selector("input[type=search]")
    name = seen.page.evaluate(FIRST)
    x, y = seen.page.evaluate(PLACE, name)
    seen.page.mouse.move(x, y)
    seen.page.wait_for_selector(".hoverlayer text")
    assert name in seen.page.text_content(".hoverlayer")
    seen.page.mouse.click(x, y)
    seen.until("document.querySelector('output').textContent !== ''")
    assert seen.page.inner_text("output").startswith(name)


def test_a_group_is_looked_into_and_left_again(look: Callable, page: Path):
    seen = look(page)
    seen.page.wait_for_selector("select")
    assert seen.page.locator(".updatemenu-header").count() == 0  # the browser's own menu took its place
    before = seen.page.text_content(".plot")
    seen.page.select_option("select", index=1)
    seen.until("document.querySelector('.plot').layout.xaxis.range[1] < 100")
    shown = "document.querySelector('.plot')._fullData.filter((t) => t.visible === true && t.name.startsWith('people of')).length"
    assert seen.page.evaluate(shown) == 1
    seen.page.click("text=Whole picture")
    seen.until("document.querySelector('.plot').layout.xaxis.range[1] > 100")
    assert seen.page.text_content(".plot") == before
    assert seen.page.input_value("select").startswith("All groups")


def test_the_legend_hides_a_part_of_the_mix(look: Callable, page: Path):
    seen = look(page)
    seen.page.wait_for_selector("input[type=search]")
    drawn = "document.querySelectorAll('.plot .scatterlayer .trace').length"
    before = seen.page.evaluate(drawn)
    seen.page.locator(".legend button").first.click()
    seen.until(f"{drawn} < {before}")
