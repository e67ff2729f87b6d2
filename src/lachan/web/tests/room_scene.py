"""A room opened in a made-up case whose accused are charged, with a little in it; written by the verbs, as pages find it."""

from tests.case_scenes import POLICE, Stock

from lachan.evidence.given import Item
from lachan.evidence.tests.room import Room, opened

NAME = "Nguyễn Thị Canari Mẫu"
FILLED = (
    Item("documents", "D1", {"title": "Biên bản ghi lời khai (giả lập)", "kind": "biên bản ghi lời khai", "folios": "15-18",
                             "made_on": "2024-04-05"}),
    Item("documents", "D2", {"title": "Biên bản hỏi cung (giả lập)", "folios": "19-24"}),
    Item("persons", "N1", {"code": "N1", "name": NAME, "roles": ["described"]}),
    Item("persons", "BH1", {"code": "BH1", "roles": ["victim"]}),
    Item("evidence", "E1", {"title": f"Lời khai nhắc đến {NAME}", "source": "statement", "document": "D1", "speaker": "BH1"}),
    Item("evidence", "E2", {"title": "Lời không nhận", "source": "statement", "document": "D2"}),
    Item("propositions", "M1", {"text": f"{NAME} giao người, nhận tiền", "nature": "act", "actors": ["N1"], "about": ["BH1"],
                                "since": "2024-03-05", "amount": 50000000}),
    Item("transactions", "T1", {"on": "2024-03-05", "payer": "N1", "payee": "BH1", "sum": 50000000, "trace": ["E1"]}),
)  # fmt: skip


def charged(room: Room, *more: Item) -> Room:
    """The first accused is charged in the file too, and the act is supported and attacked."""
    room.writes(
        *FILLED,
        Item("charges", "C1", {"person": room.scene.one, "article": "150", "acts_from": "2024-03"}),
        Item("links", "L1", {"from": "E1", "to": "M1", "kind": "supports"}),
        Item("links", "L2", {"from": "M1", "to": "C1/act", "kind": "supports"}),
        Item("links", "L3", {"from": "E2", "to": "M1", "kind": "attacks"}),
        *more,
    )  # fmt: skip
    return room


def room_at(cast, place: str = "charged", account: str = POLICE) -> Room:
    """A file just opened there, with nothing in it."""
    return opened(Stock(cast).at(place), account)
