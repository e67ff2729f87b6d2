-- Row locks of alerts: an agency sees its own notices, a person excluded from the matter does not; contacts are one's own.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['oversight_notice','oversight_delivery','oversight_contact','oversight_heartbeat'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO lachan_app, lachan_worker', t);
    EXECUTE format('CREATE POLICY work ON %I TO lachan_worker USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

CREATE POLICY see ON oversight_notice FOR SELECT TO lachan_app USING (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND (account_id IS NULL OR account_id = (SELECT sec.uid()))
  AND matter_id <> ALL ((SELECT sec.excluded())::uuid[]));
GRANT UPDATE (seen_at, seen_by) ON oversight_notice TO lachan_app;
CREATE POLICY acknowledge ON oversight_notice FOR UPDATE TO lachan_app USING (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND (account_id IS NULL OR account_id = (SELECT sec.uid()))
  AND matter_id <> ALL ((SELECT sec.excluded())::uuid[]))
  WITH CHECK (seen_by = (SELECT sec.uid()));
CREATE POLICY see ON oversight_delivery FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM oversight_notice n WHERE n.id = oversight_delivery.notice_id OFFSET 0));
CREATE POLICY see ON oversight_heartbeat FOR SELECT TO lachan_app USING ((SELECT sec.uid()) IS NOT NULL);

-- How many alarms have reached nobody by a message, by agency: one's own; all of them for who gives addresses or
-- answers for the plan. Counts, no code of a matter, no address.
CREATE POLICY look ON oversight_notice FOR SELECT TO lachan_owner USING (true);
CREATE POLICY look ON oversight_delivery FOR SELECT TO lachan_owner USING (true);
CREATE OR REPLACE FUNCTION sec.undelivered() RETURNS TABLE (agency_id bigint, alarms bigint, unheard bigint, failed bigint, late bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope(); wide boolean := sec.has('accounts') OR sec.has('agreement');
BEGIN
  RETURN QUERY SELECT n.agency_id, count(DISTINCT n.id) FILTER (WHERE n.loud),
    count(DISTINCT n.id) FILTER (WHERE n.loud AND NOT EXISTS (SELECT 1 FROM oversight_delivery s
      WHERE s.notice_id = n.id AND s.state = 'sent')),
    count(d.id) FILTER (WHERE d.state = 'failed'), count(d.id) FILTER (WHERE d.state = 'waiting' AND d.tries > 0)
  FROM oversight_notice n LEFT JOIN oversight_delivery d ON d.notice_id = n.id
  WHERE n.closed_at IS NULL AND (wide OR n.agency_id = ANY (mine)) GROUP BY n.agency_id;
END $$;
REVOKE ALL ON FUNCTION sec.undelivered() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.undelivered() TO lachan_app;

-- An agency's common address is given by those who manage accounts; a person gives and sees only their own.
GRANT INSERT, UPDATE (valid_to) ON oversight_contact TO lachan_app;
CREATE POLICY see ON oversight_contact FOR SELECT TO lachan_app USING (
  account_id = (SELECT sec.uid()) OR (account_id IS NULL AND (SELECT sec.has('accounts'))));
CREATE POLICY give ON oversight_contact FOR INSERT TO lachan_app WITH CHECK (
  (account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND channel <> 'webhook')
  OR (account_id IS NULL AND (SELECT sec.has('accounts'))));
CREATE POLICY finish ON oversight_contact FOR UPDATE TO lachan_app USING (
  account_id = (SELECT sec.uid()) OR (account_id IS NULL AND (SELECT sec.has('accounts'))));

-- The worker: writes notices, deliveries and its own sign of life; reads what the rungs are counted from.
GRANT USAGE ON SCHEMA public, sec TO lachan_worker;
GRANT INSERT ON oversight_notice, oversight_delivery, oversight_heartbeat TO lachan_worker;
GRANT UPDATE (closed_at) ON oversight_notice TO lachan_worker;
GRANT UPDATE (state, tries, next_at, sent_at, error) ON oversight_delivery TO lachan_worker;
GRANT UPDATE (started_at, beat_at, raised) ON oversight_heartbeat TO lachan_worker;
GRANT SELECT (id, code, barred_id) ON docket_matter TO lachan_worker;
GRANT SELECT (matter_id, agency_id, kind) ON docket_standing TO lachan_worker;
GRANT SELECT (matter_id, account_id) ON docket_exclusion TO lachan_worker;
GRANT SELECT (id, matter_id) ON docket_handover TO lachan_worker;
GRANT EXECUTE ON FUNCTION sec.houses(uuid[]) TO lachan_worker;
GRANT SELECT (account_id, agency_id, role, valid_from, valid_to) ON access_membership TO lachan_worker;
GRANT SELECT (id, is_active) ON access_account TO lachan_worker;
GRANT SELECT ON docket_clockreading, docket_accusedreading, reference_agency, sec.waiting TO lachan_worker;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['docket_matter','docket_standing','docket_exclusion','docket_handover','docket_clockreading',
    'docket_accusedreading','access_membership','access_account'] LOOP
    EXECUTE format('CREATE POLICY work ON %I FOR SELECT TO lachan_worker USING (true)', t);
  END LOOP;
END $$;
