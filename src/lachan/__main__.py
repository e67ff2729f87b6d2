"""`python -m lachan` is `lachan`."""

from .cli import main

main()
