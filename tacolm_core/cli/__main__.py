"""`python -m tacolm_core.cli VERB`."""

import sys

from tacolm_core.cli import main

if __name__ == "__main__":
    sys.exit(main())
