"""Copies the installed packages' files to where pages and browser tests find them, with a manifest
of their sha256. `current` answers by exit code whether there is anything to do.
"""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "package-lock.json"
MODULES = ROOT / "node_modules"
FONT = "@fontsource/be-vietnam-pro"
PDF = "pdfjs-dist"
SUBSETS = ("latin", "vietnamese")
WEIGHTS = (400, 500, 600, 700)
# Metric-compatible with Times New Roman, which may not be given away: what reports are set in as PDF.
PAPER_FONT = "@expo-google-fonts/tinos"
CUTS = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
PAGES = ROOT / "src/lachan/web/static/vendor"
PAPERS = ROOT / "src/lachan/reporting/fonts"
BROWSER_TESTS = ROOT / "tests/browser/vendor"

FOR_PAGES = {
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "htmx.LICENSE": "htmx.org/LICENSE",
    "echarts.simple.min.js": "echarts/dist/echarts.simple.min.js",
    "echarts.LICENSE": "echarts/LICENSE",
    "echarts.NOTICE": "echarts/NOTICE",
    # The evidence room: scans in the page, uploads that go on where they broke off, the network of a file.
    "pdf.min.mjs": f"{PDF}/build/pdf.min.mjs",
    "pdf.worker.min.mjs": f"{PDF}/build/pdf.worker.min.mjs",
    "pdf.LICENSE": f"{PDF}/LICENSE",
    "openjpeg_nowasm_fallback.js": f"{PDF}/wasm/openjpeg_nowasm_fallback.js",
    "openjpeg.LICENSE": f"{PDF}/wasm/LICENSE_OPENJPEG",
    **{
        f"LiberationSans-{cut}.ttf": f"{PDF}/standard_fonts/LiberationSans-{cut}.ttf"
        for cut in ("Regular", "Bold", "Italic", "BoldItalic")
    },
    "LiberationSans.LICENSE": f"{PDF}/standard_fonts/LICENSE_LIBERATION",
    "tus.min.js": "tus-js-client/dist/tus.min.js",
    "tus.LICENSE": "tus-js-client/LICENSE",
    "sigma.min.js": "sigma/dist/sigma.min.js",
    "sigma.LICENSE": "sigma/LICENSE.txt",
    "graphology.umd.min.js": "graphology/dist/graphology.umd.min.js",
    "graphology.LICENSE": "graphology/LICENSE.txt",
    "be-vietnam-pro.LICENSE": f"{FONT}/LICENSE",
    **{
        f"be-vietnam-pro-{subset}-{weight}-normal.woff2": (
            f"{FONT}/files/be-vietnam-pro-{subset}-{weight}-normal.woff2"
        )
        for subset in SUBSETS
        for weight in WEIGHTS
    },
}
FOR_PAPERS = {
    "Tinos.LICENSE": f"{PAPER_FONT}/LICENSE_FONT",
    **{f"Tinos_{cut}.ttf": f"{PAPER_FONT}/{cut}/Tinos_{cut}.ttf" for cut in CUTS},
}
FOR_TESTS = {"axe.min.js": "axe-core/axe.min.js", "axe.LICENSE": "axe-core/LICENSE"}


def main(verb: str, want: str) -> int:
    shelves = list(_shelves(want))
    if verb == "current":
        return 0 if all(_is_current(folder, files) for folder, files in shelves) else 1
    for folder, files in shelves:
        _fill(folder, files)
    return 0


def _shelves(want: str) -> Iterator[tuple[Path, dict[str, str]]]:
    yield PAGES, FOR_PAGES
    yield PAPERS, FOR_PAPERS
    if want == "dev":
        yield BROWSER_TESTS, FOR_TESTS


def _is_current(folder: Path, files: dict[str, str]) -> bool:
    try:
        manifest = json.loads((folder / "manifest.json").read_text())
        found = {name: _sha256(folder / name) for name in files}
    except (FileNotFoundError, json.JSONDecodeError):
        return False
    return manifest == {"lock": _sha256(LOCK), "sha256": found}


def _fill(folder: Path, files: dict[str, str]) -> None:
    """The manifest goes last: a copy broken off in the middle is not current."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, source in files.items():
        shutil.copyfile(MODULES / source, folder / name)
    found = {name: _sha256(folder / name) for name in files}
    draft = folder / "manifest.part"
    draft.write_text(json.dumps({"lock": _sha256(LOCK), "sha256": found}, indent=1) + "\n")
    os.replace(draft, folder / "manifest.json")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
