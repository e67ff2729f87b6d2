"""From a list of thirty invented people to support plans, under either law, each step by the body whose step it is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from conftest import HANOI
from openpyxl import load_workbook

from lachan.access import scope
from lachan.exchange.returnees.plan import plan_of
from lachan.exchange.returnees.rows import Asked
from lachan.exchange.returnees.sample import write_sample
from lachan.law.supports import supports
from lachan.victims.models import CareOwed, CareReading

from .care_list import Desk, body

LEAD, VERIFIER, AID = "ytetinh", "dieutra_tinh", "trogiup"


@dataclass(frozen=True)
class Era:
    commune: str
    on: date
    tells: str
    takes: str
    regime: str
    law: str


ERAS = {
    "old": Era("xahoixa", date(2025, 6, 16), "to_labour", "at_labour", "law_66_2011", "Luật 66/2011"),
    "new": Era("xahoixa_2026", date(2026, 3, 10), "to_health", "at_health", "law_53_2024", "Luật 53/2024"),
}  # fmt: skip
# Rows of the list, by what becomes of them; whoever is in none is identified. The first of the short list are among them.
NOT_VICTIM, UNTRACEABLE, WITHDREW, DECLINED = {2, 14, 28}, {12}, {20}, {22}
SHORT = (1, 2, 12, 15, 22, 23)
SITUATION = {"nationality": "vietnamese", "goes_home": "yes", "cannot_pay": "yes", "in_danger": "no", "abroad": "no",
             "in_facility": "no", "poor": "yes", "insured": "no"}  # fmt: skip


def listed(tmp_path, era, rows):
    """The list as it comes, or the named rows of it."""
    path = tmp_path / "tro-ve.xlsx"
    write_sample(path, received_on=era.on)
    book = load_workbook(path)
    for number in range(30, 0, -1):
        if number not in rows:
            book.active.delete_rows(5 + number)
    book.save(path)
    return path


def test_the_list_is_of_thirty_people_of_eight_languages_nine_minors_eleven_men(tmp_path):
    for era in ERAS.values():
        at = datetime.combine(era.on, datetime.max.time(), HANOI)
        lines = plan_of(listed(tmp_path, era, range(1, 31)), Asked(UUID(int=1), at, lambda text, day: text)).lines  # fmt: skip
        assert len(lines) == 30
        assert len({line.language for line in lines}) == 8
        assert len({line.words["Dân tộc"] for line in lines}) == 8
        assert sum(line.birth.minor is True for line in lines) == 9
        assert sum(line.sex == "male" and line.birth.minor is False for line in lines) == 11


@dataclass
class Journey:
    """One list on its way; `codes` by the number of the row in the list."""

    era: Era
    desk: object
    site: object
    rows: tuple[int, ...]

    def day(self, days, hour=9):
        self.site.at = datetime.combine(self.era.on, datetime.min.time(), HANOI) + timedelta(days=days, hours=hour)  # fmt: skip

    def later(self, days):
        return f"{self.site.at.date() + timedelta(days=days):%d/%m/%Y}"

    def of(self, *heaps):
        return [code for row, code in self.codes.items() if row not in set().union(*heaps)]

    def received(self, path):
        """The commune's officer: reads for a try, receives, screens one after another, tells the lead."""
        self.day(0, 21)
        one = self.desk(self.era.commune)
        one.go("/cham-soc/", "cares-none")
        known = self.received_by_hand(one)
        one.go("/cham-soc/", "cares-one")
        one.click("link", "Danh sách người trở về", "list-form")
        one.page.set_input_files("#file", path)
        one.click("button", "Đọc thử, chưa ghi", "list-tried")
        one.page.check(f"input[value='{known}']")
        one.click("button", "Tiếp nhận các dòng đã rõ", "list-received")
        assert f"Đã tiếp nhận {len(self.rows) - 1} người" in one.page.inner_text("h1")
        assert "không mở hồ sơ thứ hai" in one.page.inner_text("main")
        self.list_url = one.page.get_by_role("link", name="Xem cả danh sách").get_attribute("href")
        one.go(self.list_url, "list-one")
        found = one.page.eval_on_selector_all("tbody tr", "all => all.map(tr => [tr.querySelector('th').innerText, tr.querySelector('a.code-name').innerText])")  # fmt: skip
        self.codes = {row: code for row, (_, code) in zip(self.rows, found, strict=True)}
        self.screened(one)
        self.told(one)
        one.leaves()

    def received_by_hand(self, one):
        """The first of the list came to the door before the list did."""
        one.click("link", "Tiếp nhận một người", "receive")
        told = {
            "minor": "no",
            "sex": "male",
            "full_name": "Người Mẫu 01",
            "telephone": "0900 000 001",
        }
        for name, value in told.items():
            one.fill(name, value)
        one.page.get_by_role("button", name="Tiếp nhận").click()
        one.page.locator(".message.success").wait_for()
        one.look("file-received")
        return one.page.inner_text("h1").strip()

    def screened(self, one):
        """The first two by hand, from one to the next; the others as the same form."""
        one.click("link", "Sàng lọc người tiếp theo", "signs")
        for _ in range(2):
            one.page.locator("[data-sign] input").first.focus()
            one.one.press("c", "k", "?")
            one.click("button", "Xem gợi ý, chưa ghi", "signs-found")
            one.page.select_option("#signs", "yes")
            one.page.select_option("#forced", "yes")
            one.page.get_by_role("button", name="Ghi, sang người tiếp theo").click()
            one.page.locator(".message.success").wait_for()
        one.go("/cham-soc/can-lam/", "due")
        assert one.page.locator("#chua-sang-loc").locator("xpath=../..").locator("tbody tr").count() == len(self.rows) - 2  # fmt: skip
        one.go(self.list_url, "list-one-begun")
        left = one.page.eval_on_selector_all("a[href*='/sang-loc/']", "all => [...new Set(all.map(a => a.getAttribute('href')))]")  # fmt: skip
        one.go(left[0], "signs")
        for url in left:
            one.sends(url, decide="1", signs="yes", forced="", note="")
        one.go(self.list_url, "list-one-screened")
        assert "Mọi người trong danh sách đã được sàng lọc" in one.page.inner_text("main")

    def told(self, one):
        codes = list(self.codes.values())
        one.go(f"/cham-soc/{codes[0]}/", "file")
        assert "ép làm việc trái pháp luật" in one.page.inner_text("main")
        one.each(codes, "lien-lac", contact="no_calls", only_through="in_person")
        one.each(codes, "chuyen-nguoi", way=self.era.tells, to=body("68-syt"))

    def taken_over(self):
        """The province's body takes over and asks the police to verify."""
        self.day(1)
        one, codes = self.desk(LEAD), list(self.codes.values())
        one.go("/cham-soc/?chu_tri=minh", "cares")
        one.each(codes, "nhan-nguoi", way=self.era.takes)
        one.each(codes, "nhan-nguoi", way="begun")
        one.go(f"/cham-soc/{codes[0]}/noi-chuyen/", "talk")
        one.go(f"/cham-soc/{codes[0]}/noi-chuyen/dang/", "talk-under-way")
        one.go(f"/cham-soc/{codes[0]}/noi-chuyen/nghi/", "talk-pause")
        one.each(codes, "yeu-cau-xac-minh", of=body("68-csdt"))
        one.leaves()

    def verifying(self):
        self.day(2)
        one = self.desk(VERIFIER)
        one.go("/cham-soc/", "cares-verifier")
        one.each(list(self.codes.values()), "bat-dau-xac-dinh")
        one.leaves()

    def planned(self):
        """Needs, safety, supports: for everybody who is being identified, whatever the answer will be."""
        self.day(3)
        one, codes = self.desk(LEAD), list(self.codes.values())
        one.go(f"/cham-soc/{codes[0]}/ho-tro/", "supports-open")
        one.each(codes, "hoan-canh", **SITUATION)
        one.each(codes, "nhu-cau", needs="health", review_on=self.later(7))
        one.each(codes, "an-toan", words="Đi cùng người quen, giả lập.", review_on=self.later(7))
        one.each(codes, "chuyen-gui", support="legal_aid", to=body("68-tgpl"), answer_by=self.later(3), words="Giả lập.")  # fmt: skip
        one.leaves()
        self.day(4)
        aid = self.desk(AID)
        aid.go("/cham-soc/", "cares-aid")
        aid.each(codes, "nhan-chuyen-gui", support="legal_aid")
        aid.leaves()

    def ended(self):
        """Two do not go on; of the others it is said whether they are victims, and both are answers."""
        self.day(5)
        one = self.desk(LEAD)
        one.each([self.codes[n] for n in UNTRACEABLE & {*self.rows}], "mat-lien-lac")
        for number in WITHDREW & {*self.rows}:
            one.does(self.codes[number], "khong-tiep-tuc")
        one.leaves()
        self.day(6)
        police = self.desk(VERIFIER)
        going = self.of(UNTRACEABLE, WITHDREW)
        police.each(going, "tra-loi-xac-minh", result="confirmed", note="Giả lập.", paper="01/XM")
        police.each([self.codes[n] for n in sorted(NOT_VICTIM & {*self.rows})], "khong-phai-nan-nhan", ground="no_ground", paper="02/KL")  # fmt: skip
        police.each(self.of(UNTRACEABLE, WITHDREW, NOT_VICTIM), "xac-dinh", paper="03/GXN")
        police.leaves()
        self.day(7)
        one = self.desk(LEAD)
        one.each([self.codes[n] for n in DECLINED], "khong-nhan-ho-tro", support="")
        self.seen_whole(one)
        one.leaves()

    def seen_whole(self, one):
        first, second = list(self.codes.values())[:2]
        one.go(f"/cham-soc/{first}/", "file-identified")
        one.go(f"/cham-soc/{first}/ho-tro/", "supports-identified")
        one.go(f"/cham-soc/{first}/ke-hoach/", "plan")
        one.go(f"/cham-soc/{first}/ke-hoach/?cung={second}", "plan-family")
        one.go(self.list_url, "list-one-ended")
        for number, code in self.codes.items():
            plan = one.reads(f"/cham-soc/{code}/ke-hoach/")
            assert self.era.law in plan and "Đi cùng người quen, giả lập." in plan, code
            said = (
                "chọn không nhận"
                if number in DECLINED
                else "Trợ giúp pháp lý nhà nước đã nhận giúp"
            )
            assert said in plan, (number, code)
            assert ("không phải là nạn nhân" in plan) is (number in NOT_VICTIM), (number, code)


def check(journey, cast):
    """In the record: everybody screened, with an answer or an end, and supports of the law of their day only."""
    known = {one.kind for one in supports() if one.regime == journey.era.regime}
    with scope.acting(cast(LEAD)):
        read = {r.care.person.code: r for r in CareReading.objects.select_related("care__person")}
        owed = {code: list(CareOwed.objects.filter(care=r.care_id)) for code, r in read.items()}
    assert len(read) == len(journey.rows) and not any(r.unscreened for r in read.values())
    for number, code in journey.codes.items():
        one = read[code]
        assert one.regime == journey.era.regime
        ends = {**dict.fromkeys(NOT_VICTIM, ("V5", "not_victim")), **dict.fromkeys(UNTRACEABLE, ("V7", "")),
                **dict.fromkeys(WITHDREW, ("V6", ""))}  # fmt: skip
        assert (one.stage, one.verdict) == ends.get(number, ("V4", "victim")), (number, code)
        assert owed[code] and {row.support for row in owed[code]} <= known
        assert {row.regime for row in owed[code]} == {journey.era.regime}


@pytest.fixture(scope="module")
def seen():
    """Screens that were looked at: the same one is not looked at twice, though another law spoke on it."""
    return set()


def walked(era, rows, seen, cast, person, chromium, site, tmp_path):
    whole = len(rows) == 30
    journey = Journey(ERAS[era], lambda account: Desk(person, chromium, site, account, seen, pictures=whole), site, tuple(rows))  # fmt: skip
    journey.received(listed(tmp_path, ERAS[era], set(rows)))
    journey.taken_over()
    journey.verifying()
    journey.planned()
    journey.ended()
    check(journey, cast)


@pytest.mark.parametrize("era", ERAS)
def test_a_short_list_to_its_support_plans(era, seen, cast, person, chromium, site, tmp_path):
    walked(era, SHORT, seen, cast, person, chromium, site, tmp_path)
    assert len(seen) > 30


@pytest.mark.long
@pytest.mark.parametrize("era", ERAS)
def test_thirty_people_to_their_support_plans(era, seen, cast, person, chromium, site, tmp_path):
    walked(era, range(1, 31), seen, cast, person, chromium, site, tmp_path)
