"""Base files of nine families: what a lawful, sufficient file of each holds, written full, half or in a hurry; part 3 of 3."""

from .bases_words import FAMILIES
from .draft import Draft


def _ending(d: Draft, article: str) -> None:
    t = d.tags
    if not d.thin:
        d.data["alternatives"] = {
            k: f"Đã xem xét: việc làm ở đây không chỉ là việc của Điều {k}, nêu lý do ở báo cáo"
            for k in ("150", "151", "153", "157", "174", "175", "297", "327", "328", "348", "349")
            if k != article
        }
        ev = d.add(
            "events",
            "kien",
            title="Buổi giao nhận, đưa người",
            since=d.day("acts"),
            place=FAMILIES[d.family][4],
            people=[*t["acc"], *t["vic"]],
            material=True,
        )
        t["event"] = ev
    if d.full:
        for n, a in enumerate(t["acc"]):
            t.setdefault("mit", []).append(
                d.add(
                    "circumstances",
                    "tt",
                    person=a,
                    article="51.1.s",
                    evaluated="Có khai báo, nhận lỗi từ lần đầu; áp dụng.",
                    evidence=[t["sa"][n]],
                )
            )
    if d.reached("investigation_ended"):
        end = d.doc("Kết luận điều tra đề nghị truy tố", "kết luận điều tra", d.day("end"), 5)
        t["q_end"] = d.add(
            "decisions",
            "dec",
            kind="conclusion",
            on=d.day("end"),
            document=end,
            about=t["acc"],
            number="05/KL-thử",
        )
        t["end_doc"] = end
        if not d.thin:
            for a in t["acc"]:
                for p in t["act"][a][:2]:
                    cited = ",".join(d.get(d.get(e)["document"])["folios"] for e in d.sup(p)[:2])
                    t.setdefault("pass", []).append(
                        d.add(
                            "passages",
                            "cau",
                            document=end,
                            text=d.get(p)["text"],
                            proposition=p,
                            folios=cited,
                        )
                    )
    if d.reached("trial"):
        ind = d.doc("Cáo trạng", "cáo trạng", d.day("end", 20), 4, maker="Viện kiểm sát (giả lập)")
        d.add(
            "decisions",
            "dec",
            kind="indicted",
            on=d.day("end", 20),
            document=ind,
            about=t["acc"],
            number="03/CT-thử",
        )
    if d.stage == "final":
        t["jail"] = []
        for n, a in enumerate(t["acc"]):
            sentence = d.doc(
                f"Bản án đối với BC{n + 1}",
                "bản án",
                d.day("as_of", -35),
                6,
                maker="Tòa án (giả lập)",
            )
            months = {"150": 96, "151": 110, "174": 30}.get(article, 18)
            months = {
                1: months,
                2: {"150": 120, "151": 160}.get(article, months),
                3: 200 if article == "150" else 225,
            }[d.get(t["charge"][n])["clause"]]
            t["jail"].append(
                d.add(
                    "decisions",
                    "dec",
                    kind="sentenced",
                    on=d.day("as_of", -35),
                    document=sentence,
                    about=[a],
                    penalties=[{"kind": "prison", "months": months, "charge": t["charge"][n]}],
                )
            )
    if d.full and d.reached("investigation_ended"):
        shown = [t["data"], t["bank"], t["act"][t["acc"][0]][0]]
        t["display"] = d.add("displays", "sd", title="Sơ đồ chứng cứ hồ sơ thử", shows=shown, approved=list(shown), labels={a: f"Bị can {d.get(a)['code']}" if not d.reached("trial") else f"Bị cáo {d.get(a)['code']}" for a in t["acc"]},
                             made_from=d.data["version"], stage=d.stage, on=d.day("as_of"), author="Kiểm sát viên thử", may_see_victims=False)  # fmt: skip
