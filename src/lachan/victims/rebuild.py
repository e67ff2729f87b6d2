"""Reading every care again: the law changes on a day on which nobody writes, and the copies of whoever is not identified
yet follow the law of the day. The keeper's work, never a verb's; verbs may go on meanwhile."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from .models import (
    CareAct,
    CareAlarm,
    CareCaring,
    CareClock,
    CareFile,
    CareOwed,
    CareReading,
    CareStanding,
)
from .readings import Projected, as_deed, project

BATCH = 500


def rebuild(at: datetime, using: str = "keeper") -> int:
    """Every care anew as of that moment; returns how many. A batch is one transaction, and waits for verbs at work in it."""
    every = list(CareFile.objects.using(using).order_by("id").values_list("id", flat=True))
    for first in range(0, len(every), BATCH):
        with transaction.atomic(using=using):
            _anew(every[first : first + BATCH], at, using)
    return len(every)


def _anew(cares: Sequence[UUID], at: datetime, using: str) -> None:
    """A verb takes the reading's row first: whoever holds it is waited for, and its acts are read after."""
    held = CareReading.objects.using(using).select_for_update().filter(care__in=cares)
    list(held.order_by("care_id").values_list("care_id", flat=True))
    acts = _by_care(CareAct.objects.using(using).filter(care__in=cares).order_by("care_id", "occurred_at", "id"))  # fmt: skip
    led = CareStanding.objects.using(using).filter(care__in=cares, kind="lead")
    gone = {act.supersedes_id for many in acts.values() for act in many} - {None}
    rows = led.order_by("since", "id").values_list("care_id", "agency_id", "act_id")
    leads = {care: agency for care, agency, act in rows if act not in gone}  # the last one stays
    _write([
        project(file, [as_deed(act, file.person_id) for act in acts[file.id]], leads.get(file.id, file.origin_id), at)
        for file in CareFile.objects.using(using).filter(id__in=cares) if file.id in acts
    ], using)  # fmt: skip


def _by_care(rows: Iterable[CareAct]) -> dict[UUID, list[CareAct]]:
    return {care: list(many) for care, many in groupby(rows, key=lambda act: act.care_id)}


def _write(found: Sequence[Projected], using: str) -> None:
    cares = [one.reading.care_id for one in found]
    _put(CareReading, [one.reading for one in found], ("care",), cares, using)
    _put(CareCaring, [one.caring for one in found], ("care",), cares, using)
    _put(CareClock, [row for one in found for row in one.clocks], ("care", "ref", "started_by"), cares, using)  # fmt: skip
    _put(CareAlarm, [row for one in found for row in one.alarms], ("care", "started_by"), cares, using)  # fmt: skip
    _put(CareOwed, [row for one in found for row in one.owed], ("care", "support"), cares, using)


def _put(model: type[Model], rows: Sequence[Any], unique: tuple[str, ...], cares: Sequence[UUID], using: str) -> None:  # fmt: skip
    """A row that is there keeps its key, since alerts name it; what no longer holds goes."""
    there = model._base_manager.using(using)
    changed = [f.name for f in model._meta.concrete_fields if f.name not in {*unique, "id"}]
    if rows:
        there.bulk_create(rows, update_conflicts=True, unique_fields=unique, update_fields=changed)
    names = [model._meta.get_field(name).attname for name in unique]
    kept = {tuple(getattr(row, name) for name in names) for row in rows}
    gone = [row.pk for row in there.filter(care__in=cares) if tuple(getattr(row, n) for n in names) not in kept]  # fmt: skip
    there.filter(pk__in=gone).delete()
