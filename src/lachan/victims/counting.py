"""Who is counted for figures that leave: asked by the role that counts, on its own connection. The application's role,
and with it whoever is signed in, can ask this of the database in no way."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.db import connections, transaction

from lachan.release.coded import Coded

from .coding import Row, coded

ASKED = f"SELECT {', '.join(f.name for f in fields(Row))} FROM sec.care_coded(%s, %s, %s)"  # noqa: S608 - names of our own fields


@dataclass(frozen=True)
class Source:
    """The people of some years. `willing`: without those whose last word on figures was a no."""

    people: Sequence[Coded]
    willing: Sequence[Coded]
    synthetic: bool


def source(province: int, first: int, last: int, using: str = "figures") -> Source:
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(ASKED, [province, first, last])
        rows = [Row(*row) for row in cursor.fetchall()]
    willing = [row for row in rows if not row.said_no]
    return Source(coded(rows), coded(willing), any(row.synthetic for row in rows))
