"""What ties, groups, structure and the map cost, beside plain networkx calls on the same graph in the same run.

    python benchmarks/structure.py [--sizes 3000 10000 30000] [--per-person 10] [--repeat 3] [--patience 60]

The crowd is seeded (``tests/crowds.py``): connections with ten one-to-one messages each, most of them with few
people, and group conversations. Times are the least of the repetitions, on an otherwise idle machine if you want
to compare them. A networkx call runs in a process of its own and is given up after ``--patience`` seconds.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import networkx as nx
import pandas as pd
from crowds import AS_OF, Crowd, crowd

from netlab.figures.network import network_map
from netlab.metrics.alter_ties import alter_ties, chat_ties, employer_ties
from netlab.metrics.groups import find_groups
from netlab.metrics.mapping import map_bases, map_groups, map_links, map_table
from netlab.metrics.structure import EGO, ego_graph, ego_measures, structure
from netlab.metrics.ties import ties
from netlab.metrics.timeline import timeline

Steps = dict[str, float]


def timed(steps: Steps, name: str, call: Callable[[], Any]) -> Any:
    """Run ``call`` and keep the least time it took under ``name``."""
    start = time.perf_counter()
    result = call()
    steps[name] = min(time.perf_counter() - start, steps.get(name, math.inf))
    return result


def ours(made: Crowd, steps: Steps) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Time every step of ours; return the people with their ties and groups, and the ties between them."""
    alive = timed(
        steps, "ties to me (`ties`)", lambda: ties(made.touches, made.people, lambda table: True, AS_OF)
    )
    timed(steps, "ties by quarter (`timeline`)", lambda: timeline(made.touches, AS_OF))
    people = made.people.merge(alive, on="person_id")
    chats = timed(
        steps, "group conversations (`chat_ties`)", lambda: chat_ties(made.participants, made.messages)
    )
    jobs = timed(steps, "small employers (`employer_ties`)", lambda: employer_ties(people))
    known = timed(steps, "united (`alter_ties`)", lambda: alter_ties(chats, jobs))
    groups, member_of = timed(steps, "groups with names (`find_groups`)", lambda: find_groups(people, known))
    timed(
        steps,
        "structure of 15, 50, 150 and all, on four sets of bases (`structure`)",
        lambda: structure(people, known),
    )
    people = people.assign(group=member_of)
    table = timed(steps, "map: tables", lambda: map_table(people, groups, known, AS_OF))
    shown = [map_groups(table, groups), map_links(table, known), map_bases(people, known)]
    figure = timed(steps, "map: layout and figure (`network_map`)", lambda: network_map(table, *shown))
    timed(steps, "map: as JSON", figure.to_json)
    return people, known


def strongest(people: pd.DataFrame, n: int) -> pd.DataFrame:
    """Return the ``n`` strongest ties."""
    return people.sort_values(["strength", "person_id"], ascending=[False, True]).head(n)


def _call(name: str, graph: nx.Graph, answer: Any) -> None:
    calls: dict[str, Callable[[], Any]] = {
        "constraint": lambda: nx.constraint(graph, [EGO])[EGO],
        "effective size": lambda: nx.effective_size(graph, [EGO])[EGO],
        "louvain": lambda: len(nx.community.louvain_communities(graph, weight="weight", seed=0)),
        "spring layout": lambda: len(nx.spring_layout(graph, seed=0)),
    }
    start = time.perf_counter()
    value = calls[name]()
    answer.put((time.perf_counter() - start, float(value)))


def plain(name: str, graph: nx.Graph, patience: float) -> tuple[float, float]:
    """Time one networkx call in a process of its own; (inf, nan) if it did not end in time."""
    answer: Any = multiprocessing.Queue()
    worker = multiprocessing.Process(target=_call, args=(name, graph, answer), daemon=True)
    worker.start()
    try:
        return answer.get(timeout=patience)
    except Exception:  # noqa: BLE001 -- queue.Empty, or the worker ran out of memory
        return math.inf, math.nan
    finally:
        worker.terminate()
        worker.join()


def beside_networkx(people: pd.DataFrame, known: pd.DataFrame, patience: float) -> None:
    """Print our closed forms beside networkx on the same ego graphs, and both kinds of groups."""
    print("\n| the same graph | ours | networkx | the same value |\n|---|---|---|---|")
    for n in (150, 1500, len(people)):
        core = strongest(people, n)
        graph = ego_graph(core, known)
        steps: Steps = {}
        mine = timed(steps, "all", lambda core=core: ego_measures(core["person_id"], inside(known, core)))
        for name, measure in (("effective size", "effective_size"), ("constraint", "constraint")):
            seconds, value = plain(name, graph, patience)
            same = "–" if math.isnan(value) else f"{abs(value - mine[measure]):.0e} apart"
            row = f"| {name} of me among {len(core):,} ({graph.number_of_edges():,} edges)"
            print(
                f"{row} | {steps['all']:.3f} s for all five measures | {shown(seconds, patience)} | {same} |",
                flush=True,
            )
    tied = ego_graph(people, known)
    tied.remove_node(EGO)
    tied.remove_nodes_from(list(nx.isolates(tied)))
    steps = {}
    timed(steps, "groups", lambda: find_groups(people, known))
    size = f"({len(tied):,} people, {tied.number_of_edges():,} ties)"
    louvain, n_found = plain("louvain", tied, patience)
    print(
        f"| groups {size} | {steps['groups']:.2f} s, named | {shown(louvain, patience)}, Louvain alone | {n_found:,.0f} communities |"
    )
    spring, _ = plain("spring layout", tied, patience)
    print(f"| positions {size} | in `network_map` above | {shown(spring, patience)}, spring layout | – |")


def inside(known: pd.DataFrame, core: pd.DataFrame) -> pd.DataFrame:
    """Return the ties with both ends in the core."""
    return known[known["source"].isin(core["person_id"]) & known["target"].isin(core["person_id"])]


def shown(seconds: float, patience: float) -> str:
    """Write a time, or that patience ran out."""
    return f"not done in {patience:.0f} s" if math.isinf(seconds) else f"{seconds:.2f} s"


def growth(low: float, high: float, n_low: int, n_high: int) -> str:
    """Write how a cost grew, beside what n log n would allow."""
    allowed = n_high * math.log(n_high) / (n_low * math.log(n_low))
    return f"× {high / low:.1f} (n log n: × {allowed:.1f})"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[3_000, 10_000, 30_000])
    parser.add_argument("--per-person", type=float, default=10.0)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--patience", type=float, default=60.0)
    options = parser.parse_args()
    costs: dict[int, Steps] = {}
    for n in options.sizes:
        made, costs[n] = crowd(n, per_person=options.per_person), {}
        for _ in range(options.repeat):
            people, known = ours(made, costs[n])
        print(
            f"{n:,} connections, {len(made.touches):,} messages: {sum(costs[n].values()):.1f} s", flush=True
        )
    first, last = options.sizes[0], options.sizes[-1]
    print(
        "\n| seconds | "
        + " | ".join(f"{n:,}" for n in costs)
        + " | growth |\n|---|"
        + "---|" * (len(costs) + 1)
    )
    for step in costs[first]:
        times = " | ".join(f"{costs[n][step]:.2f}" for n in costs)
        print(f"| {step} | {times} | {growth(costs[first][step], costs[last][step], first, last)} |")
    totals = {n: sum(steps.values()) for n, steps in costs.items()}
    times = " | ".join(f"{total:.2f}" for total in totals.values())
    print(f"| **all** | {times} | {growth(totals[first], totals[last], first, last)} |")
    beside_networkx(people, known, options.patience)


if __name__ == "__main__":
    main()
