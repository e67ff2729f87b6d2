"""The oracle of the indicators: every figure a second time, slowly, in plain Python, straight from the acts.

Written from `src/lachan/indicators/definitions` (README.md and the data beside it) alone, before its
author had read a line of the queries it judges; it shares no code with them and no projection of ours.
What it borrows: the statute book's due dates (`lachan.procedure.clocks.timed`), the duty of a due date
and the holder of a matter, because the definition itself names them."""
