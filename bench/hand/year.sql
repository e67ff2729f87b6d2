-- All indicators of one year as a competent hand would write them for this one question, in plain PostgreSQL, from the
-- words of definitions/README.md and without a line of the engine's. Answers go to `figure`: code, way, reason, rows.

-- Copies carried into another record: known from when they were carried. Few.
CREATE TEMP TABLE carried ON COMMIT DROP AS
SELECT a.id, greatest(a.recorded_at, coalesce(min(j.recorded_at), m.recorded_at)) AS known_at
FROM docket_act a JOIN docket_matter m ON m.id = a.matter_id
LEFT JOIN docket_act j ON j.matter_id = a.matter_id AND j.kind = 'cases_joined' AND j.facts->>'with' = a.facts->>'carried_from'
WHERE a.facts ? 'carried_from' GROUP BY a.id, a.recorded_at, m.recorded_at;
ANALYZE carried;

-- Standing acts of reports. What nobody carried needs no look at `carried`, so the scan of the large table stays parallel.
CREATE TEMP TABLE report_act ON COMMIT DROP AS
SELECT a.matter_id AS matter, a.kind, a.agency_id AS agency, a.occurred_at AS at, a.occurred_at AS moment, a.recorded_at, a.id, true AS own,
  CASE WHEN a.kind IN ('report_received', 'report_classified', 'case_initiated') THEN a.facts->>'article' END AS article,
  CASE a.kind WHEN 'report_received' THEN a.facts->>'channel' WHEN 'handover_received' THEN a.facts->>'what' END AS fact
FROM docket_act a JOIN docket_matter m ON m.id = a.matter_id AND m.province_id = {province}
WHERE a.kind IN ('report_received', 'report_classified', 'handling_assigned', 'handover_received', 'handover_sent', 'reported_up',
    'competent_receipt', 'case_initiated', 'initiation_declined', 'verification_suspended', 'verification_resumed',
    'suspension_cancelled', 'procuracy_took_over')
  AND a.recorded_at <= {as_of} AND a.occurred_at <= {as_of} AND a.occurred_at < {end} AND NOT a.facts ? 'carried_from'
  AND NOT EXISTS (SELECT 1 FROM docket_act s WHERE s.supersedes_id = a.id AND s.recorded_at <= {as_of});
INSERT INTO report_act
SELECT a.matter_id, a.kind, a.agency_id, a.occurred_at, c.known_at, a.recorded_at, a.id, false, a.facts->>'article', a.facts->>'what'
FROM carried c JOIN docket_act a ON a.id = c.id JOIN docket_matter m ON m.id = a.matter_id AND m.province_id = {province}
WHERE a.kind IN ('report_received', 'report_classified', 'handling_assigned', 'handover_received', 'handover_sent', 'reported_up',
    'competent_receipt', 'case_initiated', 'initiation_declined', 'verification_suspended', 'verification_resumed',
    'suspension_cancelled', 'procuracy_took_over')
  AND c.known_at <= {as_of} AND a.occurred_at <= {as_of} AND a.occurred_at < {end}
  AND NOT EXISTS (SELECT 1 FROM docket_act s WHERE s.supersedes_id = a.id AND s.recorded_at <= {as_of});
ANALYZE report_act;

-- Standing acts of cases, by the kinds that some figure asks for.
CREATE TEMP TABLE wanted (kind) ON COMMIT DROP AS SELECT DISTINCT unnest(ARRAY[{case_kinds}]);
CREATE TEMP TABLE case_act ON COMMIT DROP AS
SELECT a.matter_id AS matter, a.kind, a.agency_id AS agency, coalesce(a.person_id, '') AS person, a.occurred_at AS at,
  a.occurred_at AS moment, a.recorded_at, a.id, true AS own,
  CASE WHEN a.kind IN ('case_decision_changed', 'paragraph_changed') THEN a.facts->>'article' END AS article,
  CASE WHEN a.kind IN ('investigation_discontinued', 'prosecution_discontinued', 'trial_discontinued', 'file_returned_by_procuracy',
      'file_returned_by_court') THEN a.facts->>'ground'
    WHEN a.kind IN ('judgment_pronounced', 'appellate_judgment_pronounced') THEN a.facts->>'verdict'
    WHEN a.kind IN ('emergency_arrest_decided', 'hold_extension_decided', 'detention_order_decided') THEN a.facts->>'approved'
    WHEN a.kind IN ('custody_grievance_settled', 'custody_grievance_settled_above', 'grievance_settled', 'second_grievance_settled',
      'accusation_settled') THEN a.facts->>'result' END AS fact
FROM docket_act a JOIN docket_matter m ON m.id = a.matter_id AND m.province_id = {province}
WHERE a.kind IN ({case_kinds}) AND a.recorded_at <= {as_of} AND a.occurred_at <= {as_of} AND a.occurred_at < {end} AND NOT a.facts ? 'carried_from'
  AND NOT EXISTS (SELECT 1 FROM docket_act s WHERE s.supersedes_id = a.id AND s.recorded_at <= {as_of});
INSERT INTO case_act
SELECT a.matter_id, a.kind, a.agency_id, coalesce(a.person_id, ''), a.occurred_at, c.known_at, a.recorded_at, a.id, false, a.facts->>'article', ''
FROM carried c JOIN docket_act a ON a.id = c.id JOIN docket_matter m ON m.id = a.matter_id AND m.province_id = {province}
WHERE a.kind IN ({case_kinds}) AND c.known_at <= {as_of} AND a.occurred_at <= {as_of} AND a.occurred_at < {end}
  AND NOT EXISTS (SELECT 1 FROM docket_act s WHERE s.supersedes_id = a.id AND s.recorded_at <= {as_of});
ANALYZE case_act;

-- When each matter was received, settled, suspended, resumed by the end of the year.
CREATE TEMP TABLE life ON COMMIT DROP AS
SELECT matter,
  min(at) FILTER (WHERE kind = 'report_received' AND at < {end}) AS received,
  max(at) FILTER (WHERE kind IN ('case_initiated', 'initiation_declined') AND at < {end}) AS settled,
  max(at) FILTER (WHERE kind = 'verification_suspended' AND at < {end}) AS suspended,
  max(at) FILTER (WHERE kind IN ('verification_resumed', 'suspension_cancelled') AND at < {end}) AS resumed,
  min(at) FILTER (WHERE kind = 'competent_receipt' AND at < {end}) AS competent,
  bool_or(kind IN ('report_classified', 'handling_assigned', 'handover_received', 'case_initiated', 'initiation_declined',
    'competent_receipt', 'reported_up', 'handover_sent')) AS handled
FROM report_act GROUP BY matter;
ANALYZE life;

-- Reports of the year with the moment they were first in a book.
CREATE TEMP TABLE arrival ON COMMIT DROP AS
SELECT r.matter_id AS matter, r.channel, r.external_number AS number, r.received_at AS received,
  (SELECT min(e.entered_at) FROM docket_registerentry e WHERE e.matter_id = r.matter_id AND e.entered_at <= {as_of}) AS entered
FROM intake_report r JOIN docket_matter m ON m.id = r.matter_id AND m.province_id = {province}
WHERE r.recorded_at <= {as_of} AND r.received_at >= {begin} AND r.received_at < {end};
ANALYZE arrival;

-- Cases by the end of the year, with article and dates.
CREATE TEMP TABLE opened ON COMMIT DROP AS
SELECT DISTINCT ON (matter) matter, agency, at, own FROM report_act WHERE kind = 'case_initiated' AND at < {end}
ORDER BY matter, own DESC, at, recorded_at, id;
ANALYZE opened;
CREATE TEMP TABLE article ON COMMIT DROP AS
SELECT DISTINCT ON (a.matter) a.matter, a.article FROM (
  SELECT matter, article, at, recorded_at, id FROM report_act WHERE article <> '' AND at < {end}
    AND kind IN ('report_received', 'report_classified', 'case_initiated')
  UNION ALL
  SELECT matter, article, at, recorded_at, id FROM case_act WHERE article <> '' AND at < {end}
    AND kind IN ('case_decision_changed', 'paragraph_changed')) a
JOIN opened o ON o.matter = a.matter
ORDER BY a.matter, a.at DESC, a.recorded_at DESC, a.id DESC;
ANALYZE article;
CREATE TEMP TABLE cases ON COMMIT DROP AS
SELECT o.matter, o.agency, o.at, o.own, coalesce(a.article, '') AS article, r.received_at AS received,
  (r.occurred_from::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS happened
FROM opened o LEFT JOIN article a ON a.matter = o.matter LEFT JOIN intake_report r ON r.matter_id = o.matter AND r.recorded_at <= {as_of}
WHERE NOT EXISTS (SELECT 1 FROM case_act u WHERE u.matter = o.matter AND u.own AND u.at < {end}
  AND u.kind IN ('initiation_cancelled', 'initiation_revoked'));
ANALYZE cases;

CREATE TEMP TABLE figure (code text, way text, reason text, rows bigint) ON COMMIT DROP;

-- K1, K1a, K1b: cases of the year and of the year before, dated three ways.
INSERT INTO figure
WITH said AS (
  SELECT c.*, l.value = 'easy_job' AS easy, r.value = 'abroad' AS abroad, r.value = 'domestic' AS domestic
  FROM cases c
  LEFT JOIN LATERAL (SELECT t.value FROM intake_trait t WHERE t.matter_id = c.matter AND t.field = 'lure' AND t.recorded_at <= {as_of}
    ORDER BY t.recorded_at DESC, t.id DESC LIMIT 1) l ON true
  LEFT JOIN LATERAL (SELECT t.value FROM intake_trait t WHERE t.matter_id = c.matter AND t.field = 'route' AND t.recorded_at <= {as_of}
    ORDER BY t.recorded_at DESC, t.id DESC LIMIT 1) r ON true
  WHERE c.own AND c.article IN ('150', '151', '152', '153', '154')
    AND (c.at >= {begin_before} OR c.received >= {begin_before} OR c.happened >= {begin_before})
), way AS (
  SELECT w.code, w.way, w.dated FROM said s CROSS JOIN LATERAL (VALUES
    ('K1', 'a', s.at, s.article IN ('150', '151')), ('K1', 'b', s.happened, s.article IN ('150', '151')),
    ('K1', 'c', s.received, s.article IN ('150', '151')), ('K1', 'd', s.at, true),
    ('K1a', 'a', s.at, s.article IN ('150', '151') AND s.easy AND s.abroad),
    ('K1a', 'b', s.received, s.article IN ('150', '151') AND s.easy AND s.abroad),
    ('K1b', 'a', s.at, s.article IN ('150', '151') AND s.domestic),
    ('K1b', 'b', s.received, s.article IN ('150', '151') AND s.domestic)) w (code, way, dated, fits)
  WHERE w.fits
)
SELECT code, way, CASE WHEN dated >= {begin} AND dated < {end} THEN 'this_period' ELSE 'previous_period' END, count(*) FROM way
WHERE (dated >= {begin} AND dated < {end}) OR (dated >= {begin_before} AND dated < {end_before}) GROUP BY 1, 2, 3;

-- K2, TH01: what arrived, by our books and by the channels' lists.
INSERT INTO figure
SELECT 'K2', 'a', CASE WHEN a.entered IS NULL THEN 'not_registered' WHEN l.handled THEN 'handled'
  -- Handled after the year: few are asked.
  WHEN EXISTS (SELECT 1 FROM docket_act z LEFT JOIN carried c ON c.id = z.id
    WHERE z.matter_id = a.matter AND z.kind IN ('report_classified', 'handling_assigned', 'handover_received', 'case_initiated',
      'initiation_declined', 'competent_receipt', 'reported_up', 'handover_sent')
    AND z.occurred_at >= {end} AND z.occurred_at <= {as_of} AND coalesce(c.known_at, z.recorded_at) <= {as_of}
    AND NOT EXISTS (SELECT 1 FROM docket_act s WHERE s.supersedes_id = z.id AND s.recorded_at <= {as_of})) THEN 'handled'
  ELSE 'not_handled' END, count(*)
FROM arrival a LEFT JOIN life l ON l.matter = a.matter GROUP BY 3;
INSERT INTO figure
SELECT 'K2', 'a', 'listed_only', count(*) FROM (
  SELECT c.channel, c.external_number AS number, min(c.arrived_at) AS arrived
  FROM intake_channelentry c JOIN reference_agency g ON g.id = c.agency_id AND g.province_id = {province}
  WHERE c.recorded_at <= {as_of} AND c.arrived_at >= {begin} AND c.arrived_at < {end} GROUP BY 1, 2) e
WHERE NOT EXISTS (SELECT 1 FROM intake_report r JOIN docket_matter m ON m.id = r.matter_id AND m.province_id = {province}
  WHERE r.channel = e.channel AND r.external_number = e.number AND r.external_number <> '' AND r.recorded_at <= {as_of}
    AND r.received_at BETWEEN e.arrived - interval '31 days' AND e.arrived + interval '31 days')
HAVING count(*) > 0;
INSERT INTO figure
SELECT 'TH01', 'a', CASE WHEN entered <= received + interval '24 hours' THEN 'on_time' WHEN entered IS NOT NULL THEN 'late'
  WHEN received + interval '24 hours' >= {as_of} THEN 'running' ELSE 'missing' END, count(*) FROM arrival GROUP BY 3;

-- K3: reports in hand and what became of them.
INSERT INTO figure
WITH hand AS (
  SELECT CASE WHEN settled >= {begin} THEN 'settled' WHEN suspended > coalesce(resumed, '-infinity') THEN 'suspended' ELSE 'in_hand' END AS reason,
    settled >= {begin} OR competent <= {due_by} AS due
  FROM life WHERE received IS NOT NULL AND (settled IS NULL OR settled >= {begin})
    AND NOT coalesce(suspended < {begin} AND suspended > coalesce(resumed, '-infinity'), false)
)
SELECT 'K3', w.way, h.reason, count(*) FROM hand h CROSS JOIN (VALUES ('a', false), ('b', true), ('c', false)) w (way, due_only)
WHERE h.due OR NOT w.due_only GROUP BY 2, 3;

-- K4: cases of the year, solved when somebody stands charged.
INSERT INTO figure
WITH mine AS (
  SELECT c.matter, c.article FROM cases c WHERE c.own AND c.at >= {begin} AND c.at < {end} AND c.article IN ('150', '151', '152', '153', '154')
), last AS (
  SELECT DISTINCT ON (w.way, a.matter, a.person) w.way, a.matter, a.kind,
    bool_or(a.kind = ANY (w.naming)) OVER (PARTITION BY w.way, a.matter, a.person) AS named
  FROM case_act a JOIN mine m ON m.matter = a.matter
  JOIN (VALUES ('a', ARRAY['accused_charged', 'procuracy_charged']), ('b', ARRAY['charge_approved', 'procuracy_charged'])) w (way, naming)
    ON a.kind = ANY (w.naming) OR a.kind = 'charge_cancelled'
  WHERE a.at < {end}
  ORDER BY w.way, a.matter, a.person, a.at DESC, a.recorded_at DESC, a.id DESC
), charged AS (
  SELECT way, matter, bool_or(kind <> 'charge_cancelled') AS stands FROM last WHERE named GROUP BY 1, 2
), asleep AS (
  SELECT DISTINCT ON (a.matter) a.matter, a.kind FROM case_act a JOIN mine m ON m.matter = a.matter
  WHERE a.at < {end} AND a.own AND a.person = '' AND a.kind IN ('investigation_suspended', 'investigation_resumed')
  ORDER BY a.matter, a.at DESC, a.recorded_at DESC, a.id DESC
)
SELECT 'K4', w.way, CASE WHEN c.stands THEN 'solved' WHEN c.matter IS NOT NULL THEN 'charge_cancelled'
  WHEN s.kind = 'investigation_suspended' THEN 'suspended' ELSE 'nobody_charged' END, count(*)
FROM mine m CROSS JOIN (VALUES ('a', 'a', false), ('b', 'b', false), ('c', 'a', true)) w (way, by, wide)
LEFT JOIN charged c ON c.matter = m.matter AND c.way = w.by LEFT JOIN asleep s ON s.matter = m.matter
WHERE w.wide OR m.article IN ('150', '151') GROUP BY 2, 3;

-- K5, K6: cases at the procuracies and at the courts.
INSERT INTO figure
WITH step (way, kind, does, of_one) AS (VALUES
  ('K5', 'case_file_received_by_procuracy', 'comes', false), ('K5', 'simplified_file_received', 'comes', false),
  ('K5', 'returned_file_received_by_procuracy', 'comes', false), ('K5', 'prosecution_resumed', 'comes', true),
  ('K5', 'indicted', 'decides', false), ('K5', 'simplified_prosecuted', 'decides', false), ('K5', 'prosecution_discontinued', 'decides', true),
  ('K5', 'file_returned_by_procuracy', 'leaves', false), ('K5', 'prosecution_suspended', 'leaves', true),
  ('K6', 'case_accepted', 'comes', false), ('K6', 'simplified_accepted', 'comes', false),
  ('K6', 'file_received_again_by_court', 'comes', false), ('K6', 'trial_resumed', 'comes', true),
  ('K6', 'judgment_pronounced', 'decides', false), ('K6', 'trial_discontinued', 'decides', true),
  ('K6', 'file_returned_by_court', 'leaves', false), ('K6', 'trial_suspended', 'leaves', true)
), act AS (
  SELECT s.way, a.matter, a.kind, a.at, s.does,
    row_number() OVER w AS back, lead(a.at) OVER (PARTITION BY s.way, a.matter ORDER BY a.at, a.recorded_at, a.id) AS next_at
  FROM case_act a JOIN step s ON s.kind = a.kind WHERE a.at < {end} AND (a.person = '' OR NOT s.of_one)
  WINDOW w AS (PARTITION BY s.way, a.matter ORDER BY a.at DESC, a.recorded_at DESC, a.id DESC)
), whole AS (
  SELECT way, matter, bool_or(at >= {begin} AND does = 'decides') AS decided,
    bool_or(at >= {begin} AND kind = 'judgment_pronounced') AS judged,
    max(CASE does WHEN 'comes' THEN 'in_hand' ELSE kind END) FILTER (WHERE back = 1) AS last
  FROM act GROUP BY 1, 2
  HAVING bool_or(does = 'comes' AND (at >= {begin} OR next_at IS NULL OR next_at >= {begin}))
)
SELECT w.way, v.way, CASE WHEN CASE v.way WHEN 'j' THEN w.judged ELSE w.decided END THEN 'decided' ELSE w.last END, count(*)
FROM whole w CROSS JOIN (VALUES ('d'), ('j')) v (way) WHERE v.way = 'd' OR w.way = 'K6' GROUP BY 1, 2, 3;
INSERT INTO figure
SELECT f.code, v.way, f.reason, f.rows FROM figure f
JOIN (VALUES ('K5', 'd', 'a'), ('K5', 'd', 'b'), ('K6', 'd', 'a'), ('K6', 'j', 'b'), ('K6', 'd', 'c')) v (code, by, way)
  ON v.code = f.code AND v.by = f.way
WHERE NOT (f.code = 'K5' AND v.way = 'a' AND f.reason = 'file_returned_by_procuracy');
DELETE FROM figure WHERE code IN ('K5', 'K6') AND way IN ('d', 'j');

-- K9: what carriers of the plan owed.
INSERT INTO figure
SELECT 'K9', w.way, d.reason, d.rows FROM (
  SELECT CASE WHEN reported_at IS NULL AND due_at + interval '24 hours' > {as_of} THEN 'running' WHEN reported_at IS NULL THEN 'missing'
    WHEN reported_at >= due_at + interval '24 hours' THEN 'late' WHEN complete THEN 'on_time' ELSE 'partial' END AS reason, count(*) AS rows
  FROM sec.duties() WHERE province = {province} AND known_from <= {as_of} AND (known_to IS NULL OR known_to > {as_of})
    AND due_at >= {begin} AND due_at < {end} GROUP BY 1) d CROSS JOIN (VALUES ('a'), ('b')) w (way);

-- SL10: sessions of communication.
INSERT INTO figure
SELECT 'SL10', 'a', 'spoken_' || kind, count(*) FROM sec.spoken() WHERE province = {province} AND known_from <= {as_of}
  AND (known_to IS NULL OR known_to > {as_of}) AND held_at >= {begin} AND held_at < {end} GROUP BY 3;

-- Acts of the year counted one by one, all lists of them together.
CREATE TEMP TABLE deed ON COMMIT DROP AS
SELECT matter, '' AS person, kind, at, recorded_at, id, fact FROM report_act
  WHERE own AND at >= {begin} AND at < {end} AND kind IN ('report_received', 'case_initiated', 'initiation_declined', 'suspension_cancelled')
UNION ALL SELECT matter, person, kind, at, recorded_at, id, fact FROM case_act WHERE own AND at >= {begin} AND at < {end};
ANALYZE deed;
INSERT INTO figure
SELECT l.code, 'a', CASE WHEN l.by_kind THEN d.kind ELSE coalesce(nullif(d.fact, ''), 'unsaid') END, sum(d.many)
FROM (SELECT kind, fact, count(*) AS many FROM deed GROUP BY 1, 2) d JOIN (
  SELECT 'K11' AS code, true AS by_kind, ARRAY['report_received', 'case_initiated', 'initiation_declined', 'accused_charged', 'procuracy_charged',
    'indicted', 'simplified_prosecuted', 'case_accepted', 'simplified_accepted', 'judgment_pronounced'] AS kinds
  UNION ALL VALUES ('DC01', false, ARRAY['judgment_pronounced', 'appellate_judgment_pronounced']),
    ('DC02', false, ARRAY['investigation_discontinued', 'prosecution_discontinued', 'trial_discontinued']),
    ('DC04', false, ARRAY['file_returned_by_procuracy']), ('DC05', false, ARRAY['file_returned_by_court']),
    ('DC06', true, ARRAY['charge_approved', 'charge_cancelled', 'changed_charge_approved', 'changed_charge_cancelled']),
    ('DC07', false, ARRAY['emergency_arrest_decided', 'hold_extension_decided', 'detention_order_decided']),
    ('DC08', false, ARRAY['appellate_judgment_pronounced']),
    ('DC09', true, ARRAY['extension_granted', 'investigation_extended', 'investigation_extended_by_supreme', 'hold_extended', 'detention_extended',
      'detention_extended_by_supreme', 'prosecution_term_extended', 'trial_preparation_extended']),
    ('DC10', true, ARRAY['initiation_cancelled', 'initiation_revoked', 'declination_cancelled', 'suspension_cancelled', 'discontinuance_cancelled']),
    ('DC12', true, ARRAY['case_initiated', 'initiation_declined']),
    ('DC13', false, ARRAY['custody_grievance_settled', 'custody_grievance_settled_above', 'grievance_settled', 'second_grievance_settled',
      'accusation_settled'])) l ON d.kind = ANY (l.kinds) GROUP BY 1, 3;
INSERT INTO figure
SELECT l.code, 'a', CASE WHEN l.code = 'SL01' THEN coalesce(nullif(f.fact, ''), 'unsaid') WHEN l.code = 'SL02' THEN coalesce(f.article, 'unsaid')
  WHEN l.code = 'SL08' THEN coalesce(nullif(f.fact, ''), 'unsaid') ELSE f.kind END, count(*)
FROM (VALUES ('SL01', 1), ('SL02', 2), ('SL03', 3), ('SL04', 4), ('SL05', 5), ('SL06', 6), ('SL07', 7), ('SL08', 8)) l (code, number)
JOIN (
  SELECT DISTINCT ON (g.number, d.matter, CASE WHEN g.by_person THEN d.person END) g.number, d.kind, d.fact, a.article
  FROM deed d JOIN (VALUES (1, false, ARRAY['report_received']), (2, false, ARRAY['case_initiated']),
    (3, true, ARRAY['accused_charged', 'procuracy_charged']), (4, false, ARRAY['case_file_sent_to_procuracy', 'simplified_proposal_delivered']),
    (5, false, ARRAY['indicted', 'simplified_prosecuted']), (6, false, ARRAY['case_accepted', 'simplified_accepted']),
    (7, false, ARRAY['judgment_pronounced']), (8, true, ARRAY['judgment_pronounced'])) g (number, by_person, kinds) ON d.kind = ANY (g.kinds)
  LEFT JOIN article a ON a.matter = d.matter AND g.number = 2
  ORDER BY g.number, d.matter, CASE WHEN g.by_person THEN d.person END, d.at, d.recorded_at, d.id) f ON f.number = l.number
GROUP BY 1, 3;

-- DC11: what is suspended at the end of the year.
INSERT INTO figure
SELECT 'DC11', 'a', 'report', count(*) FROM life WHERE received IS NOT NULL AND settled IS NULL AND suspended > coalesce(resumed, '-infinity')
HAVING count(*) > 0;
INSERT INTO figure
SELECT 'DC11', 'a', split_part(s.kind, '_', 1), count(*) FROM (
  SELECT DISTINCT ON (a.matter) a.matter, a.kind FROM case_act a WHERE a.at < {end} AND a.person = ''
    AND a.kind IN ('investigation_suspended', 'investigation_resumed', 'investigation_discontinued', 'prosecution_suspended', 'prosecution_resumed',
      'prosecution_discontinued', 'trial_suspended', 'trial_resumed', 'trial_discontinued', 'case_file_received_by_procuracy', 'case_accepted')
  ORDER BY a.matter, a.at DESC, a.recorded_at DESC, a.id DESC) s
JOIN cases c ON c.matter = s.matter WHERE s.kind LIKE '%suspended' GROUP BY 3;

-- Time limits that fell due in the year: one pass, then each figure takes its clocks.
INSERT INTO figure
WITH clock AS (
  SELECT c.ref, CASE c.ended WHEN 'met' THEN 'on_time' WHEN 'late' THEN 'late' ELSE CASE WHEN c.ended = 'moot' AND c.met_at <= c.due_at THEN 'moot'
      WHEN c.due_at >= {as_of} THEN 'running' ELSE 'missing' END END AS reason, count(*) AS rows
  FROM docket_clockreading c JOIN docket_matter m ON m.id = c.matter_id AND m.province_id = {province}
  WHERE c.due_at >= {begin} AND c.due_at < {end} AND NOT c.carried AND c.ended <> 'moved' GROUP BY 1, 2
)
SELECT l.code, 'a', c.reason, sum(c.rows) FROM clock c JOIN (VALUES {clocks}) l (code, ref, leaving) ON l.ref = c.ref
WHERE NOT c.reason = ANY (l.leaving::text[]) GROUP BY 1, 3;

-- Stocks and flows: who had it, from when to when. An act of another body that resumes gives it back to whoever had it.
CREATE TEMP TABLE track (code, kind, comes, resumes, of_one) ON COMMIT DROP AS VALUES {tracks};
CREATE TEMP TABLE event ON COMMIT DROP AS
SELECT t.code, a.matter, '' AS person, a.kind, a.agency, a.moment, a.at, a.recorded_at, a.id, t.comes, t.resumes
FROM report_act a JOIN track t ON t.code = 'LC01' AND t.kind = a.kind
WHERE a.moment < {end} AND (a.kind <> 'handover_received' OR coalesce(a.fact, '') IN ('', 'report'))
  -- Whoever had left before the year and did not come again is of no year's stock.
  AND a.matter IN (SELECT z.matter FROM report_act z JOIN track y ON y.code = 'LC01' AND y.kind = z.kind WHERE z.moment < {end}
    GROUP BY z.matter HAVING max(z.moment) >= {begin}
      OR max(z.moment) FILTER (WHERE y.comes) >= coalesce(max(z.moment) FILTER (WHERE NOT y.comes), '-infinity'));
INSERT INTO event
SELECT t.code, a.matter, CASE t.code WHEN 'LC06' THEN a.person ELSE '' END, a.kind, a.agency, a.moment, a.at, a.recorded_at, a.id, t.comes, t.resumes
FROM (SELECT matter, kind, agency, person, moment, at, recorded_at, id FROM case_act
  UNION ALL SELECT matter, kind, agency, '', moment, at, recorded_at, id FROM report_act WHERE kind = 'case_initiated') a
JOIN track t ON t.code <> 'LC01' AND t.kind = a.kind
WHERE a.moment < {end} AND CASE t.code WHEN 'LC06' THEN a.person <> '' ELSE a.person = '' OR NOT t.of_one END;
ANALYZE event;
INSERT INTO figure
WITH part AS (
  SELECT e.*, count(*) FILTER (WHERE NOT e.resumes) OVER w AS part FROM event e
  WINDOW w AS (PARTITION BY code, matter, person ORDER BY moment, at, recorded_at, id)
), held AS (
  SELECT p.*, CASE WHEN p.comes THEN first_value(p.agency) OVER (PARTITION BY code, matter, person, part ORDER BY moment, at, recorded_at, id) END AS body
  FROM part p
), turn AS (
  SELECT h.*, lag(h.body) OVER (PARTITION BY code, matter, person ORDER BY moment, at, recorded_at, id) AS before FROM held h
), stay AS (
  SELECT t.code, t.body, t.kind, t.moment AS since, lead(t.moment) OVER w AS until, lead(t.kind) OVER w AS left_by
  FROM turn t WHERE t.body IS DISTINCT FROM t.before
  WINDOW w AS (PARTITION BY code, matter, person ORDER BY moment, at, recorded_at, id)
)
SELECT s.code, 'a', r.reason, count(*) FROM stay s CROSS JOIN LATERAL (VALUES
  (CASE WHEN s.since < {begin} THEN 'opening' ELSE 'in.' || s.kind END), (CASE WHEN s.until IS NULL THEN 'closing' ELSE 'out.' || s.left_by END)) r (reason)
WHERE s.body IS NOT NULL AND (s.until IS NULL OR (s.until > s.since AND s.until >= {begin})) GROUP BY 1, 3
