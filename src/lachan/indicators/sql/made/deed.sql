-- Own acts of the period that some list counts one by one.
SELECT a.matter, a.kind, a.agency, a.person, a.done_at, a.recorded_at, a.ord,
  '' AS ground, '' AS verdict, a.channel, '' AS approved, '' AS result
FROM intake_act a CROSS JOIN asked q
WHERE a.kind IN ($counted_intake) AND NOT a.carried AND a.done_at >= q.starts AND a.done_at < q.ends
UNION ALL
SELECT a.matter, a.kind, a.agency, a.person, a.done_at, a.recorded_at, a.ord,
  a.ground, a.verdict, '' AS channel, a.approved, a.result
FROM case_act a CROSS JOIN asked q
WHERE a.kind IN ($counted_case) AND NOT a.carried AND a.done_at >= q.starts AND a.done_at < q.ends
