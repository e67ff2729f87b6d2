"""How the catalogue does on the second set: recall per injected defect, what the findings are explained by.

python -m tests.evidence.second.scoring [--files N] [--first SEED] [--show N]
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict

from lachan.proof.checking import check

from .generator import Made, files

A = set(
    [
        "R-01",
        "R-02",
        "R-03",
        "R-06",
        "R-08",
        "R-10",
        "R-11",
        "R-12",
        "R-13",
        "R-14",
        "R-19",
        "R-20",
        "R-21",
        "R-22",
        "R-23",
        "R-24",
        "R-25",
        "R-26",
        "R-27",
        "R-28",
        "R-44",
        "R-46",
        "R-48",
        "R-50",
        "R-51",
        "R-60",
        "R-61",
        "R-63",
        "R-64",
        "R-68",
        "R-80",
        "R-83",
        "R-84",
        "R-90",
    ]
)


def touches(objects, wanted) -> bool:
    if "*" in wanted:
        return True
    said = {one for o in objects for one in (o, o.split("/", 1)[0])}
    return bool(said & wanted)


def score(made: Made):
    """Hits and misses by defect; each finding with what explains it."""
    found = check(made.bundle).findings
    hits = [
        any(f.rule in p.defect.accepts and touches(f.objects, p.objects) for f in found)
        for p in made.puts
    ]
    own = [
        any(f.rule == p.defect.rule and touches(f.objects, p.objects) for f in found)
        for p in made.puts
    ]
    return hits, own, [(f, _why(made, f)) for f in found]


def _why(made: Made, f) -> str:
    for p in made.puts:
        rules, wanted = set(p.defect.accepts) | p.defect.also, p.objects | p.besides
        if f.rule in rules and touches(f.objects, wanted):
            return "defect"
    for rule, about, _ in made.draft.fairs:
        if f.rule == rule and (about == "*" or about in f.objects or touches(f.objects, {about})):
            return "fair"
    return ""


def share(a: int, b: int) -> str:
    return f"{a}/{b} = {100 * a / b:.1f} %" if b else "–"


def main() -> None:
    said = argparse.ArgumentParser()
    said.add_argument("--files", type=int, default=480)
    said.add_argument("--first", type=int, default=0)
    said.add_argument("--show", type=int, default=15)
    args = said.parse_args()
    want, got, exact = Counter(), Counter(), Counter()
    asked, wrong, fair = Counter(), Counter(), Counter()
    level: dict[str, Counter] = defaultdict(Counter)
    where: dict[str, Counter] = defaultdict(Counter)
    misses, wrongs, clean_files, clean_quiet = [], {}, 0, 0
    for made in files(args.files, args.first):
        hits, own, found = score(made)
        kind = "defect" if made.puts else "near" if made.near else "clean"
        for p, hit, strict in zip(made.puts, hits, own, strict=True):
            want[p.defect.rule] += 1
            got[p.defect.rule] += hit
            exact[p.defect.rule] += strict
            if not hit:
                misses.append((p.defect.rule, p.defect.name, made, sorted(p.objects)[:6]))
        quiet = True
        for f, why in found:
            asked[f.rule] += 1
            level[f.severity][why or "wrong"] += 1
            where[f"{kind}/{made.draft.density}"][why or "wrong"] += 1
            fair[f.rule] += why == "fair"
            if not why:
                quiet = False
                wrong[f.rule] += 1
                key = (
                    f.rule,
                    made.near
                    or "+".join(p.defect.name for p in made.puts)
                    or f"base {made.draft.family}/{made.draft.density}",
                )
                wrongs.setdefault(key, []).append((made, f))
        if kind != "defect":
            clean_files += 1
            clean_quiet += quiet
    print(
        "recall",
        share(sum(got.values()), sum(want.values())),
        "· by the nominal rule itself",
        share(sum(exact.values()), sum(want.values())),
    )
    print("recall A", share(sum(got[r] for r in A), sum(want[r] for r in A)))
    total = sum(asked.values())
    print(
        "precision (defect or fair)",
        share(total - sum(wrong.values()), total),
        "· without the fair ones",
        share(total - sum(wrong.values()) - sum(fair.values()), total - sum(fair.values())),
    )
    for s in sorted(level):
        n = level[s]
        print(
            f"  severity {s}: defect {n['defect']}, fair {n['fair']}, wrong {n['wrong']}: precision",
            share(n["defect"] + n["fair"], sum(n.values())),
            "· without fair",
            share(n["defect"], n["defect"] + n["wrong"]),
        )
    for k in sorted(where):
        print(f"  {k}: {dict(where[k])}")
    print("clean and look-alike files with nothing wrong asked", share(clean_quiet, clean_files))
    print("\nrule  injected asked own   findings fair wrong")
    for r in sorted(set(want) | set(asked)):
        mark = " <" if want[r] and got[r] / want[r] < 0.95 or wrong[r] else ""
        print(
            f"{r}  {want[r]:8d} {got[r]:5d} {exact[r]:4d} {asked[r]:9d} {fair[r]:4d} {wrong[r]:5d}{mark}"
        )
    seen: Counter[str] = Counter()
    print("\nmisses:")
    for rule, name, made, objects in misses:
        seen[name] += 1
        if seen[name] == 1 and len(seen) <= args.show:
            print(
                f"- #{made.number} {rule} {name} [{made.draft.family}/{made.draft.stage}/{made.draft.density}] {objects}"
            )
    print("  all:", dict(Counter(f"{m[0]} {m[1]}" for m in misses)))
    print("\nwrong:")
    for (rule, name), many in sorted(wrongs.items(), key=lambda kv: -len(kv[1]))[: args.show]:
        made, f = many[0]
        print(
            f"- {len(many)}× {rule} ({f.severity}) on «{name}», e.g. #{made.number} [{made.draft.family}/{made.draft.stage}/{made.draft.density}] {f.objects}: {f.sentence}"
        )
    print("  by rule and file:", {f"{r} · {n}": len(m) for (r, n), m in sorted(wrongs.items())})


if __name__ == "__main__":
    main()
