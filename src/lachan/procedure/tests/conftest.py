"""The invented matters stand beside the tests and are not a package of the product."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
