"""``python -m sla_report``: where the month stands, as one page."""

import sys

from sla_report.day.command import main

if __name__ == "__main__":
    sys.exit(main())
