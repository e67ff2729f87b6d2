"""Somebody who has every table of a release, knows the rule and which cells were hidden because they are small, and a solver.
Every cell is a number not known; what is told is an equation; how small or large a hidden cell may be is solved for."""

import highspy
import numpy as np

from lachan.release.family import Cell, Family, least
from lachan.release.suppressing import Hidden


class Attacker:
    """`joint` imagines whole people over all attributes at once, else table by table with their common margins.
    With `told` only the rounded numbers are known, less than five off."""

    def __init__(
        self, family: Family, found: Hidden, *, whole: bool = True, joint: bool = False, told=None
    ):
        self.family, self.found, self.whole, self.told = family, found, whole, told
        self.column: dict[Cell, int] = {}
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("time_limit", 5.0)
        for cell in found.counts:
            self._known(cell)
        for table in [family.order] if joint else family.widest:
            self._adds_up(table)

    def _known(self, cell: Cell) -> None:
        number = self.found.counts[cell]
        if cell not in self.found.hidden:
            low = high = number
            if self.told is not None:
                low, high = max(least(cell), self.told[cell] - 4), self.told[cell] + 4
        elif cell in self.found.small:
            low, high = 0, least(cell) - 1
        else:
            low, high = least(cell), sum(self.found.counts[c] for c in [()])
        self._column(cell, low, high)

    def _column(self, cell: Cell, low: float, high: float) -> None:
        self.column[cell] = self.solver.getNumCol()
        self.solver.addVar(low, high)
        if self.whole:
            self.solver.changeColIntegrality(self.column[cell], highspy.HighsVarType.kInteger)

    def _adds_up(self, table) -> None:
        inside = list(self.family.cells(table))
        for cell in inside:
            if cell not in self.column:
                self._column(cell, 0, highspy.kHighsInf)
        for face in (f for f in self.family.faces if set(f) < set(table)):
            sums: dict[Cell, list[Cell]] = {}
            for cell in inside:
                sums.setdefault(tuple(p for p in cell if p[0] in face), []).append(cell)
            for margin, below in sums.items():
                where = [self.column[margin], *(self.column[c] for c in below)]
                factors = np.array([-1.0] + [1.0] * len(below))
                self.solver.addRow(0, 0, len(where), np.array(where, dtype=np.int32), factors)

    def bounds(self, cell: Cell) -> tuple[float, float]:
        return self._best(cell, 1), self._best(cell, -1)

    def _best(self, cell: Cell, way: int) -> float:
        self.solver.changeColCost(self.column[cell], way)
        self.solver.run()
        status = self.solver.getModelStatus()
        assert status in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit), status  # fmt: skip
        answer = way * self.solver.getInfo().objective_function_value
        self.solver.changeColCost(self.column[cell], 0)
        return answer
