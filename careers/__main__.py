"""``python -m careers``."""

import sys

from careers.cli import main

sys.exit(main())
