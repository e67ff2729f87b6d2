"""A room in a made-up case of 2024: the file is opened at a place of the case, and written into by its bodies."""

import io
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from PIL import Image
from tests.case_scenes import POLICE, Scene

from lachan.access import scope
from lachan.evidence import commands, queries, reading
from lachan.evidence.given import Item
from lachan.evidence.models import Casefile, Entry, Scan, Upload


def picture(size: tuple[int, int] = (60, 40)) -> bytes:
    made = io.BytesIO()
    Image.new("L", size, 200).save(made, "JPEG")
    return made.getvalue()


@dataclass
class Room:
    """The file in hand; every verb is done by one account at the scene's hour."""

    scene: Scene

    @property
    def code(self) -> str:
        return self.scene.matter.code

    def does(self, verb: Any, account: str = POLICE, **told: Any) -> Any:
        self.scene.now += timedelta(minutes=1)
        return verb(by=self.scene.cast(account), at=self.scene.now, **told)

    def file(self, account: str = POLICE) -> Casefile:
        who = self.scene.cast(account)
        with scope.acting(who):
            return queries.casefile_by_code(who, self.code)

    def read(self, account: str = POLICE, until: int | None = None) -> reading.File:
        who = self.scene.cast(account)
        with scope.acting(who):
            return reading.file_of(queries.casefile_by_code(who, self.code), self.scene.now, until)

    def asked(self, account: str = POLICE) -> reading.Checked:
        return reading.checked(self.read(account))

    def writes(self, *items: Item, account: str = POLICE, seen: int | None = None) -> list[Entry]:
        return self.does(
            commands.write_evidence, account, casefile=self.file(account), items=items, seen=seen
        )

    def paper(self, name: str = "D1", **more: Any) -> str:
        self.writes(Item("documents", name, {"title": "Biên bản hỏi cung (giả lập)", **more}))
        return name

    def sent(self, data: bytes, name: str, account: str = POLICE) -> Upload:
        upload = self.does(
            commands.begin_upload, account, casefile=self.file(account), name=name, size=len(data)
        )
        half = len(data) // 2
        for begins, part in ((0, data[:half]), (half, data[half:])):
            self.does(commands.bring_piece, account, upload=upload, begins=begins, data=part)
        return upload

    def scanned(self, data: bytes | None = None, name: str = "anh.jpg", paper: str = "D1") -> Scan:
        upload = self.sent(data or picture(), name)
        return self.does(commands.finish_upload, upload=upload, document=paper)


def opened(scene: Scene, account: str = POLICE) -> Room:
    room = Room(scene)
    room.does(commands.open_casefile, account, matter=scene.matter)
    return room
