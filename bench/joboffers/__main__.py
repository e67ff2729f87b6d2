"""`python -m bench.joboffers [FILE …]`: signs of the offers kept apart, or of any file of offers with their `signs`."""

from pathlib import Path

import click

from bench.parts import joboffers
from bench.table import render


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--wrong", is_flag=True, help="Also each offer that was read wrongly.")
def main(files: tuple[Path, ...], wrong: bool) -> None:
    """Measure and print; nothing is stored."""
    for file in files:
        click.echo(render(joboffers.of(file)))
    if not files:
        click.echo(render(joboffers.lines()))
    for file in files or (joboffers.APART,):
        for line in joboffers.misread(file) if wrong else ():
            click.echo(line)


if __name__ == "__main__":
    main()
