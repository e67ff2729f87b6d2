-- Time limits as the docket's own readings have them: no record has moved on since.
CREATE TEMP VIEW raw_clock AS
SELECT c.matter_id AS matter, m.province_id AS province, c.ref, c.person, c.holder_id AS agency, c.due_at, c.met_at AS ended_at,
  c.ended, c.carried, '-infinity'::timestamptz AS known_from, NULL::timestamptz AS known_to
FROM docket_clockreading c JOIN docket_matter m ON m.id = c.matter_id WHERE c.due_at IS NOT NULL
