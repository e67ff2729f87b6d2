-- Time limits: as the docket's own readings have them, but of matters whose record has moved on since, as they stood.
CREATE TEMP VIEW raw_clock AS
SELECT c.matter_id AS matter, m.province_id AS province, c.ref, c.person, c.holder_id AS agency, c.due_at, c.met_at AS ended_at,
  c.ended, c.carried, '-infinity'::timestamptz AS known_from, NULL::timestamptz AS known_to
FROM docket_clockreading c JOIN docket_matter m ON m.id = c.matter_id
WHERE c.due_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM later l WHERE l.matter = c.matter_id)
UNION ALL
SELECT s.matter_id, m.province_id, s.ref, s.person, s.agency_id, s.due_at, s.ended_at, s.ended, s.carried,
  '-infinity'::timestamptz, NULL::timestamptz
FROM later l JOIN indicators_clockspan s ON s.matter_id = l.matter AND s.acts = l.acts JOIN docket_matter m ON m.id = s.matter_id
