"""Working along a list of returnees in a browser: forms filled as a person fills them, the many alike sent from the page,
and on every different screen the same looks: clean, whole, and nobody of the list named."""

import re

from lachan.reference.models import Agency

from .conftest import AXE
from .test_every_page import axe

WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What the list says of its people: names, personal numbers, telephones.
TOLD = re.compile(r"Người Mẫu \d|\b000\d{9}\b|0900 ?000|Cán bộ Mẫu")
POST = """async ([url, typed]) => {
  const body = new URLSearchParams([...Object.entries(typed), ["csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value]]);
  const answer = await fetch(url, {method: "POST", body, redirect: "manual"});
  return [answer.type === "opaqueredirect", answer.status, answer.type === "opaqueredirect" ? "" : await answer.text()];
}"""
GET = (
    "async url => { const answer = await fetch(url); return [answer.status, await answer.text()]; }"
)


def body(key):
    return str(Agency.objects.get(key=key).id)


class Desk:
    """One officer at a browser; every screen seen for the first time is looked at on a wide page and on a phone."""

    def __init__(self, person, chromium, site, account, seen, *, pictures=False):
        self.one, self.site, self.seen = person(account), site, seen
        self.pictures = pictures
        self.past = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN", bypass_csp=True,
                                         storage_state=self.one.page.context.storage_state())  # fmt: skip
        self.checker = self.past.new_page()

    @property
    def page(self):
        return self.one.page

    def go(self, path, name):
        self.one.go(path)
        self.look(name, path)

    def look(self, name, path=""):
        """`path`: where the same screen is asked for again; a screen that answers a form is looked at as it stands."""
        assert not TOLD.search(self.page.inner_text("body")), name
        if name in self.seen:
            return
        self.seen.add(name)
        for width in (360, 1280):
            self.page.set_viewport_size({"width": width, "height": 900})
            if self.pictures:
                self.one.shot(f"journey-{name}-{width}")
            assert self.page.evaluate(WIDE) <= 0, (name, width)
        if AXE.exists():
            if path:
                self.checker.goto(self.site.url + path)
            else:
                self.checker.goto(self.site.url + "/cham-soc/")
                self.checker.set_content(self.page.content())
            assert axe(self.checker) == [], name

    def click(self, role, name, screen):
        self.page.get_by_role(role, name=name).first.click()
        self.look(screen)

    def does(self, code, verb, **typed):
        """One form by hand; its screen is looked at empty and refilled."""
        path = f"/cham-soc/{code}/lam/{verb}/"
        self.go(path, f"form-{verb}")
        for name, value in typed.items():
            self.fill(name, value)
        self.page.locator(".submit-bar button.main").click()
        self.page.locator(".message.success").wait_for()
        self.look(
            "file"
            if verb not in ("chuyen-gui", "nhan-chuyen-gui", "khong-nhan-ho-tro")
            else "supports"
        )

    def fill(self, name, value):
        fields = self.page.locator(f"main [name={name}]")
        tag, kind = fields.first.evaluate("one => [one.tagName, one.type]")
        if tag == "SELECT":
            fields.select_option(value)
        elif kind == "checkbox":
            for one in value.split(","):
                self.page.check(f"main [name={name}][value={one}]")
        else:
            fields.fill(value)

    def sends(self, path, **typed):
        """The same form sent from a page, without being drawn: what a hand would send."""
        went, status, text = self.page.evaluate(POST, [path, {"when": f"{self.site.at:%Y-%m-%dT%H:%M}", **typed}])  # fmt: skip
        assert went, (path, status, re.findall(r'(?:error"|role="alert")[^>]*>([^<]+)', text)[:5], re.sub("<[^>]+>", " ", text)[:600])  # fmt: skip

    def each(self, codes, verb, **typed):
        """The first by hand, the rest as the same form."""
        first, *rest = codes
        self.does(first, verb, **typed)
        for code in rest:
            self.sends(f"/cham-soc/{code}/lam/{verb}/", **typed)

    def reads(self, path):
        status, text = self.page.evaluate(GET, path)
        assert status == 200, (path, status)
        assert not TOLD.search(re.sub("<[^>]+>", " ", text)), path
        return text

    def leaves(self):
        self.past.close()
        assert not self.one.errors, self.one.errors
