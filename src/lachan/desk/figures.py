"""`lachan indicators` and `lachan warehouse export`: figures on the command line, on our server or over a warehouse."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lachan import postgres
from lachan.access.refusals import Refusal

from .imports import seated
from .serve import own_database
from .steps import plainly, ready

if TYPE_CHECKING:
    from lachan.indicators.asked import Asked
    from lachan.indicators.periods import Period
    from lachan.indicators.running import Answer, Result, Run


class NoSuchMoment(Refusal):
    """Không đọc được thời điểm tính. Ghi ngày («2024-09-30», tính đến hết ngày) hoặc ngày giờ («2024-09-30T08:00»)."""


class MomentAhead(Refusal):
    """Thời điểm tính ở sau hiện tại. Ghi một ngày đã qua, hoặc bỏ trống --as-of."""


class WhichProvince(Refusal):
    """Có nhiều tỉnh hoặc không có tỉnh này. Ghi --province kèm tên ngắn của một tỉnh đã nạp."""


class NoSuchKey(Refusal):
    """Không có đơn vị hoặc cơ quan mang mã này trong tỉnh. Xem mã trong thư mục dữ liệu của tỉnh rồi ghi lại."""


class NoSuchFigure(Refusal):
    """Không có chỉ tiêu này. Bỏ --only để xem mọi mã."""


class FromWhere(Refusal):
    """Tính bằng duckdb hoặc spark cần thư mục kho. Ghi --from kèm thư mục do «lachan warehouse export» xuất."""


@click.command()
@click.option("--period", required=True, help="2024, 2024H1, 2024Q3 hoặc 2024-07-01..2024-09-30.")
@click.option(
    "--calendar",
    default="police",
    help="police (Công an), procuracy (Viện kiểm sát), court (Tòa án), civil (năm dương lịch).",
)
@click.option(
    "--as-of", "as_of", default="", help="Theo hồ sơ đến hết ngày này; bỏ trống: bây giờ."
)
@click.option("--province", default="", help="Tên ngắn của tỉnh, khi có nhiều tỉnh.")
@click.option("--place", default="", help="Mã đơn vị hành chính: chỉ vụ việc trên địa bàn đó.")
@click.option("--agency", default="", help="Mã cơ quan: chỉ việc của cơ quan đó và cấp dưới.")
@click.option("--article", default="", help="Điều luật, ví dụ 150.")
@click.option("--only", default="", help="Mã chỉ tiêu cách nhau bằng dấu phẩy.")
@click.option("--engine", default="", help="duckdb hoặc spark, tính trên kho.")
@click.option("--from", "folder", type=click.Path(path_type=Path), help="Thư mục kho.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@plainly
def indicators(folder: Path | None, engine: str, only: str, as_json: bool, **told: str) -> None:
    """Tính chỉ tiêu của một kỳ: tử số, mẫu số, số liệu đi kèm, theo hồ sơ đến một ngày."""
    ready()
    if engine and folder is None:
        raise FromWhere(field="from")
    with _running(engine, folder, told) as run:
        answers = run.answers(_wanted(only))
        if as_json:
            return click.echo(json.dumps(_said(run, answers), ensure_ascii=False, indent=1))
        return _print(run, answers)


@contextmanager
def _running(engine: str, folder: Path | None, told: dict[str, str]) -> Iterator["Run"]:
    from lachan.indicators import running
    from lachan.indicators.warehouse import opening

    if folder is None:
        with _database(), running.run(_asked(told, _here)) as run:
            yield run
        return
    of = opening.opened(folder)
    with opening.engine(engine or "duckdb", folder) as on:
        yield opening.run_over(of, on, _asked(told, on.rows, of.made_at))


def _database() -> AbstractContextManager[object]:
    """Ours, started for as long as it is needed where nobody serves it."""
    return nullcontext() if postgres.elsewhere() else own_database()


def _here(query: str) -> list[tuple]:
    """The same questions to reference on our own server as to a warehouse."""
    from django.db import connections

    for name in ("province", "unit", "agency"):
        query = query.replace(f"raw_{name}", f"reference_{name}")
    with connections["figures"].cursor() as cursor:
        cursor.execute(query.replace(" province,", " province_id,"))
        return list(cursor.fetchall())


def _asked(told: dict[str, str], rows: Any, latest: datetime | None = None) -> "Asked":
    from lachan.indicators.asked import Asked
    from lachan.indicators.periods import parse

    slugs = {slug: id_ for id_, slug in rows("SELECT id, slug FROM raw_province")}
    slug = told["province"] or (next(iter(slugs)) if len(slugs) == 1 else "")
    if slug not in slugs:
        raise WhichProvince(field="province")
    of = slugs[slug]
    period = parse(told["period"], told["calendar"])
    at = _moment(told["as_of"], latest)
    at = at if latest else _known(at)
    place, agency = (_key(told[name], of, table, rows) for name, table in (("place", "unit"), ("agency", "agency")))  # fmt: skip
    return Asked(of, period, at, place, agency, told["article"])


def _known(at: datetime) -> datetime:
    """Nobody knows what will have been recorded; of the day that runs, what is known by now."""
    now = datetime.now(at.tzinfo)
    if at.date() > now.date():
        raise MomentAhead(field="as_of")
    return min(at, now)


UNITS = "SELECT id, province, key FROM raw_unit"
BODIES = "SELECT id, province, key FROM raw_agency"


def _key(key: str, province: int, table: str, rows: Any) -> int | None:
    if not key:
        return None
    for id_, of, own in rows(UNITS if table == "unit" else BODIES):
        if (of, own) == (province, key):
            return int(id_)
    raise NoSuchKey(field=table)


def _moment(said: str, latest: datetime | None) -> datetime:
    """A day means all of it. A warehouse knows nothing after it was made."""
    from lachan.indicators.periods import HANOI

    if not said:
        return latest or datetime.now(HANOI)
    try:
        if len(said) == 10:
            day = date.fromisoformat(said) + timedelta(days=1)
            return datetime.combine(day, time(), HANOI) - timedelta(microseconds=1)
        at = datetime.fromisoformat(said)
    except (ValueError, OverflowError) as wrong:
        raise NoSuchMoment(field="as_of") from wrong
    return at if at.tzinfo else at.replace(tzinfo=HANOI)


def _wanted(only: str) -> list[str]:
    from lachan.indicators.definitions import DEFINITIONS

    codes = [code.strip() for code in only.split(",") if code.strip()] or list(DEFINITIONS)
    if set(codes) - set(DEFINITIONS):
        raise NoSuchFigure(field="only")
    return codes


def _said(run: "Run", answers: list["Answer"]) -> dict[str, object]:
    asked = run.asked
    return {
        "period": asked.period.code, "calendar": asked.period.calendar,
        "from": asked.period.begin.isoformat(), "to": asked.period.last.isoformat(),
        "as_of": asked.as_of.isoformat(), "place": asked.place, "agency": asked.agency,
        "article": asked.article, "engine": run.engine.name,
        "figures": [
            {**_figure(answer.result), "counters": [_figure(one) for one in answer.counters]}
            for answer in answers
        ],
    }  # fmt: skip


def _figure(one: "Result") -> dict[str, object]:
    verdict = one.verdict
    return {
        "code": one.code, "variant": one.variant.code, "name": one.definition.name,
        "way": one.variant.name, "n": one.numerator, "d": one.denominator, "rate": verdict.rate,
        "state": verdict.state, "verdict": verdict.words, "small": verdict.small,
        "unit": one.definition.unit, "parts": dict(one.apart), "known": one.known,
    }  # fmt: skip


def _print(run: "Run", answers: list["Answer"]) -> None:
    period = run.asked.period
    click.echo(f"{period.label}: {period.begin:%d/%m/%Y}–{period.last:%d/%m/%Y}, "
               f"theo hồ sơ đến {run.asked.as_of:%H:%M %d/%m/%Y}")  # fmt: skip
    for answer in answers:
        one, verdict = answer.result, answer.result.verdict
        rate = f"  {verdict.rate}%" if verdict.rate else ""
        small = "  (mẫu số nhỏ)" if verdict.small else ""
        click.echo(f"{one.code:<5}{one.variant.code}  {one.numerator:>7}/{one.denominator:<7}{rate}  {verdict.words}{small}"
                   f"  {one.definition.name} · {one.variant.name}")  # fmt: skip
        if answer.counters:
            told = " · ".join(map(_beside, answer.counters))
            click.echo(f"        đi kèm: {told}")


def _beside(one: "Result") -> str:
    """A tally is one number; of a share its two."""
    alone = one.definition.shape == "tally"
    return f"{one.code} {one.numerator}" + ("" if alone else f"/{one.denominator}")


# What the demo's boards, campaigns and reports look at: each year by the calendars of its targets, with the year before.
CAMPAIGN = "{0}-07-01..{0}-09-30"
CALENDARS = ("police", "procuracy", "court", "civil")


Publication = tuple["Period", datetime]


def unpublished_of_demo(year: int, at: datetime) -> list[Publication]:
    """Periods of the demo, each with the moment as known at which nobody has published it; a start after the first finds none."""
    then = [(when, moment) for when, moment in _as_it_stood(year) if moment <= at]
    missing = [one for one in then if not _published(one[0]).filter(as_of=one[1]).exists()]
    for when in _periods_of_demo(year, at):
        stood = max((moment for one, moment in then if one == when), default=when.starts_at)
        if not _published(when).filter(as_of__gt=stood).exists():
            missing.append((when, at))
    return missing


def publish_in_demo(publications: list[Publication], at: datetime) -> None:
    """As the committee's secretary would: what a blow leaves out, the next start publishes. Two at once, since nothing of
    one is read by another; those of one moment together, so that its time limits are read once."""
    moments: dict[datetime, list[Publication]] = {}
    for one in publications:
        moments.setdefault(one[1], []).append(one)
    now = [[one] for one in moments.pop(at, ())]
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(_publish, some, at) for some in (*moments.values(), *now)]:
            done.result()


def _publish(publications: list[Publication], at: datetime) -> None:
    """On a thread of its own, which has connections of its own and closes them."""
    from django.db import connections

    from lachan.indicators.commands import publish_figures

    try:
        by = seated("thukybcd", "68-bcd138", at)
        for when, as_of in publications:
            publish_figures(calendar=when.calendar, year=when.year, period=when.code, by=by, at=at, as_of=as_of)  # fmt: skip
    finally:
        connections.close_all()


def _periods_of_demo(year: int, at: datetime) -> list["Period"]:
    """The demo's data lie in one year, the year before it and the last half year; a period that has not begun has no figures."""
    from lachan.indicators.periods import parse, year_of

    now = at.date().year
    told = [(calendar, str(one)) for calendar in CALENDARS for one in (year, year_of(calendar, at.date()))]  # fmt: skip
    told += [("police", str(year - 1)), ("police", f"{year}H1")]
    told += [("civil", CAMPAIGN.format(one)) for one in (year - 1, year, now - 1, now)]
    found = [parse(period, calendar) for calendar, period in dict.fromkeys(told)]
    return [when for when in found if when.starts_at <= at]


def _as_it_stood(year: int) -> Iterator[Publication]:
    """On the last second of a period with what was known then; and the year while it ran, on the day the campaign ended."""
    from lachan.indicators.periods import parse

    second, campaign = timedelta(seconds=1), parse(CAMPAIGN.format(year), "civil")
    told = [("police", f"{year}H1"), ("civil", campaign.code), ("court", str(year)), ("police", str(year))]  # fmt: skip
    for when in (parse(period, calendar) for calendar, period in told):
        yield when, when.ends_at - second
    # What the campaign's report compares with, and the year's board, as both stood when it ended.
    yield parse(CAMPAIGN.format(year - 1), "civil"), campaign.ends_at - second
    yield parse(str(year), "police"), campaign.ends_at - second


def _published(when: "Period") -> Any:
    from lachan.indicators.models import Figure

    return Figure.objects.using("keeper").filter(
        calendar=when.calendar, period_from=when.begin, period_to=when.to,
        place=None, agency=None, article="",
    )  # fmt: skip


@click.group()
def warehouse() -> None:
    """Kho số liệu không danh tính, cho DuckDB và Spark."""


@warehouse.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--history",
    is_flag=True,
    help="Kèm thời hạn theo hồ sơ ở mọi thời điểm trước đây (lâu hơn nhiều).",
)
@plainly
def export_warehouse(folder: Path, history: bool) -> None:
    """Xuất hồ sơ ra Parquet: không danh tính, không lời trình bày, mã được băm bằng khóa hủy ngay sau khi xuất."""
    ready()
    from lachan.indicators.periods import HANOI
    from lachan.indicators.warehouse.opening import exporting

    with _database():
        rows = exporting()(folder, datetime.now(HANOI), history=history)
    click.echo(f"Đã xuất {sum(rows.values()):,} dòng vào {folder}. ".replace(",", ".")
               + "Thời điểm được giữ nguyên nên dữ liệu chưa khử nhận dạng hoàn toàn: chỉ giao cho người được xem hồ sơ.")  # fmt: skip
