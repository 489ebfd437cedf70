"""What a whole analysis costs, step by step: loading, every table of ``analyse`` with goals, the map, the memory.

    python benchmarks/analyse.py [--sizes 3000 10000 30000] [--report]

Ten messages a connection, in archives of the samples' own words (``archive.py``). Each size runs in a process of its
own, cold: imports and word lists are in the figures. CPU time stands beside the clock, since the clock also counts
what other programs do meanwhile; that of the second Python, which works beside the first, has a line of its own. The
last line but one is a run without any rule of advice: all metrics, and nothing suggested. With ``--report``, `netlab report` is timed as well (its size, and the peak memory
of the larger of its two processes).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from math import log
from pathlib import Path
from typing import Any

from archive import SAMPLE, make_archive

Costs = dict[str, list[float]]


def measure(archive: Path, *, advice: bool) -> None:
    """Analyse one archive and print seconds of the clock and of CPU by step, as JSON."""
    costs: Costs = {}
    last = ["import", time.perf_counter(), time.process_time()]

    def next_step(name: str) -> None:
        now, cpu = time.perf_counter(), time.process_time()
        costs[str(last[0])] = [now - float(last[1]), cpu - float(last[2])]
        last[:] = [name, now, cpu]

    import netlab
    from netlab.report import show

    next_step("load_export")
    export = netlab.load_export(archive)
    next_step("Read the goals")
    given = {} if advice else {"rules": ()}
    network = netlab.analyse(export, goals=netlab.sample_goals(SAMPLE), progress=next_step, **given)
    next_step("the map, as a figure in JSON")
    made = show.map(network).figure.to_json()
    next_step("end")
    unit = 1 << 10 if sys.platform != "darwin" else 1 << 20
    ours, beside = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    found = {
        "costs": costs,
        "peak": ours.ru_maxrss / unit,
        "beside": beside.ru_utime + beside.ru_stime,
        "peak_beside": beside.ru_maxrss / unit,
        "map": len(made) / 1e6,
        "people": len(network.people),
    }
    print(json.dumps(found))


def report(archive: Path) -> dict[str, float]:
    """Time `netlab report` on an archive; the last figure is MB of the page."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        command = [sys.executable, "-m", "netlab", "report", str(archive), "-o", str(page)]
        start = time.perf_counter()
        done = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(done.pid, 0)
        if status:
            raise SystemExit("netlab report failed")
        seconds, size = time.perf_counter() - start, page.stat().st_size / 1e6
    return {
        "clock": seconds,
        "cpu": used.ru_utime + used.ru_stime,
        "peak": used.ru_maxrss / 1024,
        "size": size,
    }


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[3_000, 10_000, 30_000])
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--without-advice", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure(given.measure, advice=not given.without_advice)
        return
    archives = {n: make_archive(n, n * 10) for n in given.sizes}
    found = {n: _measured(archive) for n, archive in archives.items()}
    bare = {n: _measured(archive, "--without-advice") for n, archive in archives.items()}
    steps = list(found[given.sizes[0]]["costs"])
    print("| seconds of the clock / of CPU | " + " | ".join(f"{n:,}" for n in found) + " |")
    print("|---|" + "---|" * len(found))
    for step in steps:
        print(
            f"| {step} | "
            + " | ".join("{:.1f} / {:.1f}".format(*one["costs"][step]) for one in found.values())
            + " |"
        )
    _line("CPU of the second Python", (f"{one['beside']:.1f}" for one in found.values()))
    whole = ("{:.1f} / {:.1f}".format(*_analysis(one)) for one in found.values())
    _line("**all of `analyse`**, CPU of both", whole)
    metrics = ("{:.1f} / {:.1f}".format(*_analysis(one)) for one in bare.values())
    _line("**all metrics**, without advice", metrics)
    _line(
        "peak memory, MB, of each", (f"{one['peak']:.0f}, {one['peak_beside']:.0f}" for one in found.values())
    )
    first, last = given.sizes[0], given.sizes[-1]
    grown = _analysis(found[last])[1] / _analysis(found[first])[1]
    allowed = last * log(last) / (first * log(first))
    print(f"\nCPU of `analyse` grows × {grown:.1f} from {first:,} to {last:,} (n log n: × {allowed:.1f}).")
    for n, archive in archives.items() if given.report else ():
        cost = report(archive)
        print(
            f"`netlab report`, {n:,}: {cost['clock']:.1f} s ({cost['cpu']:.1f} s of CPU), peak {cost['peak']:.0f} MB, "
            f"page {cost['size']:.1f} MB",
            flush=True,
        )


def _line(name: str, cells: Iterable[str]) -> None:
    print(f"| {name} | " + " | ".join(cells) + " |")


def _measured(archive: Path, *how: str) -> dict[str, Any]:
    command = [sys.executable, __file__, "--measure", str(archive), *how]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _analysis(found: dict[str, Any]) -> tuple[float, float]:
    """Seconds of the clock and of CPU, both Pythons'."""
    costs: Costs = found["costs"]
    names = [
        name for name in costs if name not in ("import", "load_export") and not name.startswith("the map")
    ]
    clock, cpu = (sum(costs[name][part] for name in names) for part in (0, 1))
    return clock, cpu + found["beside"]


if __name__ == "__main__":
    main()
