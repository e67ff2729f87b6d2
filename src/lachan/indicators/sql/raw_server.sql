-- The raw relations as our own database has them. `known_at`: a copy carried into another record is known from when
-- it was carried, whatever the copy says (definitions/README.md, «carried act»). Carried ones are few and lie apart, so that
-- all others are read by every processor, side by side with nothing. What an act says beside its kind is taken
-- out of its facts only for the kinds of which some list asks it: of every act it would cost more than all the counting.
CREATE TEMP VIEW known_act AS
SELECT a.*, a.recorded_at AS known_at, false AS carried FROM docket_act a WHERE NOT a.facts ? 'carried_from'
UNION ALL
SELECT a.*, c.known_at, true FROM sec.carried() c JOIN docket_act a ON a.id = c.id;
CREATE TEMP VIEW raw_act AS SELECT a.id, a.matter_id AS matter, m.province_id AS province, a.kind, a.agency_id AS agency,
  coalesce(a.person_id, '') AS person, a.occurred_at AS done_at, a.recorded_at,
  a.known_at, a.carried, a.id AS ord, a.supersedes_id AS supersedes,
  CASE WHEN a.kind IN ('investigation_discontinued', 'prosecution_discontinued', 'trial_discontinued',
    'file_returned_by_procuracy', 'file_returned_by_court') THEN coalesce(a.facts->>'ground', '') ELSE '' END AS ground,
  CASE WHEN a.kind IN ('judgment_pronounced', 'appellate_judgment_pronounced')
    THEN coalesce(a.facts->>'verdict', '') ELSE '' END AS verdict,
  CASE WHEN a.kind IN ('report_received', 'report_classified', 'case_initiated', 'case_decision_changed', 'paragraph_changed')
    THEN coalesce(a.facts->>'article', '') ELSE '' END AS article,
  CASE WHEN a.kind = 'report_received' THEN coalesce(a.facts->>'channel', '') ELSE '' END AS channel,
  CASE WHEN a.kind IN ('emergency_arrest_decided', 'hold_extension_decided', 'detention_order_decided')
    THEN coalesce(a.facts->>'approved', '') ELSE '' END AS approved,
  CASE WHEN a.kind IN ('custody_grievance_settled', 'custody_grievance_settled_above', 'grievance_settled',
    'second_grievance_settled', 'accusation_settled') THEN coalesce(a.facts->>'result', '') ELSE '' END AS result,
  CASE WHEN a.kind = 'handover_received' THEN coalesce(a.facts->>'what', '') ELSE '' END AS what
FROM known_act a JOIN docket_matter m ON m.id = a.matter_id;
CREATE TEMP VIEW raw_matter AS SELECT id, code, province_id AS province, place_id AS place FROM docket_matter;
CREATE TEMP VIEW raw_stage AS SELECT matter_id AS matter, stage FROM docket_matterreading;
CREATE TEMP VIEW raw_report AS SELECT r.matter_id AS matter, m.province_id AS province, r.agency_id AS agency, r.channel,
  r.external_number AS number, r.received_at, r.recorded_at,
  (r.occurred_from::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS happened_at
FROM intake_report r JOIN docket_matter m ON m.id = r.matter_id;
CREATE TEMP VIEW raw_entry AS SELECT e.matter_id AS matter, m.province_id AS province, e.entered_at
FROM docket_registerentry e JOIN docket_matter m ON m.id = e.matter_id;
CREATE TEMP VIEW raw_call AS SELECT g.province_id AS province, c.agency_id AS agency, c.channel, c.external_number AS number,
  c.arrived_at, c.recorded_at
FROM intake_channelentry c JOIN reference_agency g ON g.id = c.agency_id;
-- What carriers of the plan owed, and how that stood from when to when (plan/figures.sql).
CREATE TEMP VIEW raw_duty AS SELECT * FROM sec.duties();
-- Sessions of communication, and how they stood from when to when (outreach/figures.sql).
CREATE TEMP VIEW raw_session AS SELECT * FROM sec.spoken();
CREATE TEMP VIEW raw_trait AS SELECT t.matter_id AS matter, m.province_id AS province, t.field, t.value, t.recorded_at, t.id AS ord
FROM intake_trait t JOIN docket_matter m ON m.id = t.matter_id;
