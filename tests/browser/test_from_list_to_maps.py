"""From a clerk's list and scans to six maps and open questions: every key, click and decision of it, and how long that takes.

Procurators who draw such maps by hand in their contests are given 240 minutes."""

import pytest

from lachan.access import scope
from lachan.evidence import queries, reading
from lachan.outcomes import commands as outcomes
from lachan.simulator.evidence import files
from lachan.simulator.evidence.telling import argument
from tests.case_walk import ERAS, CaseWalk

from .keystrokes import Hands
from .typing_the_demo import Lines, decisions_in

POLICE = "dieutra_tinh"
MOST = 60  # minutes
VIEWS = ("matrix", "tree", "timeline", "network", "money", "procedure")
KNOWN = {(one["rule"]) for one in argument()["gaps"]}


@pytest.fixture
def matter(site, cast):
    """The case as the docket knows it: initiated, three charged, concluded, on the days of the story."""
    walk = CaseWalk(cast, ERAS["2026"])
    walk.to("2026-01-22 08:20")
    walk.reported()
    walk.to("2026-01-29 08:00")
    walk.initiated(paragraph=1)
    walk.three = [
        walk.new_person(year=year, name=f"Người Mẫu Giả Lập {year}") for year in (1984, 1990, 1987)
    ]
    for who, day in zip(walk.three, ("02-12 05:00", "02-12 05:30", "02-25 08:00"), strict=True):
        walk.to(f"2026-{day}")
        walk.charged(who)
    walk.to("2026-06-05 09:00")
    walk.do(outcomes.conclude_investigation, POLICE)
    site.clock("2026-06-10 08:00")
    return walk


@pytest.fixture
def stick(tmp_path):
    """The demo file as the clerk has it: the list, the scans, the exhibits."""
    for name, data in files.demo_files():
        (tmp_path / name).write_bytes(data)
    return tmp_path


class Work:
    """The whole way, part by part."""

    def __init__(self, one, matter, stick, reads_all):
        self.one, self.page, self.hands = one, one.page, Hands(one.page)
        self.base, self.stick = f"/vu-viec/{matter.matter.code}/chung-cu/", stick
        self.lines, self.reads_all, self.accused = Lines(), reads_all, matter.three

    def tab(self, label):
        """A page of one item has no tabs: back by its crumbs first."""
        tabs = self.page.locator(
            "nav.tabs, .tabs nav, [aria-label='Các phần của hồ sơ chứng cứ']"
        ).first
        away = not tabs.count()
        if away:
            self.hands.clicks(self.page.locator(f"a[href='{self.base}']").first, leads=True)
        self.hands.clicks(
            known=away, target=tabs.get_by_role("link", name=label, exact=True), leads=True
        )

    def button(self, label, **more):
        self.hands.clicks(self.page.get_by_role("button", name=label, **more), leads=True)

    def comes(self, account, password):
        with self.hands.doing("đăng nhập, mở hồ sơ"):
            self.one.go("/dang-nhap/")
            self.hands.clicks(self.page.locator("input[name=username]"))
            self.hands.types(account)
            self.hands.presses("Tab")
            self.hands.types(password)
            self.hands.presses("Enter", leads=True)
            self.hands.spells(self.base)  # the address, typed
            self.hands.waits_for(lambda: self.one.go(self.base))
            self.hands.chooses(self.page.locator("#numbering"), "sheet")
            self.button("Mở hồ sơ chứng cứ")

    def imports(self, name, *, file="", text="", kind=""):
        with self.hands.doing(name):
            self.tab("Nhập bảng")
            if kind:
                self.hands.chooses(self.page.locator("#format"), kind)
            if file:
                self.hands.picks_files(self.page.locator("#file"), [str(self.stick / file)])
            else:
                self.hands.clicks(self.page.locator("#lines"))
                self.hands.types(text, decisions_in(text))
            self.button("Đọc thử, chưa ghi")
            self.hands.reads(self.page.locator("section[aria-labelledby=loss-title]").inner_text())
            self.hands.clicks(self.page.locator(".submit-bar button.main"), leads=True)

    def sends(self):
        with self.hands.doing("gửi bản quét, ảnh, ghi âm, ghi hình"):
            self.tab("Tệp")
            paths = [str(path) for path in sorted(self.stick.iterdir()) if path.suffix != ".xlsx"]
            self.hands.picks_files(self.page.locator("#tep"), paths)
            self.hands.clicks(self.page.get_by_role("button", name="Gửi", exact=True))
            self.hands.waits_for(lambda: self.page.wait_for_function(
                "n => document.querySelectorAll('.sending .done, .sending .failed').length >= n", arg=len(paths), timeout=90_000))  # fmt: skip
            assert self.page.locator(".sending .done").count() == len(paths), self.page.locator(
                ".sending"
            ).inner_text()

    def confirms(self, name):
        """Every page is looked at; Enter goes to the next. The machine's proposals stand in the boxes, the rest is typed."""
        with self.hands.doing(f"xác nhận bút lục: {name}"):
            self.tab("Tệp")
            self.hands.clicks(self.page.get_by_role("link", name=name), leads=True, known=True)
            self.hands.clicks(
                self.page.get_by_role("link", name="Xác nhận bút lục"), leads=True, known=True
            )
            truth = {one.number: one for one in files.pages(name)}
            while True:
                if self.reads_all:
                    self.button("Đọc dấu bằng máy")
                further = self.page.get_by_role("link", name="Các trang sau").count()
                self._screen(truth)
                if not further:
                    break

    def _screen(self, truth):
        boxes = self.page.locator("form[data-folios] input[name^='bl-']")
        self.hands.clicks(boxes.first)
        for box in boxes.all():
            one = truth[int(box.get_attribute("name")[3:])]
            said = f"{one.folio} (mặt sau)" if one.back and one.folio else one.folio
            self.hands.looks(1)
            if box.input_value() != said:
                box.fill("")
                box.focus()
                self.hands.types(said or " ")
            self.hands.spells(".")  # Enter, to the next
        self.button("Xác nhận các số trên")

    def corrects(self, part, item, group, choices):
        """What neither list nor table says: an item's own form, its folded group, the answers."""
        with self.hands.doing(f"sửa {item}"):
            self.tab("Mục hồ sơ")
            self.hands.clicks(
                self.page.locator(f"a[href$='/muc/{part}/']").first, leads=True, known=True
            )
            self.hands.clicks(
                self.page.locator(f"a[href$='/muc/{part}/{item}/']").first, leads=True, known=True
            )
            self.hands.clicks(
                self.page.get_by_role("link", name="Sửa, ghi thêm"), leads=True, known=True
            )
            self._fills(group, choices)
            self.button("Ghi vào hồ sơ")

    def _fills(self, group, choices):
        for title in group:
            folded = self.page.locator("details.more-fields", has_text=title).first
            if folded.get_attribute("open") is None:
                self.hands.clicks(folded.locator("summary"))
        for name, value in choices.items():
            box = self.page.locator(f"[name='{name}']").first
            if box.evaluate("one => one.tagName") == "SELECT":
                self.hands.chooses(box, value)
            else:
                self.hands.clicks(box)
                if box.input_value():
                    self.hands.presses("Control+a")
                self.hands.types(value)

    def enters_one_quickly(self):
        """The first statement through the quick form, its third piece of evidence by the keys of the linking page."""
        row, of = argument()["propositions"][0], self.lines.listed
        with self.hands.doing("một mệnh đề bằng «Ghi nhanh»"):
            self.tab("Ghi nhanh")
            self.hands.types(row["text"])
            self.hands.chooses(self.page.locator("[name=nature]"), "act")
            for name, who in (("actors", self.accused[1]), ("about", "bh1")):
                self.hands.clicks(self.page.locator(f"label:has([name={name}][value='{who}'])"))
            self._fills((), {"since": "12/9/2025", "place": row["place"], "target": "C2/deception",
                             "supports_1_evidence": of["e-bh1-1"]})  # fmt: skip
            self.button("Ghi vào hồ sơ")
        with self.hands.doing("hai liên kết bằng phím"):
            for code in (of["e-dt2"], of["e-dt-bh1"]):
                self.tab("Liên kết")
                self._links(code, "M1")
        assert self.lines.codes[row["id"]] == "m1"

    def _links(self, source, target):
        for side, code in (("from", source), ("to", target)):
            self.hands.clicks(self.page.locator(f"#narrow-{side}"))
            self.hands.types(code)
            self.hands.clicks(self.page.locator(f"#pick-{side} label:has(input[value='{code}'])"))
        self.hands.presses("s", leads=True, decisions=1)

    def answers(self):
        with self.hands.doing("trả lời một câu hỏi"):
            self.tab("Câu hỏi")
            self.hands.clicks(self.page.locator("a", has_text="R-05").first, leads=True)
            self._fills((), {"text": argument()["notes"][0]["text"]})
            self.button("Trả lời, ký tên")


SEAL = {"seal-sealed": "yes", "seal-listed": "yes", "seal-place": "yes", "seal-photo": "yes"}


def through(work):
    for who, short in zip(work.accused, ("BC1", "BC2", "BC3"), strict=True):
        work.corrects("persons", who, (), {"code": short})
    work.imports("nhập danh mục XLSX", file=files.LIST)
    work.sends()
    for name in files.VOLUMES if work.reads_all else ["Văn bản chưa đánh số.pdf"]:
        work.confirms(name)
    work.imports("truy cứu: gõ nhiều dòng", text=work.lines.first(), kind="argument")
    work.enters_one_quickly()
    work.imports("mệnh đề, liên kết, sự kiện…: gõ nhiều dòng", text=work.lines.rest(1), kind="argument")  # fmt: skip
    of = work.lines.listed
    for exhibit in ("e-so-no", "e-can-cuoc"):
        work.corrects("evidence", of[exhibit], ("Niêm phong",), SEAL)
    work.corrects("evidence", of["e-bh2-1"], ("Thêm mục",), {"representative": "yes"})
    for said in ("e-bh3-1", "e-bh3-2"):
        work.corrects("evidence", of[said], ("Thêm mục",), {"representative": "yes", "interpreter": "yes"})  # fmt: skip
    work.corrects("evidence", of["e-n3"], ("Thêm mục",), {"interpreter": "yes"})
    work.corrects("evidence", of["e-bc2-3"], ("Thêm mục",), {"retracts": of["e-bc2-1"]})
    for item in ("bh1", "bh2", "bh3", "bh4"):
        work.corrects("persons", item, ("Thêm mục",), {"compensation": "yes"})
    work.answers()


def unread_pages(work):
    """Pages that this run did not confirm, at what those confirmed by hand and machine cost: looked at, Enter."""
    left = [name for name in files.VOLUMES if name != "Văn bản chưa đánh số.pdf"]
    with work.hands.doing("xác nhận bút lục: những tập chưa chạy"):
        pages = sum(len(files.pages(name)) for name in left)
        work.hands.looks(pages)
        work.hands.spells("." * pages)
        for _ in range(
            2 * len(left)
        ):  # two screens each: come to it, the machine asked, the numbers kept
            work.hands.would_click(3)


def read(matter, cast):
    who = cast(POLICE)
    with scope.acting(who):
        return reading.file_of(queries.casefile_by_code(who, matter.matter.code), matter.now)


@pytest.mark.parametrize("reads_all", [False, pytest.param(True, marks=pytest.mark.long)])
def test_the_demo_file_becomes_six_maps_in_an_hour(person, site, cast, matter, stick, reads_all):
    from conftest import PASSWORD

    work = Work(person(""), matter, stick, reads_all)
    work.comes(POLICE, PASSWORD)
    through(work)
    if not reads_all:
        unread_pages(work)
    print("\n" + work.hands.told())
    work.tab("Tổng quan")
    for view in VIEWS:
        assert drawn(work.page, view), view
    matter.now = site.at
    holds(reading.checked(read(matter, cast)), read(matter, cast).bundle)
    if reads_all:
        opens_its_folio(work, site)
    assert not work.one.errors, work.one.errors
    assert work.hands.seconds / 60 <= MOST


def drawn(page, view):
    """The view holds marks: lines of a picture or rows of a table, not an empty frame."""
    tab = page.locator(
        f"[data-evidence-tabs] [data-view={view}], [data-evidence-tabs] [aria-controls*={view}]"
    )
    if tab.count():
        tab.first.click()
    page.wait_for_timeout(300)
    return page.locator(f"[data-evidence-view={view}]").evaluate(
        "one => one.querySelectorAll('svg *, canvas, td, li').length"
    ) > 0  # fmt: skip


def opens_its_folio(work, site):
    """Evidence of a paper in the middle of a volume leads to the volume's page that was confirmed to be its folio."""
    for name in ("e-bh1-1", "e-dt2", "e-don"):
        item = work.lines.listed[name]
        answer = work.page.request.get(f"{site.url}{work.base}tep/mo/?chung-cu={item}")
        assert answer.status == 200 and "bl=" in answer.url, (name, answer.status)


def holds(found, bundle):
    assert len(bundle.links) == 188 and len(bundle.charges) == 5 and len(bundle.propositions) == 40
    assert found.coverage.supported == found.coverage.of > 10
    assert sorted(one.rule for one in found.findings) == sorted(KNOWN)
    assert [one.finding.rule for one in found.answered] == ["R-05"]
