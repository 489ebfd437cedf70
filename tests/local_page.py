"""``netlab app`` in a process of its own, for tests and for the pictures of the README."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\?token=\S+")


@contextmanager
def running_app(folder: Path, *arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Give the address that the command prints, and its process; ended with the block, whatever happens in it."""
    command = [sys.executable, "-m", "netlab", "app", "--no-browser", "--in", str(folder), *arguments]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=folder)
    try:
        assert program.stdout is not None
        found = ADDRESS.search(program.stdout.readline())
        assert found
        yield found.group(), program
    finally:
        program.kill()
        program.communicate()
