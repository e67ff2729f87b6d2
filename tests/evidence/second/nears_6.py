"""Lawful look-alikes: each resembles a defect of the rule it is named for, and the law has nothing to ask; part 6 of 6."""

from .kinds import near
from .wrongs_proof_common import a0, case
from .wrongs_rest_common import act0, show


@near("R-83")
def last_day_of_the_limit(d):
    if d.stage != "investigation":
        return None
    d.data["deadline"] = d.data["as_of"]
    return True


@near("R-83")
def detention_renewed(d):
    if d.stage != "investigation" or not d.tags["q_hold"]:
        return None
    q = d.tags["q_hold"][0]
    d.get(q)["until"] = d.day("as_of", -5)
    x = d.doc("Lệnh gia hạn tạm giam", "lệnh tạm giam", d.day("as_of", -6), 1)
    d.add(
        "decisions",
        "dec",
        kind="measure",
        on=d.day("as_of", -6),
        document=x,
        about=[a0(d)],
        until=d.day("as_of", 20),
    )
    return True


@near("R-84")
def points_written_bare(d):
    """«a» of clause 1 without its number; «Điều 150» instead of «150»."""
    if not case(d):
        return None
    for c in d.tags["charge"]:
        d.get(c)["article"] = f"Điều {d.get(c)['article']}"
    return True


# I
@near("R-90")
def victim_of_a_crime_in_the_title(d):
    """«Tội mua bán người» names an offence, nobody."""
    show(d, title="Sơ đồ chứng cứ vụ án về tội theo Điều đã khởi tố")
    return True


@near("R-90")
def convict_after_final_judgment(d):
    if d.stage != "final":
        return None
    show(d, labels={a0(d): "Người bị kết án"})
    return True


@near("R-91")
def picture_complete(d):
    show(d)
    return True


@near("R-92")
def picture_before_numbering(d):
    if d.stage not in ("report", "investigation"):
        return None
    show(d, shows=[d.tags["log"]], approved=[d.tags["log"]])
    return True


@near("R-93")
def picture_of_this_very_file(d):
    show(d, made_from=d.data["version"], on=d.day("as_of"))
    return True


@near("R-94")
def slide_shows_less_than_approved(d):
    show(d, shows=[act0(d)], approved=[act0(d), d.tags["sw"][0], d.tags["log"]])
    return True


@near("R-94")
def working_drawing_not_for_court(d):
    """Nothing is said of an approved list: a working drawing."""
    s = show(d)
    d.get(s).pop("approved")
    d.fair("R-94", s, "chưa ghi danh mục được duyệt: hỏi cũng được")
    return True
