"""Who may know what, said by hand from decision 19 (a person's care), 3 and 18 (what lies beside it); no policy, no code and
no table was asked. An account that is not named may know nothing of anybody."""

from collections.abc import Collection

from .canaries import Canary

Accounts = frozenset[str]
OLD = {"origin": {"caxa", "xahoixa"}, "lead": {"laodong"}, "verifier": {"dieutra"}}
NEW = {"origin": {"caxa_2026", "xahoixa_2026"}, "lead": {"ytetinh"}, "verifier": {"dieutra_tinh"}}
LISTED = {"origin": {"xahoixa_2026"}}
# Who stands where, by the story of each person (planting, filed).
STANDS: dict[str, dict[str, set[str]]] = {
    "passed_on": OLD | {"facility": {"cosohotro"}, "supporter": {"trogiup"}, "heard": {"dieutra"}},
    # The consent was taken back: whoever was given the story is left with nothing of it.
    "taken_back": {"origin": NEW["origin"], "lead": NEW["lead"]},
    "by_duty": {"origin": {"bienphong"}, "lead": {"ytetinh"}, "hearer": {"dieutra_tinh"}, "heard": {"dieutra_tinh"}},
    "alone": {"origin": {"caxa2"}}, "not_a_victim": NEW, "stopped": OLD, "lost": NEW, "returned": OLD, "rescued": NEW,
    "in_matter": {"origin": {"caxa"}}, "listed_1": LISTED, "listed_2": LISTED, "listed_3": LISTED,
}  # fmt: skip
# The matter that speaks of a person; and who is in the room of its evidence.
MATTER = {"matter": frozenset({"caxa", "dieutra", "kiemsat"}), "shut_matter": frozenset()}
ROOM = {"matter": frozenset({"dieutra", "kiemsat"})}
# Whoever helps somebody by one support is no opener of identities.
NEVER_OPENS = frozenset({"trogiup"})
# Seen by everybody whose office is care: the paper behind an amount.
CARERS = frozenset({"caxa", "caxa2", "caxa_2026", "caxa2_2026", "dieutra", "dieutra_khac", "dieutra_tinh", "bienphong",
                    "xahoixa", "xahoixa_2026", "laodong", "ytetinh", "cosohotro", "trogiup"})  # fmt: skip

ALL = ("lead", "facility", "origin", "verifier")
HELPING = (*ALL, "supporter")
CARE = ("lead", "facility")
PATH = ("lead", "origin", "verifier")
# Whose the words of each verb are; the body that wrote them always reads its own.
WORDS = {
    "take_story": ("lead", "heard"), "add_to_story": ("lead", "heard"),
    # What was told to those who care is theirs; the police read what the police wrote down.
    "screen_person": CARE, "record_first_check": PATH, "answer_verification": PATH, "identify_victim": PATH,
    "find_not_victim": PATH, "say_offence_fit": PATH,
    "assess_needs": CARE, "assess_risk": CARE, "begin_reintegration": CARE, "follow_up": CARE, "close_care": CARE, "reopen_care": CARE,
    "request_support": CARE, "deliver_support": CARE, "refuse_support": CARE, "receive_data_request": CARE, "answer_data_request": CARE,
    "request_rescue": ALL, "answer_rescue": ALL, "request_protection": ALL,
    "refer_support": CARE, "decline_referral": CARE,
    "receive_again": ALL,
    "plan_safety": HELPING, "raise_red_flag": HELPING, "settle_red_flag": HELPING,
    # What a camera wrote beside a picture, and what the file was called, is kept for nobody.
    "attach_paper": CARE, "stripped": (),
    "agree_contact": (*HELPING, "hearer"), "reception": (*HELPING, "hearer"),
}  # fmt: skip
# Numbers of papers go with their acts: what care alone knows goes to no body that only received or verifies.
# Of an order by which a story went on, whoever it went to too.
NUMBERS = {
    "refuse_support": CARE,
    "prolong_support": CARE,
    "share_story": (*ALL, "heard", "hearer"),
}
# Of whom a support was asked.
ASKED = {"legal_aid": {"trogiup"}, "medical": {"trogiup"}, "essentials": {"cosohotro"}}
# What is known only in the answer of an opening, with its line in the log; and which verbs open it.
OPENED_BY = {
    "identity": {"open_person"}, "matter_identity": {"open_identity", "open_person"}, "take_story": {"open_story_of"},
    "add_to_story": {"open_story_of"}, "narrative": {"open_narrative"}, "scan": {"open_folio", "open_page"},
    "room_name": {"open_described"},
}  # fmt: skip


def readers(canary: Canary) -> Accounts:
    """Everybody who may know it, opened or not."""
    if canary.sort == "public":
        return CARERS
    if canary.of in MATTER and canary.sort != "matter_identity":
        return _of_a_matter(canary)
    if canary.sort == "matter_identity":
        return MATTER[canary.of]
    found = frozenset(_of_a_care(canary, STANDS.get(canary.of, {}))) & CARERS
    # A person of the matter is spoken of there by the same code.
    return found | MATTER["matter"] if (canary.of, canary.sort) == ("in_matter", "code") else found


def _of_a_matter(canary: Canary) -> Accounts:
    """Narrative and notes for whoever stands in the matter; what is in the room for the room; a name for the procuracy."""
    if canary.sort in ("room", "file_name", "scan"):
        return ROOM[canary.of]
    if canary.sort == "room_name":
        return frozenset({"kiemsat"}) if "described" in canary.what else frozenset()
    return MATTER[canary.of]


def _of_a_care(canary: Canary, stands: dict[str, set[str]]) -> Collection[str]:
    if canary.sort == "code":
        return _union(stands, (*HELPING, "heard"))
    if canary.sort == "identity":
        return _union(stands, HELPING) - NEVER_OPENS
    own = {canary.by} & _union(stands, HELPING)
    if canary.what.split()[0].endswith(".paper"):
        return own | _union(stands, NUMBERS.get(canary.sort, ALL))
    asked = next((who for support, who in ASKED.items() if canary.what.endswith(f" {support}")), set())  # fmt: skip
    return own | asked | _union(stands, WORDS.get(canary.sort, ()))


def _union(stands: dict[str, set[str]], kinds: Collection[str]) -> set[str]:
    return {one for kind in kinds for one in stands.get(kind, ())}


def verdict(account: str, canary: Canary, opened: Collection[str]) -> str:
    """Empty where this account may know this now; `opened`: verbs whose lines, with a purpose and about this person, the log
    has since the answer was asked for."""
    if account not in readers(canary):
        return "not theirs to know"
    needs = OPENED_BY.get(canary.sort)
    return "without an opening on record" if needs and not needs & set(opened) else ""
