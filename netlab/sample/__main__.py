"""``python -m netlab.sample [--check OWNER]``: make data/sample anew, or say what is wrong with one content file."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from netlab.errors import NetlabError
from netlab.sample.content import Content, owners, read_content
from netlab.sample.scene import scene
from netlab.sample.write import SEED, write_all


def main() -> int:
    """Run the command line; 2 where the content is faulty."""
    parser = argparse.ArgumentParser(prog="python -m netlab.sample", description=__doc__)
    parser.add_argument(
        "--check", metavar="OWNER", choices=owners(), help="check one content file and count what it holds"
    )
    parser.add_argument(
        "--into", type=Path, default=Path(__file__).parents[2] / "data" / "sample", metavar="FOLDER"
    )
    given = parser.parse_args()
    try:
        if given.check:
            print(_counted(read_content(given.check)))
            scene(given.check, SEED)  # fills every hole of every text, or fails
        else:
            write_all(given.into)
    except (NetlabError, KeyError) as error:
        print(f"netlab.sample: {error}")
        return 2
    return 0


def _counted(content: Content) -> str:
    talks = [person for person in content.people if person.talk.strip()]
    lines = sum(len(person.lines) for person in talks) + sum(len(group.lines) for group in content.groups)
    kinds = Counter(person.relationship for person in content.people)
    flags = {
        name: sum(bool(getattr(p, name)) for p in content.people)
        for name in ("owed", "dormant", "pitch", "review", "fits")
    }
    labels = Counter(post.label for post in content.posts)
    return (
        f"{content.name}: {len(talks)} talks of two, {len(content.groups)} groups, {lines} messages\n"
        f"people {len(content.people)}: {dict(kinds)}, {flags}, languages {dict(Counter(p.language for p in talks))}\n"
        f"posts {len(content.posts)}: {dict(labels)} · outreach variants {len(content.outreach)}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
