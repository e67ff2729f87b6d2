"""The formats by name: which module writes or reads each, loaded only when it is asked for (some libraries are slow to load)."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lachan.exchange.evidence.joining import Header
from lachan.exchange.evidence.loss import Taken, Written
from lachan.proof.bundle import Bundle

HERE = "lachan.exchange.evidence"


@dataclass(frozen=True, slots=True)
class Format:
    """`out`, `into`: «module:function» beneath this package; empty where there is no such way. `end`: of the file's name."""

    title: str
    end: str
    out: str = ""
    into: str = ""


FORMATS = {
    "ftm": Format("FollowTheMoney (Aleph)", "ftm.json", "ftm.writing:write", "ftm.reading:read"),
    "graphml": Format("GraphML (yEd, Gephi, Cytoscape)", "graphml", "graphml:write", "graphml:read"),
    "xlsx": Format("Danh mục tài liệu, chứng cứ (.xlsx)", "xlsx", "list_out:write_xlsx", "lists:read"),
    "csv": Format("Danh mục tài liệu, chứng cứ (CSV)", "csv", "list_out:write_csv", "lists:read"),
    "case": Format("CASE/UCO JSON-LD", "case.jsonld", "case_uco:write"),
    "xmind": Format("XMind", "xmind", "outline.xmind:write", "outline.xmind:read"),
    "docx": Format("Đề cương Word (.docx)", "docx", "", "outline.docx:read"),
    "bank": Format("Sao kê ngân hàng (CSV, .xlsx)", "csv", "", "bank:read"),
    "calls": Format("Danh sách cuộc gọi (CSV, .xlsx)", "csv", "", "calls:read"),
    "anx": Format("i2 Analyst's Notebook", "anx", "anx:write"),
    "aif": Format("AIF", "aif.json", "aif:write"),
    "gexf": Format("GEXF (Gephi)", "gexf", "gexf:write"),
}  # fmt: skip
OUT = {name: one for name, one in FORMATS.items() if one.out}
INTO = {name: one for name, one in FORMATS.items() if one.into}


def writer(name: str) -> Callable[[Bundle], Written]:
    found: Callable[[Bundle], Written] = _loaded(OUT[name].out)
    return found


def reader(name: str) -> Callable[[Path, Header], Taken]:
    found: Callable[[Path, Header], Taken] = _loaded(INTO[name].into)
    return found


def _loaded(told: str) -> Any:
    module, _, name = told.partition(":")
    return getattr(importlib.import_module(f"{HERE}.{module}"), name)
