"""What pooling costs: cards read, pooled, saved and written as a page, with ticks of everybody.

    python benchmarks/cohort.py [--sizes 12 100 400] [--ticks 100]

Cards are invented by seed (``tests/cards.py``). Times are processor seconds of this process, imports apart.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from cards import cards, many_ticks, saved

from netlab.room_page import write_room_page
from netlab.workshop import place_lines, pool, read_cards, read_room, save_room


def timed(name: str, call: Callable[[], Any]) -> Any:
    """Run ``call``, print what it took, and return what it gave."""
    start = time.process_time()
    result = call()
    print(f"  {name:<34}{time.process_time() - start:6.2f} s")
    return result


def main() -> None:
    """Pool rooms of several sizes and print every step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=[12, 100, 400])
    parser.add_argument("--ticks", type=int, default=100, help="at most so many people tick")
    given = parser.parse_args()
    for n in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            one_room(n, many_ticks(min(n, given.ticks)), Path(folder))


def one_room(n: int, ticks: list[Any], folder: Path) -> None:
    """Time one room from files to files."""
    print(f"{n} cards, {len(ticks)} people's ticks")
    paths = saved(cards(n), folder)
    start = time.process_time()
    found = timed("read and check the cards", lambda: read_cards(paths))
    room = timed("pool cards and ticks", lambda: pool(found, ticks, draw=Random(1).randrange))
    file = timed("save the room", lambda: save_room(room, folder / "room.json"))
    page = timed("write the page", lambda: write_room_page(room, folder / "room.html"))
    print(f"  {'in all':<34}{time.process_time() - start:6.2f} s; page {page.stat().st_size / 1e6:.1f} MB")
    timed("one's own place, at home", lambda: place_lines(found[0], read_room(file), ticks[0]))


if __name__ == "__main__":
    main()
