"""`python -m bench`: one run, every claim of the house beside its limit, ratios before absolute times."""

import sys

from bench.place import settle

settle()  # before Django reads its settings

from bench.run import main  # noqa: E402 - Django's settings had to be settled first

sys.exit(main())
