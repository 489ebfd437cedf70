"""How long load_export takes on a large archive, beside the bare parse of the same bytes.

    python benchmarks/load.py [--connections 30000] [--messages 300000] [--repeat 3]

A seeded archive is made once in ``benchmarks/.cache`` (about 105 MB). Each reader runs in a process of its own,
so that its peak memory is its own: the bare parse of messages.csv and Connections.csv by pandas' C engine and by
pyarrow (where installed), then load_export on the folder and on the zip, with pyarrow and without.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import random
import statistics
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent
CACHE = HERE / ".cache"
MESSAGES_HEADER = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
    "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS",
)  # fmt: skip
CONNECTIONS_HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
PREAMBLE = 'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\n'
TALK = (
    "the of and to we a project meeting next week data team thanks coffee call model plan report from with your about "
    "really great Grüße merci könnten naïve 😀 review budget customer pipeline energy meter tariff hiring offer"
)
WORDS = TALK.split()

READERS = {
    "pandas C engine, bare": """
import pandas as pd
options = dict(dtype=str, keep_default_na=False, encoding="utf-8-sig")
n = len(pd.read_csv(folder / "messages.csv", **options))
n += len(pd.read_csv(folder / "Connections.csv", skiprows=3, **options))
""",
    "pyarrow, bare": """
import pyarrow as pa
from pyarrow import csv
def parse(name, skip):
    options = csv.ReadOptions(skip_rows=skip), csv.ParseOptions(newlines_in_values=True)
    header = csv.open_csv(folder / name, *options).schema.names
    return csv.read_csv(folder / name, *options, csv.ConvertOptions(column_types=dict.fromkeys(header, pa.string())))
tables = [parse("messages.csv", 0), parse("Connections.csv", 3)]
n = sum(table.num_rows for table in tables)
""",
    "load_export, folder": """
from netlab.export import load_export
export = load_export(folder)
n = len(export.messages) + len(export.connections)
""",
    "load_export, zip": """
from netlab.export import load_export
export = load_export(archive)
n = len(export.messages) + len(export.connections)
""",
}
WITHOUT_ARROW = "import sys; sys.modules['pyarrow'] = None\n"
FRAME = """
import json, resource, sys, time
from pathlib import Path
folder, archive = Path({folder!r}), Path({archive!r})
{imports}
import pandas as pd
before = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
start = time.perf_counter()
{body}
seconds = time.perf_counter() - start
use = resource.getrusage(resource.RUSAGE_SELF)
cpu = use.ru_utime + use.ru_stime - before
peak = use.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
print(json.dumps(dict(n=n, seconds=seconds, cpu=cpu, peak=peak)))
"""


def people(n: int, rng: random.Random) -> list[tuple[str, str, str]]:
    """Return invented people: first name, last name, address."""
    out = []
    for i in range(n):
        first, last = rng.choice(["Ada", "Jörg", "Mei", "Olu", "Inès", "Ravi", "Sol"]), f"Person{i}"
        out.append(
            (
                first,
                last,
                f"https://www.linkedin.com/in/{first.lower().encode('ascii', 'ignore').decode()}-person{i}",
            )
        )
    return out


def content(rng: random.Random) -> str:
    """Return a message of some 180 characters; a quarter run over several lines, a few are HTML."""
    words = rng.choices(WORDS, k=rng.randint(4, 60))
    lines = "\n".join([" ".join(words[i : i + 15]) + "," for i in range(0, len(words), 15)])
    text = lines if rng.random() < 0.25 else lines.replace("\n", " ")
    if rng.random() < 0.02:
        return f'<p class="spinmail-quill-editor__spin-break">{text}</p>'
    return text.replace("budget", "&amp;") if rng.random() < 0.03 else text


def messages(n: int, everybody: list[tuple[str, str, str]], rng: random.Random) -> Iterator[list[str]]:
    """Yield message rows in today's layout, grouped by conversation."""
    moment = datetime(2026, 10, 31, 12)
    owner = ("Rowan Ashdown", "https://www.linkedin.com/in/rowan-ashdown")
    written = 0
    while written < n:
        first, last, url = rng.choice(everybody)
        other, conversation = (f"{first} {last}", url), f"2-{rng.getrandbits(200):050x}=="
        for _ in range(min(rng.randint(1, 30), n - written)):
            sender, receiver = rng.sample([owner, other], 2)
            moment -= timedelta(seconds=rng.randint(60, 2000))
            written += 1
            yield [
                conversation, "", *sender, *receiver, f"{moment:%Y-%m-%d %H:%M:%S} UTC", "", content(rng), "INBOX", "",
            ]  # fmt: skip


def make_archive(n_connections: int, n_messages: int, seed: int = 0) -> tuple[Path, Path]:
    """Write the archive as folder and as zip, once, and return both paths."""
    name = f"Complete_LinkedInDataExport_10-31-2026-{n_connections}-{n_messages}"
    folder, archive = CACHE / name, CACHE / f"{name}.zip"
    if archive.exists():
        return folder, archive
    rng = random.Random(seed)
    everybody = people(n_connections, rng)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "messages.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow(MESSAGES_HEADER)
        writer.writerows(messages(n_messages, everybody, rng))
    with (folder / "Connections.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(PREAMBLE + CONNECTIONS_HEADER + "\n")
        writer = csv.writer(file, lineterminator="\n")
        for first, last, url in everybody:
            day = datetime(2010, 1, 1) + timedelta(days=rng.randint(0, 6000))
            writer.writerow(
                [first, last, url, "", f"Company {rng.randint(1, 9000)}", "Analyst", f"{day:%d %b %Y}"]
            )
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.iterdir()):
            file.write(path, path.name)
    return folder, archive


def measure(body: str, imports: str, folder: Path, archive: Path) -> dict[str, float]:
    """Run one reader in a process of its own: rows, seconds, peak memory in MB."""
    code = FRAME.format(folder=str(folder), archive=str(archive), body=body, imports=imports)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HERE.parent
    )
    return json.loads(done.stdout)


def cases() -> Iterator[tuple[str, str, str]]:
    """Yield name, code and imports (outside the clock) of each reader, without pyarrow too."""
    has_arrow = importlib.util.find_spec("pyarrow") is not None
    for name, body in READERS.items():
        imports = "import netlab.export" if "load_export" in body else ""
        if has_arrow:
            yield name, body, imports
        if name != "pyarrow, bare":
            yield f"{name}, no pyarrow", body, WITHOUT_ARROW + imports


def main() -> None:
    """Print a table of seconds (median) and peak memory."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--connections", type=int, default=30_000)
    parser.add_argument("--messages", type=int, default=300_000)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    folder, archive = make_archive(options.connections, options.messages)
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    print(f"{size:.0f} MB, zipped {archive.stat().st_size / 1e6:.0f} MB; median of {options.repeat} runs")
    for name, body, imports in cases():
        runs = [measure(body, imports, folder, archive) for _ in range(options.repeat)]
        seconds, cpu = (statistics.median(run[key] for run in runs) for key in ("seconds", "cpu"))
        peak = max(run["peak"] for run in runs)
        print(
            f"{name:36} {seconds:6.2f} s {cpu:6.2f} s of CPU {peak:6.0f} MB {runs[0]['n']:9,.0f} rows",
            flush=True,
        )


if __name__ == "__main__":
    main()
