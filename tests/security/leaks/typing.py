"""Every form of care filled with canaries in every field and sent for real, by those who may: what is then in clear?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lachan.web.care.verbs import FORMS

from .asking import Doors
from .canaries import Canary, fold
from .probes import FORM, OPTION, SELECT, fields_of

PAGES = ("/cham-soc/tiep-nhan/", "/cham-soc/tra-cuu/", "/cham-soc/", "/tra-cuu/", "/nguon-tin/moi/")
DAYS = frozenset({"review_on", "answer_by", "until", "ends_on"})
CODED = {"paper": "12/GL", "place": "lao_bao", "birth_year": "1999"}
YES_NO = {"yes", "no"}
LEFT = frozenset({"when", "received_at", "client_key", "sealed", "purpose", "csrfmiddlewaretoken"})


@dataclass
class Typist:
    doors: Doors
    statuses: list[tuple[str, int]] = field(default_factory=list)

    def everywhere(self, who: Mapping[str, tuple[str, ...]]) -> list[tuple[str, int]]:
        """By these accounts of this person's care."""
        for of, accounts in who.items():
            code = next(c.text for c in self.doors.planted.known.values() if (c.of, c.sort) == (of, "code"))  # fmt: skip
            for account in accounts:
                for url in self.addresses(code):
                    self.page(account, url)
        return self.statuses

    def addresses(self, code: str) -> list[str]:
        base = f"/cham-soc/{code}/"
        forms = [f"{base}lam/{name}/" for name in FORMS]
        return [*forms, f"{base}sang-loc/forced_criminality/", f"{base}noi-chuyen/", *PAGES]

    def page(self, account: str, url: str) -> None:
        for form in FORM.findall(self.doors.client(account).get(url).content.decode()):
            if 'method="post"' in form and "dang-xuat" not in form and "doi-don-vi" not in form:
                self.form(account, url, form)

    def form(self, account: str, url: str, form: str) -> None:
        """Once with words where words go; then, one field at a time, a name where a code or a number should be."""
        options = {name: [one for one in OPTION.findall(html) if one] for name, html in SELECT.findall(form)}  # fmt: skip
        asked = fields_of(form)
        right = {name: self.right(url, name, offered, options.get(name)) for name, offered in asked}
        self.send(account, url, right)
        for name in (one for one in right if one in CODED or set(options.get(one, ())) - YES_NO):
            named = self.doors.planted.word("typed", f"typed {url} {name}", "typed")
            for text in (
                named,
                fold(named)[:24],
            ):  # as people write it, and as a code would be spelled
                self.send(account, url, {**right, name: text})

    def send(self, account: str, url: str, data: dict[str, str]) -> None:
        self.statuses.append((f"{account} {url}", self.doors.client(account).post(url, data).status_code))  # fmt: skip

    def right(self, url: str, name: str, offered: list[str], options: list[str] | None) -> str:
        if name in LEFT:
            return next((one for one in offered if one), "verify")
        if options or name in CODED or name in DAYS:
            return options[0] if options else CODED.get(name, "01/08/2026")
        return self.doors.planted.word("typed", f"typed {url} {name}", "typed")

    def typed(self) -> list[Canary]:
        return [one for one in self.doors.planted.known.values() if one.sort == "typed"]
