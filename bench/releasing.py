"""`python -m bench.releasing`: figures of victims that leave, alone; no database, about a quarter of a minute."""

from pathlib import Path

import click

from .parts import releasing
from .table import Line, as_json, render


@click.command()
@click.option("--json", "into", type=click.Path(dir_okay=False), help="Write the lines there, for `python -m bench`.")  # fmt: skip
def main(into: str | None) -> None:
    """Measure and print; the limits stand beside the values."""
    found: list[Line] = []
    for line in releasing.lines():
        found.append(line)
        click.echo(render([line]).strip("\n").splitlines()[-1])
    if into:
        Path(into).write_text(as_json(found, {}), "utf-8")
    click.echo(render(found))
    missed = [one for one in found if one.verdict == "MISS"]
    click.echo(f"{len(missed)} limit(s) missed." if missed else "Every limit holds.")


if __name__ == "__main__":
    main()
