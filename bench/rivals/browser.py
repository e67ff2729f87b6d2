"""Ten thousand moments of sixty people in headless Chromium: our timeline, and vis-timeline where it is installed."""

import json
import shutil
from pathlib import Path

from tests.browser.evidence_page import FLAGS, many_days, page, served

from .layouts import modules

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
OURS, THEIRS = "/ours", "/theirs"
DRAWN = "performance.getEntriesByName('{}').length"
WHEN = "performance.getEntriesByName('{}')[0].startTime"
VIS = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><style>{css}</style><div id="box"></div>
<script>{script}</script><script>
const sent = {data};
const groups = [...new Set(sent.timeline.map(one => one[1]))].map(id => ({{id, content: id}}));
const items = sent.timeline.map(([id, group, start, end]) => ({{id, group, start, end: end === start ? undefined : end,
  type: end === start ? "point" : "range", content: sent.objects[id][1]}}));
const made = new vis.Timeline(document.getElementById("box"), new vis.DataSet(items), new vis.DataSet(groups), {{height: "560px"}});
made.on("changed", () => requestAnimationFrame(() => performance.mark("drawn")));
</script>"""


def first_paint() -> tuple[float, float | None] | None:
    """Milliseconds from asking for the page to the first drawing; None without Chromium, the second None without vis."""
    if not Path(CHROMIUM).exists():
        return None
    from playwright.sync_api import sync_playwright

    sent = many_days()
    pages, folder = {OURS: page(sent)}, modules("vis-timeline")
    if folder:
        pages[THEIRS] = _vis(folder, sent)
    with served(pages, policy=False) as url, sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        ours = _timed(chromium, f"{url}{OURS}#xem=timeline", "evidence:timeline")
        theirs = _timed(chromium, url + THEIRS, "drawn") if folder else None
        chromium.close()
    return ours, theirs


def _timed(chromium: object, address: str, mark: str) -> float:
    one = chromium.new_page(viewport={"width": 1280, "height": 850})
    one.set_default_timeout(120_000)
    one.goto(address)
    one.wait_for_function(DRAWN.format(mark))
    return float(one.evaluate(WHEN.format(mark)))


def _vis(folder: Path, sent: dict) -> bytes:
    own = folder / "vis-timeline" / "standalone"
    script = (own / "umd" / "vis-timeline-graph2d.min.js").read_text("utf-8")
    css = (folder / "vis-timeline" / "styles" / "vis-timeline-graph2d.min.css").read_text("utf-8")
    data = json.dumps(sent, ensure_ascii=False).replace("<", "\\u003c")
    return VIS.format(css=css, script=script.replace("</script", "<\\/script"), data=data).encode()
