-- Row locks of cases: seen with the file; a facility sees whom it keeps and what concerns their custody.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['cases_assignment','cases_lodging','cases_caselink'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
    EXECUTE format('CREATE POLICY see ON %I FOR SELECT TO lachan_app USING (EXISTS (SELECT 1 FROM docket_standing s
      WHERE s.matter_id = %I.matter_id AND s.kind NOT IN (''notifier'', ''addressee'', ''custodian'') OFFSET 0))', t, t);
    EXECUTE format('CREATE POLICY make ON %I FOR INSERT TO lachan_app WITH CHECK (sec.may_write(matter_id))', t);
  END LOOP;
END $$;
-- One's own assignments are known by name of account; each body assigns its own people only.
CREATE POLICY own_people ON cases_assignment AS RESTRICTIVE FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND EXISTS (SELECT 1 FROM access_membership m WHERE m.account_id = cases_assignment.account_id));
-- A facility takes in for itself only, and only whom it was sent: by lodging another accused it would read that
-- person's custody and draw the release alarm away from the house that has the key.
CREATE OR REPLACE FUNCTION sec.sent_here(m uuid, code text, facility bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM docket_handover h JOIN docket_act a ON a.id = h.act_id
    WHERE h.matter_id = m AND h.recipient_id = facility AND h.what = 'detainee' AND a.person_id = code);
END $$;
GRANT EXECUTE ON FUNCTION sec.sent_here(uuid, text, bigint) TO lachan_app;
CREATE POLICY own_house ON cases_lodging AS RESTRICTIVE FOR INSERT TO lachan_app WITH CHECK (
  facility_id = ANY ((SELECT sec.scope())::bigint[]) AND sec.sent_here(matter_id, person, facility_id));
CREATE POLICY kept_here ON cases_lodging FOR SELECT TO lachan_app USING (
  facility_id = ANY ((SELECT sec.scope())::bigint[]) AND matter_id <> ALL ((SELECT sec.excluded())::uuid[]));

-- What a facility may know of a person it keeps: custody acts of that person, where they stand, the person's row.
-- Its standing must still be there: an excluded warden sees nothing.
CREATE OR REPLACE FUNCTION sec.keeps(m uuid, code text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); me bigint := sec.uid();
BEGIN
  RETURN EXISTS (SELECT 1 FROM cases_lodging l WHERE l.matter_id = m AND l.person = code AND l.facility_id = ANY (mine)
      AND NOT EXISTS (SELECT 1 FROM cases_lodging n WHERE n.matter_id = m AND n.person = code AND n.since > l.since))
    AND NOT EXISTS (SELECT 1 FROM docket_exclusion e WHERE e.matter_id = m AND e.account_id = me);
END $$;
GRANT EXECUTE ON FUNCTION sec.keeps(uuid, text) TO lachan_app;
-- Whom the worker tells of a release: the house that took the person in last, and no house of another accused.
CREATE OR REPLACE FUNCTION sec.houses(matters uuid[]) RETURNS TABLE (matter_id uuid, person text, facility_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
  SELECT DISTINCT ON (l.matter_id, l.person) l.matter_id, l.person, l.facility_id FROM cases_lodging l
  WHERE l.matter_id = ANY (matters) ORDER BY l.matter_id, l.person, l.since DESC, l.id DESC $$;
REVOKE ALL ON FUNCTION sec.houses(uuid[]) FROM PUBLIC;
CREATE POLICY look ON cases_lodging FOR SELECT TO lachan_owner USING (true);
CREATE POLICY kept ON docket_act FOR SELECT TO lachan_app USING (person_id IS NOT NULL
  AND kind IN ('emergency_held','emergency_arrest_ordered','emergency_arrest_decided','arrested','held_person_received',
    'held','hold_extended','hold_extension_decided','detained','detention_order_decided','detention_extended',
    'detention_extended_by_supreme','detained_for_prosecution','detained_for_trial','detained_after_judgment',
    'detained_for_appeal','detained_until_hearing_ends','measure_imposed','measure_ended','released',
    'facility_reminder_sent','item_handed_over','item_received','item_refused','sentence_begun')
  AND EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = docket_act.matter_id AND s.kind = 'custodian' OFFSET 0)
  AND sec.keeps(matter_id, person_id));
CREATE POLICY kept ON docket_accusedreading FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = docket_accusedreading.matter_id AND s.kind = 'custodian' OFFSET 0)
  AND sec.keeps(matter_id, person));

CREATE POLICY kept ON docket_clockreading FOR SELECT TO lachan_app USING (person <> ''
  AND EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = docket_clockreading.matter_id AND s.kind = 'custodian' OFFSET 0)
  AND sec.keeps(matter_id, person));

-- Joining and separating carry acts to another record exactly as they were done, whoever did them: the one way
-- in which an act of another body enters a record, and only by copy (BLTTHS Điều 170).
CREATE POLICY carry ON docket_act FOR INSERT TO lachan_owner WITH CHECK (true);
CREATE POLICY look ON docket_act FOR SELECT TO lachan_owner USING (true);
CREATE POLICY carry ON docket_paper FOR INSERT TO lachan_owner WITH CHECK (true);
CREATE POLICY look ON docket_paper FOR SELECT TO lachan_owner USING (true);
CREATE POLICY carry ON cases_lodging FOR INSERT TO lachan_owner WITH CHECK (true);
CREATE POLICY carry ON cases_assignment FOR INSERT TO lachan_owner WITH CHECK (true);
CREATE POLICY look ON cases_assignment FOR SELECT TO lachan_owner USING (true);
CREATE POLICY carry ON docket_exclusion FOR INSERT TO lachan_owner WITH CHECK (true);
-- Only who sees the work of a record carries of it: who merely knows that it lives would read it in a record of its own.
CREATE OR REPLACE FUNCTION sec.may_carry(m uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN
  RETURN sec.may_write(m) AND EXISTS (SELECT 1 FROM docket_standing s WHERE s.matter_id = m AND s.agency_id = ANY (mine)
    AND s.kind NOT IN ('notifier', 'addressee', 'custodian'));
END $$;
REVOKE ALL ON FUNCTION sec.may_carry(uuid) FROM PUBLIC;
CREATE OR REPLACE FUNCTION sec.carry(source uuid, fresh uuid, fresh_paper uuid, target uuid, code text, audit uuid)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE a docket_act%ROWTYPE; p docket_paper%ROWTYPE;
BEGIN
  SELECT * INTO a FROM docket_act WHERE id = source;
  IF NOT FOUND OR NOT sec.may_carry(a.matter_id) OR NOT sec.may_write(target) THEN
    RAISE EXCEPTION 'Không mang được hành vi này sang hồ sơ khác.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF a.paper_id IS NOT NULL THEN
    SELECT * INTO p FROM docket_paper WHERE id = a.paper_id;
    INSERT INTO docket_paper (id, matter_id, issuer_id, kind, number, dated_on, grade)
      VALUES (fresh_paper, target, p.issuer_id, p.kind, p.number, p.dated_on, p.grade);
  END IF;
  INSERT INTO docket_act (id, matter_id, kind, agency_id, occurred_at, received_at, recorded_at, person_id, facts,
      paper_id, supersedes_id, line_id)
    VALUES (fresh, target, a.kind, a.agency_id, a.occurred_at, a.received_at, a.recorded_at, a.person_id,
      a.facts || jsonb_build_object('carried_from', code), CASE WHEN a.paper_id IS NULL THEN NULL ELSE fresh_paper END,
      NULL, audit);
  -- Where the act lodged somebody, or put somebody in charge, it does so in the other record too.
  INSERT INTO cases_lodging (id, matter_id, person, facility_id, since, act_id)
    SELECT gen_random_uuid(), target, l.person, l.facility_id, l.since, fresh FROM cases_lodging l WHERE l.act_id = source;
  INSERT INTO cases_assignment (id, matter_id, part, account_id, agency_id, since, act_id)
    SELECT gen_random_uuid(), target, s.part, s.account_id, s.agency_id, s.since, fresh FROM cases_assignment s
    WHERE s.act_id = source;
END $$;
REVOKE ALL ON FUNCTION sec.carry(uuid, uuid, uuid, uuid, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.carry(uuid, uuid, uuid, uuid, text, uuid) TO lachan_app;
-- Who is kept out of the one for a conflict of interest is kept out of the other, whichever body the person is of.
CREATE OR REPLACE FUNCTION sec.keep_out(source uuid, target uuid, audit uuid)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN
  IF NOT sec.may_carry(source) OR NOT sec.may_write(target) THEN
    RAISE EXCEPTION 'Không mang được việc loại trừ này sang hồ sơ khác.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO docket_exclusion (id, matter_id, account_id, since, line_id)
    SELECT gen_random_uuid(), target, e.account_id, e.since, audit FROM docket_exclusion e WHERE e.matter_id = source
    ON CONFLICT (account_id, matter_id) DO NOTHING;
END $$;
REVOKE ALL ON FUNCTION sec.keep_out(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.keep_out(uuid, uuid, uuid) TO lachan_app;
