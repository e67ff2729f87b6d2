"""What is known of a victim when nobody may be recognised: a few attributes in coarse codes, and no identity.
Codes answer to fields of HTCDS v2 and of the CTDC data set, brought together where a province would have too few."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields

from lachan.release.refusals import UnknownCode

Codes = tuple[tuple[str, str], ...]
SEX: Codes = (("female", "Nữ"), ("male", "Nam"), ("other_sex", "Khác, chưa rõ"))
AGE: Codes = (
    ("0_15", "Dưới 16 tuổi"), ("16_17", "16–17 tuổi"), ("18_24", "18–24 tuổi"), ("25_34", "25–34 tuổi"),
    ("35_up", "Từ 35 tuổi"), ("age_unknown", "Chưa rõ tuổi"),
)  # fmt: skip
CITIZENSHIP: Codes = (
    ("vietnamese", "Việt Nam"), ("neighbouring", "Nước láng giềng"),
    ("foreign", "Nước khác"), ("stateless", "Không quốc tịch, chưa rõ"),
)  # fmt: skip
ETHNICITY: Codes = (
    ("kinh", "Kinh"), ("minority", "Dân tộc thiểu số"), ("ethnicity_unknown", "Chưa rõ, người nước ngoài"),
)  # fmt: skip
EXPLOITATION: Codes = (
    ("sexual", "Bóc lột tình dục"), ("labour", "Cưỡng bức lao động"), ("forced_crime", "Cưỡng bức phạm tội (lừa đảo trên mạng)"),
    ("marriage", "Cưỡng ép kết hôn"), ("begging", "Cưỡng bức ăn xin"), ("child_sale", "Mua bán trẻ em, trẻ sơ sinh"),
    ("organs", "Lấy bộ phận cơ thể"), ("other_form", "Hình thức khác, chưa rõ"),
)  # fmt: skip
CONTROL: Codes = (
    ("debt", "Lệ thuộc nợ, giữ tiền công"), ("violence", "Bạo lực, đe dọa"), ("confinement", "Giam giữ, giữ giấy tờ"),
    ("deceit", "Lừa dối"), ("several", "Nhiều thủ đoạn"), ("control_unknown", "Khác, chưa rõ"),
)  # fmt: skip
RECRUITMENT: Codes = (
    ("online", "Qua mạng"), ("acquaintance", "Người quen"), ("kin", "Người thân, người yêu"),
    ("agency", "Môi giới, công ty"), ("abducted", "Bị bắt cóc"), ("recruiter_unknown", "Khác, chưa rõ"),
)  # fmt: skip
WHERE: Codes = (
    ("at_home", "Trong nước"), ("china", "Trung Quốc"), ("cambodia", "Campuchia"), ("laos", "Lào"),
    ("myanmar", "Mi-an-ma"), ("elsewhere", "Nước khác, chưa rõ"),
)  # fmt: skip
STATUS: Codes = (
    ("victim", "Nạn nhân"), ("in_identification", "Đang trong quá trình xác định"),
    ("accompanying_minor", "Người dưới 18 tuổi đi cùng"),
)  # fmt: skip
REGIME: Codes = (("law_66_2011", "Luật 66/2011"), ("law_53_2024", "Luật 53/2024"))
# How UNODC counts: children are under 18.
GROUP: Codes = (
    ("girls", "Trẻ em gái"), ("boys", "Trẻ em trai"), ("women", "Phụ nữ"), ("men", "Nam giới"), ("unplaced", "Chưa rõ tuổi, giới"),
)  # fmt: skip
# A cell that speaks of children, or may, by any of these codes, is small below ten: a child of unknown sex is unplaced.
OF_CHILDREN = frozenset(
    {"0_15", "16_17", "girls", "boys", "accompanying_minor", "child_sale", "unplaced"}
)
UNDER_18 = frozenset({"0_15", "16_17"})


@dataclass(frozen=True, slots=True)
class Coded:
    """One person, in codes. Two people of the same codes are equal, and that is the point."""

    year: int
    sex: str
    age: str
    citizenship: str
    ethnicity: str
    exploitation: str
    control: str
    recruitment: str
    where: str
    status: str
    regime: str


@dataclass(frozen=True)
class Attribute:
    """A column: its codes are fixed before anybody looks at the people."""

    name: str
    label: str
    codes: Codes
    read: Callable[[Coded], str]

    def index(self) -> dict[str, int]:
        return {code: n for n, (code, _) in enumerate(self.codes)}


def group(person: Coded) -> str:
    """Girls, boys, women, men."""
    if person.age == "age_unknown" or person.sex == "other_sex":
        return "unplaced"
    child = person.age in UNDER_18
    if person.sex == "female":
        return "girls" if child else "women"
    return "boys" if child else "men"


LISTS = {
    "sex": ("Giới", SEX), "age": ("Tuổi", AGE), "citizenship": ("Quốc tịch", CITIZENSHIP), "ethnicity": ("Dân tộc", ETHNICITY),
    "exploitation": ("Hình thức bóc lột", EXPLOITATION), "control": ("Thủ đoạn khống chế chính", CONTROL),
    "recruitment": ("Cách bị tuyển mộ", RECRUITMENT), "where": ("Nơi bị bóc lột", WHERE), "status": ("Tư cách", STATUS),
    "regime": ("Luật áp dụng", REGIME),
}  # fmt: skip


def attributes(years: Sequence[int]) -> dict[str, Attribute]:
    """Every column by name; the years are those of the release, chosen beforehand."""
    made = {"year": Attribute("year", "Năm", tuple((str(y), str(y)) for y in years), _year)}
    for name, (label, codes) in LISTS.items():
        made[name] = Attribute(name, label, codes, _reader(name))
    made["group"] = Attribute("group", "Nhóm tuổi, giới", GROUP, group)
    return made


def _year(person: Coded) -> str:
    return str(person.year)


def _reader(name: str) -> Callable[[Coded], str]:
    return lambda person: str(getattr(person, name))


def checked(rows: Iterable[Mapping[str, object]], years: Sequence[int]) -> list[Coded]:
    """From rows of another place. A column we do not know is refused: it could name somebody."""
    return [_one(number, row, years) for number, row in enumerate(rows, 1)]


def _one(number: int, row: Mapping[str, object], years: Sequence[int]) -> Coded:
    names = {field.name for field in fields(Coded)}
    if odd := sorted(set(row) ^ names):
        raise UnknownCode(
            f"Dòng {number}: cột thừa hoặc thiếu: {', '.join(odd)}. Chỉ nhận các cột mã hóa, không có danh tính."
        )
    if row["year"] not in years:
        raise UnknownCode(
            f"Dòng {number}: năm {row['year']} ngoài các năm công bố. Chọn lại năm, hoặc bỏ dòng đó."
        )
    for name, (label, codes) in LISTS.items():
        if row[name] not in dict(codes):
            raise UnknownCode(
                f"Dòng {number}: «{row[name]}» không có trong danh mục {label}. Sửa mã rồi chạy lại."
            )
    return Coded(**row)  # type: ignore[arg-type]


def as_row(person: Coded) -> dict[str, object]:
    return asdict(person)
