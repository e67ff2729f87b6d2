"""`python -m bench.releasing`: figures of victims that leave, alone; no database, about a quarter of a minute."""

import click

from .parts import releasing
from .table import tell


@click.command()
@click.option("--json", "into", type=click.Path(dir_okay=False), help="Write the lines there, for `python -m bench`.")  # fmt: skip
def main(into: str | None) -> None:
    """Measure and print; the limits stand beside the values."""
    tell(releasing.lines(), into, {})


if __name__ == "__main__":
    main()
