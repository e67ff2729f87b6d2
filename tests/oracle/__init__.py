"""The oracle of the indicators: every figure a second time, slowly, in plain Python, straight from the acts
and from the rows of the plan.

Written from `src/lachan/indicators/definitions` (README.md and the data beside it) alone, before its
author had read a line of the queries it judges; it shares no code with them and no projection of ours.
(`duties.py` is from the words as well, but by the one who wrote those down and so had read the query: there the plans
written by hand in `plan_scenes.py` weigh more.)
What it borrows: the statute book's due dates (`lachan.procedure.clocks.timed`), the duty of a due date
and the holder of a matter, because the definition itself names them."""
