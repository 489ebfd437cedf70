"""``python -m netlab`` is the command line, for machines where ``netlab`` is not on the path."""

import sys

from netlab.cli import main

if __name__ == "__main__":
    sys.exit(main())
