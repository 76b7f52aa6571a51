"""`python -m app` starts the application."""

import sys

from app.startup import main

if __name__ == "__main__":
    sys.exit(main(sys.argv))
