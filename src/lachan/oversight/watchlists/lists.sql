-- Watch-lists: which rows stand on which list, by the same conditions as watchlists/rules.py (a test compares them),
-- with the thresholds handed in from lists.yaml. The scope is asked first, inside; nothing here gives a name.
CREATE INDEX reading_returned ON docket_matterreading (matter_id) WHERE returns >= 2 AND NOT closed;
CREATE INDEX act_cancelled ON docket_act (occurred_at) WHERE kind IN ('charge_cancelled', 'changed_charge_cancelled', 'initiation_cancelled');
-- The few kinds that the lists look back for, of one matter each.
CREATE INDEX act_watched ON docket_act (matter_id, kind, occurred_at) INCLUDE (person_id, id) WHERE kind IN ('indicted', 'simplified_prosecuted',
  'file_returned_by_procuracy', 'file_returned_by_court', 'case_initiated', 'reinvestigation_received', 'investigation_resumed',
  'returned_file_received', 'investigation_extended', 'investigation_extended_by_supreme', 'detained', 'detention_extended',
  'detention_extended_by_supreme', 'verification_suspended', 'investigation_suspended', 'prosecution_suspended', 'trial_suspended',
  'suspended_reviewed', 'suspended_case_reviewed');
CREATE INDEX accused_pursued ON docket_accusedreading (last_act_at) WHERE status IN ('accused', 'defendant');
CREATE INDEX accused_open ON docket_accusedreading (since) WHERE status IN ('held_in_emergency', 'arrested', 'held', 'accused',
  'suspended', 'prosecution_suspended', 'trial_suspended', 'judged', 'defendant');

-- Every row of one list, of the matters on which these bodies see the work (NULL: the whole record, for counts of a
-- province). Called by the functions below only.
CREATE OR REPLACE FUNCTION sec.watched(list text, at timestamptz, lim jsonb, mine bigint[])
RETURNS TABLE (matter_id uuid, person text, row_id text, since timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 500 SET search_path = pg_catalog, public, sec, pg_temp AS $$
#variable_conflict use_column
DECLARE
  before timestamptz := at - make_interval(hours => 24 * coalesce((lim ->> 'days')::int, 0));
  share float := (lim ->> 'share')::float; of jsonb; limited text[] := ARRAY['notifier', 'addressee', 'custodian'];
BEGIN
  IF list = 'returned_twice' THEN
    RETURN QUERY SELECT r.matter_id, '', '', (SELECT max(a.occurred_at) FROM docket_act a WHERE a.matter_id = r.matter_id
        AND a.kind IN ('file_returned_by_procuracy', 'file_returned_by_court') AND NOT EXISTS (SELECT 1 FROM docket_act x WHERE x.supersedes_id = a.id))
      FROM docket_matterreading r WHERE NOT r.closed AND r.returns >= 2 AND r.returns >= (lim ->> 'times')::int
        AND (mine IS NULL OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = r.matter_id AND s.agency_id = ANY (mine) AND s.kind <> ALL (limited)));
  ELSIF list = 'suspended_long' THEN
    RETURN QUERY WITH base AS MATERIALIZED (SELECT r.matter_id FROM docket_matterreading r WHERE r.stage IN ('I3', 'P3s', 'Q4s', 'Ts')
        AND (mine IS NULL OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = r.matter_id AND s.agency_id = ANY (mine) AND s.kind <> ALL (limited))))
      SELECT b.matter_id, '', '', l.last FROM base b CROSS JOIN LATERAL (SELECT max(a.occurred_at) AS last FROM docket_act a WHERE a.matter_id = b.matter_id
        AND a.kind IN ('verification_suspended', 'investigation_suspended', 'prosecution_suspended', 'trial_suspended', 'suspended_reviewed', 'suspended_case_reviewed')
        AND NOT EXISTS (SELECT 1 FROM docket_act x WHERE x.supersedes_id = a.id)) l
      WHERE l.last < before OR l.last IS NOT NULL AND EXISTS (SELECT 1 FROM docket_clockreading c WHERE c.matter_id = b.matter_id
        AND c.ref IN ('A32', 'D15') AND c.owed AND c.due_at < at);
  ELSIF list = 'rising_term' THEN
    of := lim -> 'investigation';
    -- Since the case began or began anew; a resumption allows one extension, a returned file none (BLTTHS Điều 174).
    RETURN QUERY WITH base AS MATERIALIZED (SELECT r.matter_id, r.severity FROM docket_matterreading r
        WHERE r.stage IN ('P1', 'P3', 'P3r') AND r.severity <> ''
        AND (mine IS NULL OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = r.matter_id AND s.agency_id = ANY (mine) AND s.kind <> ALL (limited)))),
      begun AS MATERIALIZED (SELECT b.matter_id, b.severity, l.occurred_at AS at_first, l.kind IN ('case_initiated', 'reinvestigation_received') AS whole
        FROM base b CROSS JOIN LATERAL (SELECT a.occurred_at, a.kind FROM docket_act a WHERE a.matter_id = b.matter_id
          AND a.kind IN ('case_initiated', 'reinvestigation_received', 'investigation_resumed', 'returned_file_received')
          AND (a.kind IN ('case_initiated', 'reinvestigation_received') OR a.person_id IS NULL)
          AND NOT EXISTS (SELECT 1 FROM docket_act x WHERE x.supersedes_id = a.id)
          ORDER BY a.occurred_at DESC, a.recorded_at DESC, a.id DESC LIMIT 1) l)
      SELECT g.matter_id, '', '', g.at_first FROM begun g
      WHERE (g.whole AND at - g.at_first > make_interval(days => 1) * ((of -> 'days' ->> g.severity)::int * share))
        OR (SELECT count(*) FROM docket_act a WHERE a.matter_id = g.matter_id AND a.kind IN ('investigation_extended', 'investigation_extended_by_supreme')
            AND a.person_id IS NULL AND a.occurred_at > g.at_first AND NOT EXISTS (SELECT 1 FROM docket_act x WHERE x.supersedes_id = a.id))
          >= greatest(1, CASE WHEN g.whole THEN (of -> 'times' ->> g.severity)::int ELSE 1 END);
    of := lim -> 'detention';
    RETURN QUERY WITH base AS MATERIALIZED (SELECT p.matter_id, p.person, r.severity FROM docket_accusedreading p
        JOIN docket_matterreading r ON r.matter_id = p.matter_id
        WHERE p.custody = 'detained' AND p.status = 'accused' AND r.stage IN ('P1', 'P3', 'P3r') AND r.severity <> ''
        AND (mine IS NULL OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = r.matter_id AND s.agency_id = ANY (mine) AND s.kind <> ALL (limited)))),
      begun AS MATERIALIZED (SELECT b.*, l.at_first FROM base b CROSS JOIN LATERAL (SELECT max(a.occurred_at) AS at_first FROM docket_act a
        WHERE a.matter_id = b.matter_id AND a.kind IN ('detained', 'reinvestigation_received') AND (a.kind <> 'detained' OR a.person_id = b.person)
          AND NOT EXISTS (SELECT 1 FROM docket_act x WHERE x.supersedes_id = a.id)) l WHERE l.at_first IS NOT NULL)
      SELECT g.matter_id, g.person::text, '', g.at_first FROM begun g
      WHERE at - g.at_first > make_interval(days => 1) * ((of -> 'days' ->> g.severity)::int * share)
        OR (SELECT count(*) FROM docket_act a WHERE a.matter_id = g.matter_id AND a.kind IN ('detention_extended', 'detention_extended_by_supreme')
            AND a.person_id = g.person AND a.occurred_at > g.at_first AND NOT EXISTS (SELECT 1 FROM docket_act x WHERE x.supersedes_id = a.id))
          >= greatest(1, (of -> 'times' ->> g.severity)::int);
  ELSIF list IN ('idle_in_custody', 'idle_at_home') THEN
    RETURN QUERY WITH base AS MATERIALIZED (SELECT p.matter_id, p.person, p.last_act_at FROM docket_accusedreading p
        JOIN docket_matterreading r ON r.matter_id = p.matter_id AND NOT r.closed
        WHERE p.last_act_at < before AND CASE list
          WHEN 'idle_in_custody' THEN p.custody IN ('held_in_emergency', 'arrested', 'held', 'detained')
          ELSE p.status IN ('accused', 'defendant') AND NOT p.apart
            AND p.custody NOT IN ('held_in_emergency', 'arrested', 'held', 'detained', 'serving', 'elsewhere') END
        AND (mine IS NULL OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = p.matter_id AND s.agency_id = ANY (mine) AND s.kind <> ALL (limited)))),
      quiet AS MATERIALIZED (SELECT b.* FROM base b WHERE NOT EXISTS (SELECT 1 FROM docket_act a WHERE a.matter_id = b.matter_id AND a.person_id IS NULL
        AND a.kind <> 'fact_corrected' AND a.occurred_at >= before AND NOT EXISTS (SELECT 1 FROM docket_act x WHERE x.supersedes_id = a.id)))
      SELECT q.matter_id, q.person::text, '', greatest(q.last_act_at, (SELECT a.occurred_at FROM docket_act a WHERE a.matter_id = q.matter_id
          AND a.person_id IS NULL AND a.kind <> 'fact_corrected' AND NOT EXISTS (SELECT 1 FROM docket_act x WHERE x.supersedes_id = a.id)
          ORDER BY a.occurred_at DESC LIMIT 1)) FROM quiet q;
  ELSIF list = 'charge_cancelled' THEN
    RETURN QUERY SELECT a.matter_id, coalesce(a.person_id, '')::text, a.id::text, a.occurred_at FROM docket_act a
      WHERE a.kind IN ('charge_cancelled', 'changed_charge_cancelled', 'initiation_cancelled') AND a.occurred_at >= before
        AND NOT EXISTS (SELECT 1 FROM docket_act x WHERE x.supersedes_id = a.id)
        AND (mine IS NULL OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = a.matter_id AND s.agency_id = ANY (mine) AND s.kind <> ALL (limited)));
  ELSIF list = 'custody_lapsed' THEN
    RETURN QUERY SELECT p.matter_id, p.person::text, '', p.release_at FROM docket_accusedreading p
      WHERE p.custody IN ('held_in_emergency', 'arrested', 'held', 'detained') AND coalesce(p.release_at, 'infinity'::timestamptz) < at
        AND (mine IS NULL OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = p.matter_id AND s.agency_id = ANY (mine) AND s.kind <> ALL (limited)));
  ELSIF list = 'handover_unanswered' THEN
    RETURN QUERY SELECT h.matter_id, '', h.id::text, w.sent_at FROM sec.waiting w JOIN docket_handover h ON h.id = w.handover_id
      WHERE w.sent_at < at - make_interval(hours => (lim ->> 'hours')::int)
        AND (mine IS NULL OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = h.matter_id AND s.agency_id = ANY (mine) AND s.kind <> ALL (limited)));
  ELSIF list = 'outcome_unknown' THEN
    RETURN QUERY WITH base AS MATERIALIZED (SELECT p.matter_id, p.person, p.since, p.status = 'judged' OR r.closed AS ended FROM docket_accusedreading p
        JOIN docket_matterreading r ON r.matter_id = p.matter_id
        WHERE p.status IN ('held_in_emergency', 'arrested', 'held', 'accused', 'suspended', 'prosecution_suspended', 'trial_suspended', 'judged', 'defendant')
          AND (p.status = 'judged' OR r.closed OR (p.status <> 'defendant' AND p.since < before))
          AND (mine IS NULL OR EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = p.matter_id AND s.agency_id = ANY (mine) AND s.kind <> ALL (limited))))
      SELECT b.matter_id, b.person::text, '', b.since FROM base b
      -- An indictment is an outcome until the file comes back.
      WHERE b.ended OR NOT EXISTS (SELECT 1 FROM docket_act i WHERE i.matter_id = b.matter_id AND i.kind IN ('indicted', 'simplified_prosecuted')
        AND (i.person_id IS NULL OR i.person_id = b.person) AND i.occurred_at >= b.since AND NOT EXISTS (SELECT 1 FROM docket_act x WHERE x.supersedes_id = i.id)
        AND NOT EXISTS (SELECT 1 FROM docket_act k WHERE k.matter_id = b.matter_id AND k.kind IN ('file_returned_by_procuracy', 'file_returned_by_court')
          AND (k.person_id IS NULL OR k.person_id = b.person) AND k.occurred_at >= i.occurred_at AND NOT EXISTS (SELECT 1 FROM docket_act x WHERE x.supersedes_id = k.id)));
  END IF;
END $$;
REVOKE ALL ON FUNCTION sec.watched(text, timestamptz, jsonb, bigint[]) FROM PUBLIC;

-- One page of a list within the scope, the longest there first; and how many stand on each.
CREATE OR REPLACE FUNCTION sec.watch_page(list text, at timestamptz, lim jsonb, after_at timestamptz, after_key text, n int)
RETURNS TABLE (matter_id uuid, person text, row_id text, since timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); shut uuid[] := sec.out_of_sight();
BEGIN
  RETURN QUERY SELECT w.matter_id, w.person, w.row_id, w.since FROM sec.watched(list, at, lim, mine) w
    WHERE w.matter_id <> ALL (shut)
      AND (after_at IS NULL OR (w.since, concat_ws('~', w.matter_id, w.person, w.row_id)) > (after_at, after_key))
    ORDER BY w.since, concat_ws('~', w.matter_id, w.person, w.row_id) LIMIT least(n, 500);
END $$;
CREATE OR REPLACE FUNCTION sec.watch_counts(at timestamptz, lims jsonb) RETURNS TABLE (list text, n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); shut uuid[] := sec.out_of_sight();
BEGIN
  RETURN QUERY SELECT l.key, (SELECT count(*) FROM sec.watched(l.key, at, l.value, mine) w
    WHERE w.matter_id <> ALL (shut)) FROM jsonb_each(lims) l;
END $$;
REVOKE ALL ON FUNCTION sec.watch_page(text, timestamptz, jsonb, timestamptz, text, int), sec.watch_counts(timestamptz, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.watch_page(text, timestamptz, jsonb, timestamptz, text, int), sec.watch_counts(timestamptz, jsonb) TO lachan_app;

-- For the role that counts: numbers of a province, no row of anything. Small ones are closed where they are shown.
CREATE OR REPLACE FUNCTION sec.watch_tallies(province bigint, at timestamptz, lims jsonb) RETURNS TABLE (list text, n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT l.key, (SELECT count(*) FROM sec.watched(l.key, at, l.value, NULL) w
    JOIN docket_matter m ON m.id = w.matter_id AND m.province_id = province) FROM jsonb_each(lims) l;
END $$;
CREATE OR REPLACE FUNCTION sec.oversight_tallies(province bigint, today date) RETURNS TABLE (what text, n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 8 SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  RETURN QUERY
  WITH ours AS (SELECT a.id FROM reference_agency a WHERE a.province_id = province),
    letters AS (SELECT l.answer_by AS until, (SELECT s.kind FROM oversight_letterstep s WHERE s.letter_id = l.id ORDER BY s.turn DESC LIMIT 1) AS last
      FROM oversight_letter l JOIN ours ON ours.id = l.agency_id),
    findings AS (SELECT f.fix_by AS until, (SELECT s.kind || s.result FROM oversight_findingstep s WHERE s.finding_id = f.id ORDER BY s.turn DESC LIMIT 1) AS last
      FROM oversight_finding f JOIN ours ON ours.id = f.agency_id),
    remedies AS (SELECT r.done_by AS until, (SELECT s.kind || s.result FROM oversight_remedystep s WHERE s.remedy_id = r.id ORDER BY s.turn DESC LIMIT 1) AS last
      FROM oversight_remedy r JOIN ours ON ours.id = r.agency_id)
  SELECT 'letters', count(*) FROM letters
  UNION ALL SELECT 'letters_open', count(*) FROM letters WHERE coalesce(last, '') IN ('', 'received')
  UNION ALL SELECT 'rounds', count(*) FROM oversight_round r JOIN ours ON ours.id = r.agency_id
  UNION ALL SELECT 'findings', count(*) FROM findings
  UNION ALL SELECT 'findings_late', count(*) FROM findings WHERE coalesce(last, '') NOT IN ('answered', 'checkeddone') AND until < today
  UNION ALL SELECT 'shortcomings', count(*) FROM oversight_shortcoming s JOIN ours ON ours.id = s.agency_id
  UNION ALL SELECT 'remedies_late', count(*) FROM remedies WHERE coalesce(last, '') NOT IN ('answered', 'checkeddone') AND until < today;
END $$;
REVOKE ALL ON FUNCTION sec.watch_tallies(bigint, timestamptz, jsonb), sec.oversight_tallies(bigint, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.watch_tallies(bigint, timestamptz, jsonb), sec.oversight_tallies(bigint, date) TO lachan_figures;
