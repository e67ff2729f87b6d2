"""What the topics of an outline are: a charge names an article, an element its word of the law, evidence its folio.

Words decide, not depth alone: hand-drawn maps differ. What hangs under «gỡ tội» or «phản bác» attacks. A topic that is none
of these is a proposition beneath a charge, and a heading above one. Language is for review: every guess is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lachan.exchange.evidence.joining import Header
from lachan.exchange.evidence.loss import Left
from lachan.exchange.evidence.outline.tree import Topic
from lachan.exchange.evidence.people import CODE, People
from lachan.exchange.evidence.tables import cells
from lachan.exchange.evidence.tables.headings import picked
from lachan.exchange.words import bare, holds
from lachan.proof.folio import FolioUnread, Span, spans
from lachan.proof.views import MISSING

Data = dict[str, Any]
ARTICLE = re.compile(r"\bđiều\s+(\d+[a-zđ]?)\b", re.IGNORECASE)
CLAUSE = re.compile(r"\bkhoản\s+(\d+)\b", re.IGNORECASE)
POINT = re.compile(r"\bđiểm\s+([a-zđ])\b", re.IGNORECASE)
FOLIO = re.compile(r"[\[(]?\s*\b(?:BL|bút lục)\b[.:\s]*((?:\d+[a-zđ]?(?:\s*(?:[-–—,;]|đến|và)\s*)?)+)[\])]?", re.IGNORECASE)  # fmt: skip
HEAD = re.compile(
    r"[\[(](?:\w+/)?(\d+\.[a-zđ]|85\.[\d.a-z]+|act|means|purpose|[a-z_]{3,40})[\])]\s*$"
)
OURS = re.compile(r"^(charges|hypotheses|element|propositions|evidence|kind|source):(.{1,130})$")
ROOT = {"case": "code", "stage": "stage", "as_of": "as_of"}
LANES = {"attacks": ("go toi", "phan bac", "trai chieu", "bac bo", "chung cu chong"), "explains": ("giai thich", "lam ro them")}  # fmt: skip
GROUPS = (
    "chung cu",
    "chung cu buoc toi",
    "buoc toi",
    "tai lieu chung cu",
    "noi dung",
    "menh de",
    "cac chung cu",
)
# First that the topic begins with or is.
MATTERS = (
    ("act", ("hanh vi khach quan", "hanh vi", "mat khach quan")), ("means", ("thu doan", "phuong thuc thu doan")),
    ("85.2.motive", ("dong co",)), ("purpose", ("muc dich",)), ("85.2.fault", ("loi", "mat chu quan", "nang luc trach nhiem")),
    ("85.1.time", ("thoi gian",)), ("85.1.place", ("dia diem", "noi xay ra")),
    ("85.4", ("thiet hai", "hau qua", "tinh chat muc do thiet hai")),
    ("85.3", ("nhan than", "tinh tiet giam nhe", "tinh tiet tang nang")), ("85.5", ("nguyen nhan dieu kien", "nguyen nhan")),
    ("85.6", ("loai tru trach nhiem", "mien trach nhiem", "mien hinh phat", "tinh tiet loai tru")),
)  # fmt: skip


class Meaning:
    """Reads a tree once, from the top; `data` is what it comes to."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self._people = People(header)
        self._parts: dict[str, list[Data]] = {name: [] for name in ("charges", "hypotheses", "propositions", "evidence")}  # fmt: skip
        self._links: list[Data] = []
        self._left: Counter[tuple[str, str]] = Counter()
        self._seen: dict[str, str] = {}
        self._placed_in: dict[str, str] = {}
        self._linked: set[tuple[str, str, str]] = set()
        self._case: Data = {}
        self._taken = set(header.into.ids()) if header.into else set()
        self._turns: Counter[str] = Counter()
        self._papers = list(_papers(header))

    def data(self) -> Data:
        return {**self._parts, "persons": self._people.rows, "links": self._links, **self._case}

    def read(self, root: Topic) -> None:
        """A map of ours says at its root which file it is of."""
        said = dict(one.split(":", 1) for one in root.labels if ":" in one)
        self._case |= {ours: said[name] for name, ours in ROOT.items() if name in said}
        self._taken |= {m[2] for one in root.walk() for x in one.labels if (m := OURS.match(x))}
        for one in root.below if root.below else [root]:
            self._topic(one, None, None, "supports")

    def _topic(self, topic: Topic, charge: str | None, above: str | None, kind: str) -> None:
        """`above`: what this topic may speak for, the head of an element or a proposition."""
        title = " ".join(topic.title.split())
        ours: Data = {m[1]: m[2] for x in topic.labels if (m := OURS.match(x))}
        lane = ours.get("kind") or _lane(title)
        if not title:
            beneath = (charge, above, kind)
        elif lane and not any(k in ours for k in ("propositions", "evidence")):
            beneath = (charge, above, lane)
        else:
            beneath = self._placed(topic, title, ours, charge, above, lane or kind)
        for one in topic.below:
            self._topic(one, *beneath)

    def _placed(self, topic: Topic, title: str, ours: Data, charge: str | None, above: str | None, kind: str) -> tuple[str | None, str | None, str]:  # fmt: skip
        if self._is_charge(title, ours, charge):
            return self._charge(title, ours), None, "supports"
        if charge and (head := self._head(title, ours, above)):
            return charge, f"{charge}/{head}", "supports"
        if self._is_evidence(topic, title, ours, above):
            self._link(self._item(topic, title, ours), above, kind)
            return charge, above, kind
        if charge is None:
            self._left["chủ đề", "tiêu đề nhóm, không thuộc truy cứu nào"] += 1
            return None, None, kind
        if bare(title) in GROUPS:
            return charge, above, kind
        made = self._proposition(topic, title, ours)
        self._link(made, above, kind)
        return charge, made, "supports"

    # -- what a topic is -----------------------------------------------------------------------------

    def _is_charge(self, title: str, ours: Data, charge: str | None) -> bool:
        if "charges" in ours or "hypotheses" in ours:
            return True
        return not ours and charge is None and bool(ARTICLE.search(title)) and not FOLIO.search(title)  # fmt: skip

    def _head(self, title: str, ours: Data, above: str | None) -> str | None:
        """A head stands right beneath its charge; deeper the same words are a proposition."""
        if "element" in ours:
            return str(ours["element"]).split("/", 1)[-1]
        if ours or (above and "/" not in above):
            return None
        if found := HEAD.search(title):
            return found[1]
        clause, point = CLAUSE.search(title), POINT.search(title)
        if clause and point and not FOLIO.search(title):
            return f"{clause[1]}.{point[1].lower()}"
        plain = bare(title)
        if FOLIO.search(title) or len(plain.split()) > 12:
            return None
        return next((code for code, words in MATTERS for w in words if plain == w or plain.startswith(f"{w} ")), None)  # fmt: skip

    def _is_evidence(self, topic: Topic, title: str, ours: Data, above: str | None) -> bool:
        if ours:
            return "evidence" in ours
        plain = bare(title)
        leaf = not topic.below and above is not None and "/" not in above
        return bool(FOLIO.search(title)) or plain.startswith("chung cu ") or (leaf and picked("sources", title) is not None)  # fmt: skip

    # -- what it comes to ----------------------------------------------------------------------------

    def _charge(self, title: str, ours: Data) -> str:
        article = ARTICLE.search(title)
        number = article[1] if article else "150"
        who = ARTICLE.split(CLAUSE.sub("", POINT.sub("", title)))[0]
        who = re.sub(r"(?i)\b(bị truy tố|truy cứu|tội danh|tội|theo|giả thuyết|về)\b.*$|[()\[\]:,–-]+\s*$", "", who).strip(" -–:,(")  # fmt: skip
        person = self._people.of(who, "accused") if who and "hypotheses" not in ours and self._names_somebody(who) else None  # fmt: skip
        part = "charges" if person else "hypotheses"
        ident = self._id(part, ours.get(part) or self._fresh("c" if person else "g"))  # fmt: skip
        row: Data = {"id": ident, "article": number} | ({"person": person} if person else {})
        clause, point = CLAUSE.search(title), POINT.findall(title)
        if person:
            row |= ({"clause": int(clause[1])} if clause and 0 < int(clause[1]) < 20 else {}) | ({"points": [x.lower() for x in point]} if point else {})  # fmt: skip
        self._keep(part, row)
        return ident

    def _keep(self, part: str, row: Data) -> None:
        """Each once: the same evidence hangs in many places of a map."""
        if row["id"] not in self._placed_in:
            self._placed_in[row["id"]] = part
            self._parts[part].append(row)

    def _names_somebody(self, who: str) -> bool:
        plain = bare(who)
        return bool(CODE.search(who)) or plain.startswith(("bi can", "bi cao")) or (who[:1].isupper() and 2 <= len(plain.split()) <= 6)  # fmt: skip

    def _proposition(self, topic: Topic, title: str, ours: Data) -> str:
        ident = self._id("propositions", ours.get("propositions") or self._fresh("p"))  # fmt: skip
        note = {"evaluated": topic.note[:4000]} if topic.note and not ours else {}
        self._keep("propositions", {"id": ident, "text": title[:4000]} | note)
        return ident

    def _item(self, topic: Topic, title: str, ours: Data) -> str:
        said = FOLIO.search(title)
        words = FOLIO.sub("", title.removesuffix(f"({MISSING})")).strip(" -–:,;()[]") or title
        words = re.sub(r"(?i)^chứng cứ\s*[:–-]\s*", "", words)
        source = picked("sources", words)
        if ours.get("source"):
            source = str(ours["source"])
        folios = self._folios(said[1]) if said and not self._is_of_this_file(ours) else None
        key = f"{bare(words)}|{folios}"
        if "evidence" not in ours and key in self._seen:
            return self._seen[key]
        if source is None:
            self._left["nguồn chứng cứ", "không rõ từ tên, tạm ghi «tài liệu, đồ vật khác», xem lại"] += 1  # fmt: skip
        ident = self._id("evidence", ours.get("evidence") or self._fresh("e"))  # fmt: skip
        row: Data = {"id": ident, "title": words[:300], "source": source or "other_document"}
        row |= ({"folios": folios} if folios else {}) | ({"document": paper} if (paper := self._paper(folios)) else {})  # fmt: skip
        self._keep("evidence", row)
        self._seen[key] = ident
        return ident

    def _is_of_this_file(self, ours: Data) -> bool:
        """What the bundle holds already says its folios itself."""
        into = self._header.into
        return bool(ours) and into is not None and self._case.get("code") == into.code

    def _folios(self, text: str) -> str | None:
        try:
            return cells.folios(text.strip(" -–—,;"))
        except cells.Unread:
            self._left["bút lục", "không đọc được, để chưa ghi"] += 1
            return None

    def _paper(self, folios: str | None) -> str | None:
        """The one paper of the bundle that holds these folios; of several, none is guessed."""
        try:
            asked = spans(folios or "")
        except FolioUnread:
            return None
        found = [d for d, held in self._papers if asked and all(any(h.holds(one) for h in held) for one in asked)]  # fmt: skip
        return found[0] if len(found) == 1 else None

    def _fresh(self, letter: str) -> str:
        """An id that neither the bundle nor a label of the map has."""
        turn = self._turns[letter] = self._turns[letter] + 1
        while f"{letter}{turn}" in self._taken:
            turn = self._turns[letter] = turn + 1
        return f"{letter}{turn}"

    def _id(self, part: str, wanted: str) -> str:
        """Ids of ours are kept; a hand that copied a topic copied its label, which is the same object."""
        plain = re.sub(r"[^\w.\-]", "-", wanted)[:60]
        return plain if self._placed_in.get(plain, part) == part else f"{plain[:56]}-moi"

    def _link(self, source: str, target: str | None, kind: str) -> None:
        if target is None:
            self._left["chủ đề", "chưa gắn với dấu hiệu hay mệnh đề nào"] += 1
            return
        if source != target and (source, target, kind) not in self._linked:
            self._linked.add((source, target, kind))
            self._links.append({"from": source, "to": target, "kind": kind})

    def left(self) -> Iterator[Left]:
        for (what, why), n in self._left.items():
            yield Left(what, n, why)


def _lane(title: str) -> str | None:
    """A group that says how what hangs under it bears: «Chứng cứ gỡ tội»."""
    plain = bare(title)
    if len(plain.split()) > 6:
        return None
    return next(
        (kind for kind, words in LANES.items() if any(holds(w, plain) for w in words)), None
    )


def _papers(header: Header) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for one in header.into.documents if header.into else ():
        try:
            yield one.id, spans(one.folios or "")
        except FolioUnread:
            continue
