"""How often what happens in a case, and the months the law gives by class: weights are invented, months are law."""

from typing import Final

ACCUSED: Final = {1: 48, 2: 29, 3: 15, 4: 8}
WAY_IN: Final = {"held": 46, "emergency": 9, "detained": 14, "ban": 26, "free": 5}
SEX: Final = {"male": 62, "female": 38}
# BLTTHS Điều 172 khoản 1, 2: months of investigation, and of each extension.
INQUIRY: Final = {"IT": 2, "NT": 3, "RNT": 4, "ĐB": 4}
LONGER: Final = {"IT": (2,), "NT": (3, 2), "RNT": (4, 4), "ĐB": (4, 4, 4)}
# BLTTHS Điều 173 khoản 1, 2: months of tạm giam (30 days each), and of each extension.
ORDER: Final = {"IT": 2, "NT": 3, "RNT": 4, "ĐB": 4}
HELD_LONGER: Final = {"IT": (1,), "NT": (2,), "RNT": (3,), "ĐB": (4, 4)}
# BLTTHS Điều 240, 277: days to decide on prosecution, days to prepare the trial.
DECIDING: Final = {"IT": 20, "NT": 20, "RNT": 30, "ĐB": 30}
DECIDING_LONGER: Final = {"IT": 10, "NT": 10, "RNT": 15, "ĐB": 30}
PREPARING: Final = {"IT": 30, "NT": 45, "RNT": 60, "ĐB": 90}
# What becomes of an investigation.
COURSE: Final = {"conclude": 88, "suspend": 7, "discontinue": 5}
SUSPENDED: Final = {"229.1.a": 6, "229.1.c": 3, "229.1.b": 1}
DISCONTINUED: Final = {"157.2": 5, "157.5": 1, "157.7": 1, "BLHS29": 3}
RETURNED: Final = {"245.1.a": 62, "245.1.c": 18, "245.1.b": 12, "245.1.d": 8}
RETURNED_BY_COURT: Final = {"280.1.a": 70, "280.1.c": 20, "280.1.d": 10}
VERDICT: Final = {"guilty": 955, "exempted": 25, "not_guilty": 20}
ABOVE: Final = {"upheld": 72, "amended": 25, "not_guilty": 3}
APPEAL_AT: Final = {"court": 5, "detention_facility": 3, "post": 2}
