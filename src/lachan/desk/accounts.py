"""`lachan account`: the first accounts of an installation, and keys for other systems."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import click
from django.db import transaction

from lachan.access.refusals import Refusal

from .steps import plainly, ready


class NoSuchAgency(Refusal):
    """Không có cơ quan mang mã này. Xem mã trong provinces/<tỉnh>/agencies.csv hoặc bodies.yaml, nạp tỉnh trước (lachan province)."""


class NoSuchRole(Refusal):
    """Không có vai trò này. Xem danh sách: lachan roles."""


class AccountExists(Refusal):
    """Tên đăng nhập này đã có. Chọn tên khác, hoặc thêm phân công cho tài khoản đó bằng --existing."""


class NoSuchAccount(Refusal):
    """Không có tài khoản hoặc phân công này còn hiệu lực. Kiểm tra tên đăng nhập."""


class WeakPassword(Refusal):
    """Mật khẩu quá ngắn hoặc quá phổ biến. Dùng ít nhất 12 ký tự, không dùng mật khẩu thông dụng."""


@click.group()
def account() -> None:
    """Tài khoản và khóa API: add, token."""


@account.command()
@click.argument("username")
@click.option("--name", required=True, help="Tên hiển thị của người dùng.")
@click.option("--agency", required=True, help="Mã cơ quan, ví dụ cax-c24853.c.")
@click.option("--role", required=True, help="Mã vai trò, xem lachan roles.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Ngày bắt đầu phân công.")
@click.option("--existing", is_flag=True, help="Thêm phân công cho tài khoản đã có.")
@plainly
def add(
    username: str, name: str, agency: str, role: str, since: datetime | None, existing: bool
) -> None:
    """Tạo tài khoản với một phân công; mật khẩu nhập tại chỗ, không nằm trong lệnh."""
    ready()
    from lachan.access.models import Account, Membership
    from lachan.access.roles import ROLES, WITHOUT_ACCOUNT
    from lachan.reference.models import Agency

    body = Agency.objects.using("owner").filter(key=agency).first()
    if body is None:
        raise NoSuchAgency
    if role not in ROLES or role in WITHOUT_ACCOUNT:
        raise NoSuchRole
    found = Account.objects.using("keeper").filter(username=username).first()
    if (found is not None) != existing:
        raise AccountExists if found else NoSuchAccount
    with transaction.atomic(using="keeper"):
        who = found or _new(username, name)
        Membership(account_id=who.id, agency_id=body.id, role=role,
                   valid_from=since.date() if since else _today()).save(using="keeper")  # fmt: skip
    click.echo(f"Đã có tài khoản {username}: {ROLES[role].label}, {body.name}.")


def _new(username: str, name: str):
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from lachan.access.models import Account, Password

    secret = click.prompt("Mật khẩu", hide_input=True, confirmation_prompt="Nhập lại mật khẩu")
    try:
        validate_password(secret)
    except ValidationError as weak:
        raise WeakPassword from weak
    made = Account(username=username, display_name=name)
    made.save(using="keeper")
    Password(account=made, hash=make_password(secret)).save(using="keeper", force_insert=True)
    return made


def _today() -> date:
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()


@account.command()
@click.argument("username")
@click.option("--by", "admin", required=True, help="Tên đăng nhập của quản trị viên cấp khóa.")
@click.option(
    "--scope", "scopes", multiple=True, required=True, help="Quyền của khóa, lặp lại được."
)
@click.option("--days", default=90, show_default=True, type=click.IntRange(1, 366))
@plainly
def token(username: str, admin: str, scopes: tuple[str, ...], days: int) -> None:
    """Cấp khóa API cho một tài khoản; chuỗi khóa chỉ hiện một lần."""
    ready()
    from lachan.access.commands import issue_api_token
    from lachan.access.signin import actor_of

    holder, granter = _membership(username), _membership(admin)
    at = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))
    text = issue_api_token(
        membership=holder.id, scopes=list(scopes), days=days, by=actor_of(granter), at=at
    )
    click.echo(text)


def _membership(username: str):
    from lachan.access.models import Membership
    from lachan.access.signin import memberships_on

    held = (
        Membership.objects.using("keeper").select_related("account", "agency")
        .filter(memberships_on(_today()), account__username=username).order_by("id").first()
    )  # fmt: skip
    if held is None:
        raise NoSuchAccount
    return held
