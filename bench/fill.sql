-- N made-up matters at rest (DỮ LIỆU GIẢ LẬP), for load only: no person, no sealed word.
-- Run by the superuser with triggers asleep; {n} matters end at {now}. One statement per table.
-- Communes of today receive, the provincial investigators hold all of them, the regional procuracy supervises.
CREATE FUNCTION pg_temp.uid(kind int, at timestamptz, i bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
          || '8' || lpad(to_hex(i), 15, '0'))::uuid $$;
-- A walk through all 28^8 code names that never meets itself: the step shares no factor with 28.
CREATE FUNCTION pg_temp.code(i bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'VV-' || string_agg(substr('BCDFGHJKLMNPQRSTVWXZ23456789', 1 + ((i * 123456789 % 377801998336) / (28::numeric ^ d)::bigint % 28)::int, 1), '' ORDER BY d)
  FROM generate_series(0, 7) d $$;

CREATE TEMP TABLE commune AS SELECT (row_number() OVER (ORDER BY a.key) - 1)::int AS turn, a.id AS agency, u.id AS place,
    u.name, p.name AS above, a.province_id AS province
  FROM reference_agency a JOIN reference_unit u ON u.id = a.unit_id LEFT JOIN reference_unit p ON p.id = u.parent_id
  WHERE a.kind = 'commune_police' AND a.valid_to IS NULL;
CREATE TEMP TABLE procuracy AS SELECT (row_number() OVER (ORDER BY key) - 1)::int AS turn, id AS agency
  FROM reference_agency WHERE kind = 'regional_procuracy' AND valid_to IS NULL;

-- state: 1 at the commune, 2 on its way, 3 received, 4 being verified (one in fifty too long), 5 settled.
CREATE TEMP TABLE seed AS
  SELECT s.*, CASE WHEN age < 1.5 THEN 1 WHEN age < 4 THEN 2 WHEN age < 10 THEN 3
    WHEN age < 20 OR (age < 90 AND i % 50 = 0) THEN 4 ELSE 5 END AS state
  FROM (SELECT g.i, g.at, extract(epoch FROM {now}::timestamptz - g.at) / 86400 AS age,
      pg_temp.uid(1, g.at, g.i) AS matter, pg_temp.uid(2, g.at, g.i) AS line, pg_temp.code(g.i) AS code,
      c.agency AS commune, c.place, c.name, c.above, c.province, p.agency AS procuracy,
      row_number() OVER (PARTITION BY c.agency, extract(year FROM g.at AT TIME ZONE 'Asia/Ho_Chi_Minh') ORDER BY g.i) AS number,
      row_number() OVER (PARTITION BY extract(year FROM g.at AT TIME ZONE 'Asia/Ho_Chi_Minh') ORDER BY g.i) AS csdt_number,
      extract(year FROM g.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::int AS year
    FROM (SELECT i, {now}::timestamptz - interval '1 hour' - (({n} - i)::float8 / {n}) * interval '1060 days' AS at
          FROM generate_series(1::bigint, {n}) i) g
    JOIN commune c ON c.turn = g.i * 7919 % (SELECT count(*) FROM commune)
    JOIN procuracy p ON p.turn = c.turn % (SELECT count(*) FROM procuracy)) s;
ANALYZE seed;

INSERT INTO access_auditline (id, at, recorded_at, account_id, agency_id, role, verb, outcome, subject, detail, content_hash)
  SELECT line, at, at, {account}, commune, 'commune_officer', 'receive_report', 'done', matter,
    jsonb_build_object('channel', 'in_person', 'acts', 'report_received'), sha256(uuid_send(matter)) FROM seed ORDER BY i;
INSERT INTO docket_matter (id, code, received_at, recorded_at, synthetic, barred_id, origin_id, place_id, province_id)
  SELECT matter, code, at, at, true, NULL, commune, place, province FROM seed ORDER BY i;
INSERT INTO intake_report (matter_id, client_key, kind, channel, external_number, informant, received_at, recorded_at, agency_id, line_id)
  SELECT matter, pg_temp.uid(3, at, i), 'notice', CASE WHEN i % 5 = 0 THEN 'police_113' ELSE 'in_person' END,
    CASE WHEN i % 5 = 0 THEN '113-' || lpad(i::text, 7, '0') ELSE '' END, 'named', at, at, commune, line FROM seed ORDER BY i;
INSERT INTO intake_trait (id, field, value, recorded_at, line_id, matter_id)
  SELECT pg_temp.uid(4, at, i), 'lure', 'easy_job', at, line, matter FROM seed ORDER BY i;

INSERT INTO docket_act (id, kind, occurred_at, received_at, recorded_at, facts, agency_id, line_id, matter_id)
  SELECT pg_temp.uid(10 + k, s.at, s.i), d.kind, d.at, d.at, d.at, d.facts, d.agency, s.line, s.matter
  FROM seed s, LATERAL (VALUES
    (1, 'report_received', s.at, s.commune, jsonb_build_object('receipt_by', 'commune_police', 'report_kind', 'notice', 'channel', 'in_person',
      'remote_mountain', false, 'victim_under_18', false, 'suspect_known', false, 'flagrant', false, 'public_concern', false)),
    (2, 'handover_sent', s.at + interval '10 hours', s.commune,
      jsonb_build_object('handover', pg_temp.uid(20, s.at, s.i), 'to', {csdt}::text, 'what', 'report')),
    (3, 'competent_receipt', s.at + interval '2 days', {csdt}, jsonb_build_object('receipt_by', 'competent_agency')),
    (4, 'handling_assigned', s.at + interval '4 days', {csdt}, '{{}}'::jsonb),
    (5, CASE WHEN s.i % 3 = 0 THEN 'case_initiated' ELSE 'initiation_declined' END, s.at + interval '19 days', {csdt}, '{{}}'::jsonb)
  ) d (k, kind, at, agency, facts) WHERE d.k <= s.state ORDER BY s.i, d.k;

INSERT INTO docket_handover (id, what, sent_at, act_id, matter_id, recipient_id, sender_id)
  SELECT pg_temp.uid(20, at, i), 'report', at + interval '10 hours', pg_temp.uid(12, at, i), matter, {csdt}, commune
  FROM seed WHERE state >= 2 ORDER BY i;
INSERT INTO docket_handoveranswer (handover_id, received, ground, answered_at, act_id)
  SELECT pg_temp.uid(20, at, i), true, '', at + interval '2 days', pg_temp.uid(13, at, i) FROM seed WHERE state >= 3 ORDER BY i;

INSERT INTO sec.waiting SELECT pg_temp.uid(20, at, i), {csdt}, commune, at + interval '10 hours' FROM seed WHERE state = 2;

INSERT INTO docket_standing (id, kind, since, received_at, agency_id, matter_id)
  SELECT pg_temp.uid(30 + k, s.at, s.i), g.kind, s.at, s.at, g.agency, s.matter
  FROM seed s, LATERAL (VALUES (1, 'origin', s.commune), (2, 'recipient', {csdt}), (3, 'supervisor', s.procuracy)) g (k, kind, agency)
  ORDER BY s.i;

INSERT INTO docket_registerentry (id, book, year, number, entered_at, agency_id, matter_id)
  SELECT pg_temp.uid(40, at, i), 'intake', year, number, at, commune, matter FROM seed ORDER BY i;
INSERT INTO docket_registerentry (id, book, year, number, entered_at, agency_id, matter_id)
  SELECT pg_temp.uid(41, at, i), 'intake', year, csdt_number, at + interval '2 days', {csdt}, matter FROM seed WHERE state >= 3 ORDER BY i;
INSERT INTO docket_registercounter (book, year, last, agency_id)
  SELECT book, year, max(number), agency_id FROM docket_registerentry GROUP BY book, year, agency_id;

DROP INDEX term_folded;
INSERT INTO docket_term (id, kind, text, matter_id)
  SELECT pg_temp.uid(50, at, i), 'external', '113-' || lpad(i::text, 7, '0'), matter FROM seed WHERE i % 5 = 0 ORDER BY i;
CREATE INDEX term_folded ON docket_term USING gin (folded public.gin_trgm_ops) WHERE kind NOT IN ('code', 'number', 'place');

INSERT INTO docket_matterreading (matter_id, stage, closed, next_due_at, next_ref, received_at, as_of, law_version, holder_id)
  SELECT matter, (ARRAY['I0', 'I0', 'I1', 'I2', CASE WHEN i % 3 = 0 THEN 'P1' ELSE 'I5' END])[state], state = 5,
    CASE WHEN state = 5 THEN NULL ELSE at + interval '22 days' END, CASE WHEN state = 5 THEN '' ELSE 'A14' END,
    at, at, 'bench', CASE WHEN state < 3 THEN commune ELSE {csdt} END FROM seed ORDER BY i;
-- One settled matter in a hundred keeps a duty nobody did (a notice never sent): it must not slow the desk.
INSERT INTO docket_clockreading (id, ref, started_by, due_at, met_at, ended, owed, as_of, law_version, holder_id, matter_id)
  SELECT pg_temp.uid(60 + k, s.at, s.i), c.ref, pg_temp.uid(11, s.at, s.i), s.at + c.term,
    CASE WHEN s.state >= c.until AND NOT (c.ref = 'A13' AND s.i % 100 = 0) THEN s.at + c.did END,
    CASE WHEN s.state >= c.until AND NOT (c.ref = 'A13' AND s.i % 100 = 0) THEN 'met' ELSE '' END, s.state < c.until AND s.state <> 5, s.at, 'bench',
    CASE WHEN c.ref = 'A05' THEN s.commune ELSE {csdt} END, s.matter
  FROM seed s, LATERAL (VALUES (1, 'A05', 1, 2, interval '24 hours', interval '10 hours'),
    (2, 'A12', 3, 4, interval '5 days', interval '3 days'), (3, 'A13', 3, 4, interval '6 days', interval '4 days'),
    (4, 'A14', 3, 5, interval '22 days', interval '19 days')) c (k, ref, since, until, term, did)
  WHERE s.state >= c.since ORDER BY s.i;
