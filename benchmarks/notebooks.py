"""How many seconds of the processor each notebook takes from a fresh start: Python, netlab and all cells.

    python benchmarks/notebooks.py              # the sample that the lessons open with
    python benchmarks/notebooks.py founder recruiter

Prints the table of docs/notebooks.md. Every notebook runs in a Python of its own, as it does in Jupyter.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from nbclient import NotebookClient

from netlab.report.kernel import OwnKernel, addresses, environment
from netlab.report.notebooks import find_notebook, parameter_names, read_notebook, with_parameters

ALLOWED = 15.0  # seconds
TIME = "import time; print(time.process_time())"


def seconds(path: Path, sample: str) -> float:
    """Run a notebook in a fresh Python on a sample and return what its processor time was, start-up included."""
    notebook = read_notebook(path)
    source = "source" if "source" in parameter_names(notebook) else "network_dir"
    notebook = with_parameters(notebook, {source: sample})
    cell = notebook.cells[0].copy()
    cell.update(cell_type="code", id="taken", source=TIME, outputs=[], execution_count=None, metadata={})
    notebook.cells.append(cell)
    with TemporaryDirectory() as name:
        folder = Path(name)
        client = NotebookClient(
            notebook,
            kernel_manager_class=OwnKernel,
            config=addresses(folder),
            timeout=600,
            record_timing=False,
        )
        client.execute(cwd=str(folder), env=environment(folder))
    return float(notebook.cells[-1].outputs[0].text)


def main(samples: list[str]) -> None:
    """Print a table; end with 1 if a notebook takes longer than allowed."""
    # The page to share is made of stored aggregates only, and no lesson.
    paths = sorted(path for path in find_notebook().parent.glob("*.ipynb") if path.stem != "share")
    print(
        f"{psutil.cpu_count()} cores, others at work: {psutil.getloadavg()[0]:.1f} on average",
        file=sys.stderr,
    )
    print("| notebook | " + " | ".join(samples) + " |")
    print("|---|" + "---:|" * len(samples))
    slow = []
    for path in paths:
        taken = [seconds(path, sample) for sample in samples]
        slow += [path.stem] if max(taken) > ALLOWED else []
        print(f"| `{path.stem}` | " + " | ".join(f"{one:.1f} s" for one in taken) + " |", flush=True)
    sys.exit(f"longer than {ALLOWED:.0f} s: {', '.join(slow)}" if slow else 0)


if __name__ == "__main__":
    main(sys.argv[1:] or ["sample"])
