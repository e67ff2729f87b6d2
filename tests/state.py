"""Loaded before Django reads its settings: tests keep their server and keys in a folder of their own."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault(
    "LACHAN_STATE", str(Path(tempfile.gettempdir()) / f"lachan-tests-{os.getuid()}")
)
os.environ["LACHAN_SYNTHETIC"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "lachan.settings"
