"""`python -m bench.evidence`: the evidence room alone; no database. ELK.js and vis-timeline are looked for in node_modules, or
in the folder that LACHAN_BENCH_NODE names; Graphviz on the path."""

import click

from .parts import evidence
from .table import tell


@click.command()
@click.option("--json", "into", type=click.Path(dir_okay=False), help="Write the lines there, for `python -m bench`.")  # fmt: skip
def main(into: str | None) -> None:
    """Measure and print; the limits stand beside the values."""
    tell(evidence.lines(), into, {})


if __name__ == "__main__":
    main()
