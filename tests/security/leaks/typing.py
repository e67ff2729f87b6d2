"""Every form of care filled with canaries in every field and sent for real, by those who may: what is then in clear?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lachan.web.care.verbs import FORMS

from .asking import Doors
from .canaries import Canary, fold
from .probes import FORM, OPTION, SELECT, fields_of

PAGES = ("/cham-soc/tiep-nhan/", "/cham-soc/tra-cuu/", "/cham-soc/", "/tra-cuu/", "/nguon-tin/moi/")
DAYS = frozenset({"review_on", "answer_by", "until", "ends_on"})
LEFT = frozenset({"when", "received_at", "client_key", "sealed", "purpose", "csrfmiddlewaretoken"})


@dataclass
class Typist:
    doors: Doors
    statuses: list[tuple[str, int]] = field(default_factory=list)

    def everywhere(self, who: Mapping[str, tuple[str, ...]]) -> list[tuple[str, int]]:
        """By these accounts of this person's care. Words where words go first; then a name where a code should be, spelled as
        a code would be."""
        for slug in (False, True):
            for of, accounts in who.items():
                code = next(c.text for c in self.doors.planted.known.values() if (c.of, c.sort) == (of, "code"))  # fmt: skip
                for account in accounts:
                    for url in self.addresses(code):
                        self.fill(account, url, slug)
        return self.statuses

    def addresses(self, code: str) -> list[str]:
        base = f"/cham-soc/{code}/"
        return [
            *(f"{base}lam/{name}/" for name in FORMS),
            f"{base}sang-loc/forced_criminality/",
            f"{base}noi-chuyen/",
            *PAGES,
        ]

    def fill(self, account: str, url: str, slug: bool) -> None:
        client = self.doors.client(account)
        served = client.get(url)
        for form in FORM.findall(served.content.decode()):
            if 'method="post"' not in form or "dang-xuat" in form or "doi-don-vi" in form:
                continue
            options = {
                name: [one for one in OPTION.findall(html) if one]
                for name, html in SELECT.findall(form)
            }
            data = {name: self.value(url, name, offered, options.get(name), slug) for name, offered in fields_of(form)}  # fmt: skip
            self.statuses.append((f"{account} {url}", client.post(url, data).status_code))

    def value(
        self, url: str, name: str, offered: list[str], options: list[str] | None, slug: bool
    ) -> str:
        known = next((one for one in offered if one), "")
        if name in LEFT:
            return known or "verify"
        if not slug and options:
            return options[0]
        if not slug and name in DAYS:
            return "01/08/2026"
        text = self.doors.planted.word("typed", f"typed {url} {name}", "typed", "")
        return fold(text)[:24] if slug else text

    def typed(self) -> list[Canary]:
        return [one for one in self.doors.planted.known.values() if one.sort == "typed"]
