"""`lachan report`: a report of the committee from the command line, as a file whose kind its name says."""

from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from lachan import postgres
from lachan.access.refusals import Refusal

from .serve import own_database
from .steps import plainly, ready

if TYPE_CHECKING:
    from lachan.access.actor import Actor
    from lachan.reporting.models import ReportDraft

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
ROLE = "committee_staff"


class WhichAccount(Refusal):
    """Không rõ lập báo cáo thay ai: có nhiều thư ký Ban Chỉ đạo, hoặc chưa có ai. Nêu tài khoản bằng --as, ví dụ --as thukybcd."""


class NotADay(Refusal):
    """Không đọc được thời điểm chốt số liệu. Ghi ngày theo dạng 2024-09-30: số liệu tính đến hết ngày đó."""


class NotAVariant(Refusal):
    """Không đọc được cách tính đã chọn. Ghi theo dạng --variant K3=b, mỗi chỉ tiêu một lần."""


@click.command()
@click.argument("form", type=click.Choice(["half-year", "yearly", "peak-campaign", "thirty-july", "ad-hoc"]))  # fmt: skip
@click.option("--period", required=True, help="2024, 2024H1, 2024Q3 hoặc 2024-07-01..2024-09-30.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path),
              help="Tệp .docx, .pdf hoặc .xlsx (phụ lục số liệu).")  # fmt: skip
@click.option("--as-of", default="", help="Chốt số liệu đến hết ngày này, theo hồ sơ lúc đó.")  # fmt: skip
@click.option("--cut-off", is_flag=True, help="Kỳ chưa kết thúc: vẫn lập, ghi rõ số liệu đến ngày nào.")  # fmt: skip
@click.option("--variant", multiple=True, help="Cách tính, ví dụ K3=b.")
@click.option("--subject", default="", help="Trích yếu của báo cáo đột xuất.")
@click.option("--as", "account", default="", help="Tài khoản thư ký Ban Chỉ đạo.")
@plainly
def report(
    form: str, period: str, out: Path, as_of: str, cut_off: bool, variant: tuple[str, ...],
    subject: str, account: str,
) -> None:  # fmt: skip
    """Lập bản thảo báo cáo: half-year, yearly, peak-campaign, thirty-july, ad-hoc."""
    with nullcontext() if postgres.elsewhere() else own_database():
        ready()
        _report(form, period, out, as_of, cut_off, variant, subject, account)


def _report(
    form: str, period: str, out: Path, as_of: str, cut_off: bool, variant: tuple[str, ...],
    subject: str, account: str,
) -> None:  # fmt: skip
    from lachan.reporting.reports.forms import file_of

    kind, at = _kind(out), datetime.now(HANOI).replace(microsecond=0)
    by = staff(account, at)
    given = {"as_of": _end_of(as_of, at), "cut_off": cut_off, "variants": _variants(variant), "topic": subject}  # fmt: skip
    draft, content = _content(form.replace("-", "_"), period, by, at, given)
    out.write_bytes(file_of(content, kind))
    if draft.recorded_at < at:
        _warned(draft, by, at)
    click.echo(f"{out}: bản thảo, {len(content.figures)} chỉ tiêu, {content.period}, "
               f"chốt {draft.as_of.astimezone(HANOI):%H:%M %d/%m/%Y}. Soạn tiếp ở /bao-cao/{draft.id}/.")  # fmt: skip


def _warned(draft: "ReportDraft", by: "Actor", at: datetime) -> None:
    """An earlier draft over figures whose record has moved on since is still what was published; whoever takes it is told."""
    from lachan.access import scope
    from lachan.reporting import queries
    from lachan.reporting.commands import FiguresChanged

    with scope.acting(by):
        codes = dict.fromkeys(one.figure.code for one in queries.changed(by, draft, at))
    if codes:
        click.echo(f"{', '.join(codes)}: {FiguresChanged().sentence}", err=True)


def _kind(out: Path) -> str:
    from lachan.reporting.reports.forms import FILES, NoSuchFile

    kind = out.suffix.lstrip(".").lower()
    if kind not in FILES:
        raise NoSuchFile
    return kind


def _content(form: str, period: str, by: "Actor", at: datetime, given: dict) -> tuple:
    """The open draft of this form and period where nothing else was asked for; else a new one."""
    from lachan.access import scope
    from lachan.reporting import queries
    from lachan.reporting.commands import draft_report
    from lachan.reporting.reports.making import content_of

    plain = not any(given.values())
    with scope.acting(by):
        found: ReportDraft | None = queries.open_draft(by, form, period) if plain else None
    if found is None:
        made = draft_report(form=form, period=period, publish=True, by=by, at=at, **given)
        found_id = made.id
    else:
        found_id = found.id
    with scope.acting(by):
        draft = queries.draft(by, found_id)
        return draft, content_of(draft, at, synthetic=by.synthetic)


def _end_of(day: str, at: datetime) -> datetime | None:
    """The end of that day; of today, now."""
    if not day:
        return None
    try:
        end = datetime.fromisoformat(day).replace(hour=0, tzinfo=HANOI) + timedelta(hours=24, seconds=-1)  # fmt: skip
    except (ValueError, OverflowError):
        raise NotADay from None
    return at if end.date() == at.date() else end


def _variants(said: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for one in said:
        code, mark, way = one.partition("=")
        if not mark:
            raise NotAVariant
        found[code] = way
    return found


def staff(account: str, at: datetime) -> "Actor":
    """Whoever is named; unnamed, the only one who writes the committee's reports: at the committee, else at its office."""
    from django.db import transaction

    from lachan.access import scope, signin
    from lachan.access.models import Membership
    from lachan.reference.codes import Kind

    with transaction.atomic():
        scope.bind(scope.signing_in())
        rows = Membership.objects.filter(signin.memberships_on(at.date()), role=ROLE, account__is_active=True)  # fmt: skip
        rows = rows.filter(account__username=account) if account else rows
        every = list(rows.select_related("account", "agency").order_by("id"))
    held = [one for one in every if one.agency.kind == Kind.STEERING_COMMITTEE] or every
    if len(held) != 1:
        raise WhichAccount
    return signin.actor_of(held[0])
