-- Time limits of some clocks that fall due in the period.
SELECT c.matter, '' AS label, c.person, c.agency, c.due_at AS done_at, c.reason FROM clock c WHERE c.ref IN ($clocks)
