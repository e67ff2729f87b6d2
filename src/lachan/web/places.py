"""Places in the navigation, in the user's terms, each with the permission that opens it."""

from dataclasses import dataclass

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817


@dataclass(frozen=True)
class Place:
    """A place of work; `short` stands under its icon on a phone, `key` is its shortcut."""

    url: str
    label: str
    short: str
    icon: str
    opens: P | None = None
    key: str = ""


PLACES = (
    Place("/viec-hom-nay/", "Việc hôm nay", "Hôm nay", "desk", P.REPORT_SEE, "d"),
    Place("/nguon-tin/moi/", "Tiếp nhận mới", "Tin mới", "new", P.REPORT_RECEIVE, "n"),
    Place("/vu-viec/", "Vụ việc", "Vụ việc", "list", P.REPORT_SEE),
    Place("/vu-an/", "Vụ án", "Vụ án", "list", P.REPORT_SEE, "a"),
    Place("/giam-giu/", "Giam, giữ", "Giam giữ", "person", P.REPORT_SEE, "g"),
    Place("/cham-soc/", "Chăm sóc nạn nhân", "Chăm sóc", "person", P.VICTIM_SEE),
    Place("/ban-giao/", "Bàn giao", "Bàn giao", "tray", P.HANDOVER_SEND),
    Place("/kenh/", "Sổ kênh", "Sổ kênh", "paper", P.CHANNEL_LOG),
    Place("/tra-cuu/", "Tra cứu", "Tra cứu", "search", P.IDENTITY_LOOKUP),
    Place("/chi-tieu/", "Chỉ tiêu", "Chỉ tiêu", "board", P.FIGURES_SEE),
    Place("/bao-cao/", "Báo cáo", "Báo cáo", "paper", P.REPORTING_SEE, "b"),
    Place("/ke-hoach/", "Kế hoạch", "Kế hoạch", "paper", P.PLAN_SEE, "k"),
    Place("/truyen-thong/", "Truyền thông", "Truyền thông", "info", P.OUTREACH_SEE),
    Place("/tap-huan/", "Tập huấn", "Tập huấn", "paper", P.OUTREACH_SEE),
    Place("/dia-ban/", "Địa bàn", "Địa bàn", "board", P.FOCUS_SEE),
    Place("/kiem-tra/", "Kiểm tra lĩnh vực", "Kiểm tra", "info", P.CHECK_SEE),
    Place("/doi-chieu/", "Đối chiếu", "Đối chiếu", "board", P.AGREEMENT_SEE),
    Place("/so-lieu-cong-bo/", "Số liệu công bố", "Công bố", "paper", P.FIGURES_SEE),
    Place("/giam-sat/", "Giám sát", "Giám sát", "info", P.OVERSIGHT_SEE),
    Place("/nhat-ky/", "Nhật ký", "Nhật ký", "sealed", P.AUDIT_SEE),
    Place("/sach-luat/", "Sách luật", "Luật", "unsettled"),
    Place("/mau-van-ban/", "Mẫu văn bản", "Mẫu", "paper", P.ACCOUNT_MANAGE),
)


def home(who: Actor) -> str:
    """Where a person starts: the first place that is theirs."""
    return next(p.url for p in PLACES if p.opens is None or who.can(p.opens))
