"""Networks of nobody, of five and of connections alone: whatever makes a page or a card to share ends well and tells why."""

from __future__ import annotations

from pathlib import Path

import chromium
import pytest
from archives import write_folder
from builders import connections, export_of, messages
from remembering import analyse, remembered

from netlab.cli import main
from netlab.export import Export
from netlab.privacy import shareable
from netlab.report.browser import find_browser
from netlab.report.sharing import secrets_for
from netlab.workshop import make_card, read_card

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
AS_OF = "2026-10-31"
SIZES = pytest.mark.parametrize("n", [0, 5, 60], ids=["nobody", "five", "connections-alone"])


def archive(where: Path, n: int) -> Path:
    """A folder whose only file lists ``n`` connections."""
    rows = [
        f"Ada,Birk{i},https://www.linkedin.com/in/ada-{i},,{('Warmstead', 'Loopcycle')[i % 2]},Nurse,05 Mar {2020 + i % 3}\n"
        for i in range(n)
    ]
    return write_folder(where, {"Connections.csv": HEADER + "".join(rows)})


NOBODY: dict[str, Export] = {
    "no file at all": export_of(),
    "messages alone": export_of(messages=messages(("2024-01-05 10:00", "me", "Ann Lee", "hi"))),
    "a row without a date": export_of(connections=connections(("Ann Lee", "Acme", None))),
}


@pytest.mark.parametrize("export", NOBODY.values(), ids=NOBODY)
def test_of_hardly_anybody_nothing_is_told_and_the_reason_is(export: Export):
    network = analyse(export, as_of=AS_OF)
    shared = shareable(network)
    assert shared.n is None
    assert "fewer than twenty" in shared.why_not("everything")
    assert all(table.empty for name, table in shared.tables().items() if name != "withheld")
    assert make_card(network, tell_gaps=True, offer="all").size is None
    secrets_for(network, export)


@SIZES
def test_a_card_is_made_of_any_network(tmp_path: Path, capsys: pytest.CaptureFixture, n: int):
    with remembered():
        assert (
            main(["workshop", "card", str(archive(tmp_path, n)), "--yes", "-o", str(tmp_path / "c.json")])
            == 0
        )
    assert read_card(tmp_path / "c.json").size == (None if n < 20 else "50-99")
    assert "This is all that your card says" in capsys.readouterr().out


@SIZES
def test_a_page_to_share_is_made_of_any_network(tmp_path: Path, n: int):
    out = tmp_path / "n.share.html"
    with remembered():
        assert main(["share", str(archive(tmp_path, n)), "-o", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert ("fewer than twenty connections" in page) is (n < 20)
    assert ('data-test="figure"' in page) is (n >= 20)


@pytest.mark.browser
@pytest.mark.parametrize(("n", "share"), [(0, ["--share"]), (5, [])], ids=["nobody-to-share", "five-private"])
def test_a_report_of_hardly_anybody_is_printed(tmp_path: Path, n: int, share: list[str]):
    if find_browser() is None:
        with chromium.running():  # skips loudly, or fails where CI is set
            pass
    out = tmp_path / "n.pdf"
    with remembered():
        assert main(["report", str(archive(tmp_path, n)), *share, "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")
