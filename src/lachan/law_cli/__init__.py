"""`lachan law`: the statute book on the command line, text for people and `--json` for programs.
Every error is one Vietnamese sentence on stderr and exit code 2. It needs no database."""

from lachan.law_cli import asking, checking, crimes, days, listing, matter
from lachan.law_cli.speaking import law

__all__ = ["asking", "checking", "crimes", "days", "law", "listing", "matter"]
