"""`lachan release`: figures of victims that leave: tables, the open data set, cases for a partner; what was spent; the measure."""

import csv
import json
import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from lachan import postgres
from lachan.access.refusals import Refusal
from lachan.law.refusals import LawRefusal

from .imports import seated
from .reports import staff
from .serve import own_database
from .steps import plainly, ready

if TYPE_CHECKING:
    from lachan.access.actor import Actor
    from lachan.victims.models import VictimRelease

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MARK = "DỮ LIỆU GIẢ LẬP"
YEAR = click.option("--year", "years", required=True, help="Năm tiếp nhận: 2025 hoặc 2021-2025; chỉ những năm đã khép.")  # fmt: skip
FOLDER = click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Thư mục ghi tệp.")  # fmt: skip
STAFF = click.option("--as", "account", default="", help="Tài khoản thư ký Ban Chỉ đạo.")


class NotYears(Refusal):
    """Không đọc được khoảng năm. Ghi một năm (2025) hoặc một khoảng (2021-2025)."""


class NotAFile(Refusal):
    """Tên tệp phải kết thúc bằng .csv hoặc .json. Sửa --out rồi chạy lại."""


class PureRefusal(Refusal):
    """Không làm được. Xem câu giải thích rồi chạy lại."""


class NotSoMany(Refusal):
    """Số người giả lập phải từ 1 đến 100.000. Chọn số khác rồi chạy lại."""


@click.group()
def release() -> None:
    """Số liệu nạn nhân đưa ra ngoài: tables, open-data, list, htcds, htcds-read, measure, invented."""


@release.command()
@YEAR
@FOLDER
@STAFF
@plainly
def tables(years: str, out: Path, account: str) -> None:
    """Bảng kiểu GLOTIP đã che ô nhỏ, che kèm, làm tròn: CSV và XLSX. Mỗi năm công bố một lần; chạy lại thì ghi lại đúng bảng đã có."""
    from lachan.reporting import victim_tables
    from lachan.victims.commands import release_victim_tables

    with _database():
        first, last, by, at = *_years(years), *_staff_now(account)
        row = _there(by, first, last, "tables")
        made = row or release_victim_tables(year_from=first, year_to=last, by=by, at=at)
        files = {"csv": victim_tables.as_csv(made.content, made.years), "xlsx": victim_tables.as_xlsx(made.content, made.years)}  # fmt: skip
        _written(out, {f"nan-nhan-{first}-{last}.{kind}": data for kind, data in files.items()})
    click.echo(_said_of(made, again=row is not None))
    for title in made.content["withheld"]:
        click.echo(f"Không công bố bảng «{title}»: không che chắc chắn được các ô nhỏ.")


@release.command("open-data")
@YEAR
@FOLDER
@STAFF
@click.option("--epsilon", default=2.0, show_default=True, help="Mức bảo vệ; nhỏ thì chặt hơn và lệch hơn.")  # fmt: skip
@click.option("--delta", default=1e-6, show_default=True, help="Xác suất lời hứa không giữ được.")
@click.option("--once-more", is_flag=True, help="Làm thêm một bộ về cùng những người: ε cộng dồn.")  # fmt: skip
@plainly
def open_data(
    years: str, out: Path, account: str, epsilon: float, delta: float, once_more: bool
) -> None:
    """Bộ dữ liệu mở có bảo vệ riêng tư vi phân, kèm tệp lời hứa. Dưới 500 người thì từ chối: dùng `lachan release tables`."""
    from lachan.victims.commands import release_victim_data

    with _database():
        first, last, by, at = *_years(years), *_staff_now(account)
        row = None if once_more else _there(by, first, last, "open_data")
        made = row or release_victim_data(year_from=first, year_to=last, epsilon=epsilon, delta=delta, again=once_more, by=by, at=at)  # fmt: skip
        promise = json.dumps(made.content["metadata"], ensure_ascii=False, indent=1)
        name = f"du-lieu-mo-{first}-{last}"
        _written(out, {f"{name}.csv": made.content["csv"].encode("utf-8-sig"), f"{name}.json": promise.encode()})  # fmt: skip
        spent = _spent(by, first, last)
    click.echo(_said_of(made, again=row is not None))
    click.echo(f"ε đã dùng về những người của các năm này: {spent:.2f} trên mức trần 4.")
    click.echo("\n".join(made.content["head"]))


@release.command("list")
@STAFF
@plainly
def list_(account: str) -> None:
    """Sổ công bố: đã đưa ra gì, ngày nào, ai, năm nào, ε bao nhiêu; tổng ε theo từng năm."""
    with _database():
        by, _ = _staff_now(account)
        for line in _ledger(by):
            click.echo(line)


@release.command()
@YEAR
@click.option("--agency", required=True, help="Mã cơ quan chủ trì hỗ trợ, ví dụ 68-syt.")
@click.option("--as", "account", required=True, help="Tài khoản cán bộ của cơ quan đó.")
@click.option(
    "--paper", required=True, help="Số văn bản thỏa thuận với nơi nhận, ví dụ 01/2026/TT-SYT."
)
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Tệp .csv hoặc .json.")  # fmt: skip
@plainly
def htcds(years: str, agency: str, account: str, paper: str, out: Path) -> None:
    """Bản ghi hồ sơ theo chuẩn HTCDS v2 (84 mục), không danh tính, chỉ người đã đồng ý; in báo cáo mất mát. Chỉ gửi theo thỏa thuận, không công bố."""
    if out.suffix not in (".csv", ".json"):
        raise NotAFile(field="out")
    with _database():
        from lachan.exchange.care.commands import hand_out_cases
        from lachan.exchange.htcds.files import as_csv, as_json

        (first, last), at = _years(years), _now()
        found = hand_out_cases(year_from=first, year_to=last, paper=paper, by=seated(account, agency, at), at=at)  # fmt: skip
        written = (as_csv if out.suffix == ".csv" else as_json)(found.records, synthetic=found.synthetic)  # fmt: skip
    out.write_bytes(written.data)
    click.echo(f"{out.name}: {len(found.records)} hồ sơ. Để lại {found.without_yes} hồ sơ chưa có sự đồng ý cho đối tác giữ bản ghi.")  # fmt: skip
    click.echo("\n".join(written.loss.lines()))


@release.command("htcds-read")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@plainly
def htcds_read(file: Path) -> None:
    """Đọc tệp HTCDS của nơi khác: in từng bản ghi sẽ lấy được gì, bỏ lại gì và vì sao. Không tạo người, không ghi gì vào hồ sơ."""
    from lachan.exchange.htcds.files import read_file
    from lachan.exchange.htcds.listing import taken

    try:
        read = read_file(file)
    except LawRefusal as refused:
        raise PureRefusal(refused.message) from refused
    for number, one in enumerate(read.records, 1):
        click.echo(f"Bản ghi {number}: {'; '.join(taken(one)) or 'không có gì lấy được'}.")
    click.echo("\n".join(read.loss.lines()))
    click.echo("Chưa ghi gì. Người nào được tiếp nhận thật thì cán bộ tiếp nhận ở «Chăm sóc nạn nhân › Tiếp nhận».")  # fmt: skip


@release.command()
@click.option("--people", default=2000, show_default=True, help="Số người giả lập.")
@click.option("--seed", default=20261130, show_default=True, help="Cùng số thì cùng những người ấy.")  # fmt: skip
@click.option("--epsilon", default=2.0, show_default=True)
@click.option("--full", is_flag=True, help="Thêm mọi phép dò khác (khoảng hai phút).")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@click.option("--as", "account", default="", help="Tài khoản thư ký Ban Chỉ đạo: in thêm sổ ε đã dùng của tỉnh.")  # fmt: skip
@plainly
def measure(
    people: int, seed: int, epsilon: float, full: bool, as_json: bool, account: str
) -> None:
    """Đo trên người giả lập: khả năng nhận lại xấu nhất, sai số một đến ba chiều, từ chối khi ít người. DỮ LIỆU GIẢ LẬP."""
    from lachan.release import headline
    from lachan.release import measure as whole
    from lachan.release.noising import Budget

    try:
        if full:
            whole.main(["--people", str(people), "--seed", str(seed), "--epsilon", str(epsilon)])
        else:
            one = headline.measured(people, seed, Budget(epsilon, 1e-6))
            click.echo(json.dumps({"mark": MARK, **one.as_data()}, ensure_ascii=False, indent=1) if as_json
                       else "\n".join([MARK, *headline.said(one)]))  # fmt: skip
    except LawRefusal as refused:
        raise PureRefusal(refused.message) from refused
    if account:
        with _database():
            click.echo("\n".join(_ledger(_staff_now(account)[0])), err=as_json)


@release.command()
@click.argument("count", type=int)
@click.option("--seed", default=7, show_default=True, help="Cùng số thì cùng những người ấy.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Tệp .csv; bỏ trống thì in ra.")  # fmt: skip
@plainly
def invented(count: int, seed: int, out: Path | None) -> None:
    """Tạo bảng mã hóa của những người giả lập để thử (DỮ LIỆU GIẢ LẬP)."""
    from lachan.release.coded import as_row
    from lachan.release.invented import invent

    if not 1 <= count <= 100_000:
        raise NotSoMany(field="count")
    rows = [as_row(one) for one in invent(count, seed)]
    with out.open("w", encoding="utf-8-sig", newline="") if out else nullcontext(sys.stdout) as to:
        to.write(f"# {MARK}\n")
        writer = csv.DictWriter(to, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def _database() -> AbstractContextManager[object]:
    ready()
    return nullcontext() if postgres.elsewhere() else own_database()


def _now() -> datetime:
    return datetime.now(HANOI).replace(microsecond=0)


def _staff_now(account: str) -> tuple["Actor", datetime]:
    at = _now()
    return staff(account, at), at


def _years(said: str) -> tuple[int, int]:
    first, _, last = said.partition("-")
    if not all(
        one.isascii() and one.isdecimal() and len(one) == 4 for one in (first, last or first)
    ):
        raise NotYears(field="year")
    return int(first), int(last or first)


def _there(by: "Actor", first: int, last: int, kind: str) -> "VictimRelease | None":
    """What left already of exactly these years, the last: it is given out again, at no cost."""
    from lachan.access import scope
    from lachan.victims import queries

    with scope.acting(by):
        same = [one for one in queries.released(by, first, last, kind) if (one.year_from, one.year_to) == (first, last)]  # fmt: skip
    return same[-1] if same else None


def _spent(by: "Actor", first: int, last: int) -> float:
    from lachan.access import scope
    from lachan.victims import queries

    with scope.acting(by):
        return queries.epsilon_spent(queries.released(by, first, last, "open_data"))


def _said_of(made: "VictimRelease", *, again: bool) -> str:
    day = f"{made.released_at.astimezone(HANOI):%d/%m/%Y}"
    done = f"Đã công bố ngày {day}; ghi lại đúng nội dung ấy, không đếm lại, không tốn thêm ε" if again else "Đã công bố, ghi vào sổ"  # fmt: skip
    return f"{made.get_kind_display()}, năm {made.years}: {done}."


def _ledger(by: "Actor") -> list[str]:
    from lachan.access import scope
    from lachan.access.models import Account
    from lachan.victims import queries

    with scope.acting(by):
        rows = queries.released(by, 0, 9999)
        names = dict(
            Account.objects.filter(id__in={one.account_id for one in rows}).values_list(
                "id", "display_name"
            )
        )
    if not rows:
        return ["Chưa công bố gì về nạn nhân của tỉnh."]
    lines = [
        f"{one.released_at.astimezone(HANOI):%d/%m/%Y %H:%M} · {one.get_kind_display()} · năm {one.years} · {one.agency.short_name} · "
        f"{names.get(one.account_id, 'tài khoản khác')}" + (f" · ε = {one.epsilon:.2f}, δ = {one.delta:g}" if one.epsilon else "")
        for one in rows
    ]  # fmt: skip
    years = sorted(
        {y for one in rows if one.epsilon for y in range(one.year_from, one.year_to + 1)}
    )
    for year in years:
        spent = queries.epsilon_spent([one for one in rows if one.year_from <= year <= one.year_to])
        lines.append(f"Người tiếp nhận năm {year}: ε đã dùng {spent:.2f} trên 4.")
    return lines


def _written(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
        click.echo(f"Đã ghi {folder / name}.")
