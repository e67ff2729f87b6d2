"""How a checker does on invented files: recall and precision per rule and by severity, crashes. Half of the files are clean
or near misses. `python -m tests.evidence.scoring` asks the project's own checker."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from lachan.proof.bundle import Bundle
from lachan.proof.loading import made

from .clean import clean, unsaid
from .defects import NOT_EXPRESSIBLE, RULES, SEVERITY, Injected, inject
from .early import early
from .injected.hands import Expect

Found = tuple[str, tuple[str, ...]]
Check = Callable[[Bundle], Iterable[tuple[str, Sequence[str]]]]
EARLY, UNSAID = 6, 12


@dataclass
class Count:
    """Of one rule: findings that had to come, that came, and that came without ground."""

    wanted: int = 0
    got: int = 0
    right: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        return self.got / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        said = self.right + self.wrong
        return self.right / said if said else 1.0

    def plus(self, other: Count) -> Count:
        return Count(
            self.wanted + other.wanted,
            self.got + other.got,
            self.right + other.right,
            self.wrong + other.wrong,
        )


@dataclass
class Score:
    rules: dict[str, Count] = field(default_factory=dict)
    early: Count = field(default_factory=Count)
    unsaid: Counter[str] = field(default_factory=Counter)
    files: Counter[str] = field(default_factory=Counter)
    crashes: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    groundless: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def of(self, rule: str) -> Count:
        return self.rules.setdefault(rule, Count())

    def by_severity(self) -> dict[str, Count]:
        total: dict[str, Count] = {}
        for rule, count in sorted(self.rules.items()):
            severity = SEVERITY.get(rule, "?")
            total[severity] = total.get(severity, Count()).plus(count)
        return dict(sorted(total.items()))

    def all(self) -> Count:
        total = Count()
        for count in self.rules.values():
            total = total.plus(count)
        return total


def trials(files: int, first: int = 0) -> Iterator[tuple[str, Injected]]:
    """Defect, clean, defect, near miss… each rule in its turn; then files outside the count."""
    for n in range(files // 2):
        rule, seed = RULES[n % len(RULES)], first + n // len(RULES)
        yield "defect", inject(rule, seed)
        if n % 2:
            yield "clean", Injected(clean(first + n), (), frozenset(), "", f"clean {first + n}")
        else:
            yield (
                "near miss",
                inject(RULES[n // 2 % len(RULES)], first + n // 2 // len(RULES), near=True),
            )
    for n in range(EARLY):
        yield "early", early(first + n)
    for n in range(UNSAID):
        yield "unsaid", Injected(unsaid(first + n), (), frozenset(), "", f"unsaid {first + n}")


def score(check: Check, files: int = 624, first: int = 0) -> Score:
    result = Score()
    for kind, trial in trials(files, first):
        result.files[kind] += 1
        bundle = made(trial.data)
        start = perf_counter()
        try:
            found = [(rule, tuple(objects)) for rule, objects in check(bundle)]
        except Exception as fault:  # whatever it is, it is a crash of the checker and is counted
            result.crashes.append(
                f"{bundle.code} {trial.rule} {trial.by}: {type(fault).__name__}: {fault}"
            )
            continue
        finally:
            result.seconds += perf_counter() - start
        _count(result, kind, trial, found)
    return result


def _count(result: Score, kind: str, trial: Injected, found: list[Found]) -> None:
    if kind == "unsaid":
        result.unsaid.update(rule for rule, _ in found)
        return
    for one in trial.expected:
        count = result.early if kind == "early" else result.of(one.rule)
        hit = any(meets(one, rule, objects) for rule, objects in found)
        count.wanted += 1
        count.got += hit
        if not hit:
            result.missed.append(f"{one.rule} {trial.by} ({trial.data['code']}): {one.main}")
    for rule, objects in found:
        count = result.early if kind == "early" else result.of(rule)
        if any(meets(one, rule, objects) for one in trial.expected):
            count.right += 1
        elif rule not in trial.also:
            count.wrong += 1
            where = f"{kind}, {trial.rule} {trial.by}" if trial.rule else trial.by
            result.groundless.append(f"{rule} {', '.join(objects)} ({trial.data['code']}; {where})")


def meets(one: Expect, rule: str, objects: Sequence[str]) -> bool:
    """The same rule about the same object, or one that may be named for it; «c1» speaks for «c1/act»."""
    return one.rule == rule and any(_same(a, b) for a in (one.main, *one.instead) for b in objects)


def _same(a: str, b: str) -> bool:
    return bool(a) and (a == b or a.startswith(f"{b}/") or b.startswith(f"{a}/"))


def table(result: Score) -> str:
    lines = [f"{'':10}{'sev':>4}{'wanted':>8}{'got':>6}{'recall':>8}{'wrong':>7}{'precision':>11}"]
    for rule in sorted({*RULES, *result.rules}):
        lines.append(_row(rule, SEVERITY.get(rule, "?"), result.of(rule)))
    lines.append("")
    lines += [_row(f"all {s}", s, count) for s, count in result.by_severity().items()]
    lines.append(_row("all", "", result.all()))
    files = ", ".join(f"{n} {kind}" for kind, n in result.files.items())
    lines.append(
        f"files: {files}; crashes: {len(result.crashes)}; {result.seconds:.1f} s in the checker"
    )
    lines.append(
        _row("early", "", result.early)
        + "  only a decision to charge: everything must be asked for"
    )
    spoke = ", ".join(f"{rule} {n}" for rule, n in sorted(result.unsaid.items())) or "nothing"
    lines.append(f"where a lawful file leaves much unsaid, for information: {spoke}")
    lines.append(f"no field in a bundle: {', '.join(NOT_EXPRESSIBLE)}")
    return "\n".join(lines)


def _row(name: str, severity: str, c: Count) -> str:
    return f"{name:10}{severity:>4}{c.wanted:>8}{c.got:>6}{c.recall:>8.0%}{c.wrong:>7}{c.precision:>11.1%}"


def as_data(result: Score) -> dict[str, Any]:
    rules = {
        rule: vars(c) | {"recall": c.recall, "precision": c.precision}
        for rule, c in sorted(result.rules.items())
    }
    return {
        "rules": rules,
        "files": dict(result.files),
        "crashes": result.crashes,
        "seconds": result.seconds,
    }


def pairs(answer: Any) -> list[Found]:
    """Findings of whatever shape: objects or dicts with `rule` and `objects`, pairs, or an answer that holds `findings`."""
    answer = (
        answer.get("findings", answer)
        if isinstance(answer, dict)
        else getattr(answer, "findings", answer)
    )
    return [_pair(one) for one in (answer() if callable(answer) else answer)]


def _pair(one: Any) -> Found:
    if isinstance(one, dict):
        rule, objects = one["rule"], one["objects"]
    elif hasattr(one, "rule"):
        rule, objects = one.rule, one.objects
    else:
        rule, objects = one
    return str(getattr(rule, "id", rule)), tuple(map(str, objects))


def main(said: Sequence[str] | None = None) -> int:
    """The checker is looked up here only: this package knows nothing of it."""
    ask = argparse.ArgumentParser(prog="python -m tests.evidence.scoring", description=__doc__)
    ask.add_argument("--files", type=int, default=624)
    ask.add_argument("--first", type=int, default=0, help="first seed")
    ask.add_argument(
        "--check", default="lachan.proof.checking:check", help="module:function of a bundle"
    )
    ask.add_argument(
        "--show", type=int, default=0, help="so many missed and groundless findings of each kind"
    )
    ask.add_argument("--json", action="store_true")
    given = ask.parse_args(said)
    module, _, name = given.check.partition(":")
    asked = getattr(importlib.import_module(module), name)
    result = score(lambda bundle: pairs(asked(bundle)), given.files, given.first)
    print(json.dumps(as_data(result), ensure_ascii=False) if given.json else table(result))
    for title, lines in (
        ("crash", result.crashes),
        ("missed", result.missed),
        ("groundless", result.groundless),
    ):
        for line in lines[: given.show]:
            print(f"{title}: {line}", file=sys.stderr)
    return 1 if result.crashes else 0


if __name__ == "__main__":
    raise SystemExit(main())
