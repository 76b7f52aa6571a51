"""`python -m app` starts the application."""

import sys

from app.sound import decoding
from app.startup import main

if __name__ == "__main__":
    decoding.hand_in()
    sys.exit(main(sys.argv))
