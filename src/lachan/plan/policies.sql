-- Row locks of the plan. An adopted plan is the province's; the committee sees all its tasks, a body its own,
-- those it gave to others and those it works along with. A draft is the committee's.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['plan_document','plan_plan','plan_planact','plan_taskgroup','plan_task','plan_taskversion',
                           'plan_partner','plan_occurrence','plan_share','plan_step','plan_attachment'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
END $$;

-- Who carries a body's work on a day: itself, its successor, or where there is none the body above.
CREATE OR REPLACE FUNCTION sec.carrier_on(body bigint, day date) RETURNS bigint LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE a record; turn int := 0;
BEGIN
  LOOP
    SELECT id, valid_to, successor_id, parent_id INTO a FROM reference_agency WHERE id = body;
    IF NOT FOUND OR turn > 9 THEN RETURN NULL; END IF;
    IF a.valid_to IS NULL OR a.valid_to > day THEN RETURN a.id; END IF;
    body := coalesce(a.successor_id, a.parent_id); turn := turn + 1;
  END LOOP;
END $$;
-- The viewer's bodies, those whose work they took over, and ended bodies below them that nobody took over.
CREATE OR REPLACE FUNCTION sec.follows() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN (WITH RECURSIVE f(id) AS (SELECT unnest(mine) UNION SELECT a.id FROM reference_agency a JOIN f
    ON a.successor_id = f.id OR (a.parent_id = f.id AND a.successor_id IS NULL AND a.valid_to IS NOT NULL))
  SELECT coalesce(array_agg(id), '{}') FROM f); END $$;
CREATE OR REPLACE FUNCTION sec.plan_provinces() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN (SELECT coalesce(array_agg(DISTINCT province_id), '{}') FROM reference_agency WHERE id = ANY (mine)); END $$;
-- Asked apart from the policies, which would else ask each other for ever.
CREATE OR REPLACE FUNCTION sec.plan_adopted() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
BEGIN RETURN (SELECT coalesce(array_agg(plan_id), '{}') FROM plan_planact WHERE kind = 'adopted'); END $$;
CREATE OR REPLACE FUNCTION sec.plan_tasks() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.follows();
BEGIN RETURN (SELECT coalesce(array_agg(task_id), '{}') FROM (
    SELECT v.task_id FROM plan_share s JOIN plan_taskversion v ON v.id = s.version_id WHERE s.carrier_id = ANY (mine) OR s.giver_id = ANY (mine)
    UNION SELECT v.task_id FROM plan_partner p JOIN plan_taskversion v ON v.id = p.version_id WHERE p.agency_id = ANY (mine)
    UNION SELECT v.task_id FROM plan_taskversion v WHERE v.everybody) seen); END $$;
CREATE OR REPLACE FUNCTION sec.plan_carries(s uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.follows();
BEGIN RETURN EXISTS (SELECT 1 FROM plan_share WHERE id = s AND carrier_id = ANY (mine)); END $$;
-- Given on: by the body that carries the parent, of the same version, in its own name. Whoever keeps the plan
-- carries over what was given on of an earlier version of the task, and gives nothing anew.
CREATE OR REPLACE FUNCTION sec.plan_gives(above uuid, v uuid, by_body bigint, to_body bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.follows(); here bigint[] := sec.plan_provinces();
BEGIN RETURN EXISTS (SELECT 1 FROM plan_share p WHERE p.id = above AND p.version_id = v AND p.carrier_id = by_body AND (p.carrier_id = ANY (mine)
  OR sec.has('plan_keep') AND EXISTS (SELECT 1 FROM plan_taskversion n JOIN plan_taskversion o ON o.task_id = n.task_id AND o.turn < n.turn
    JOIN plan_share w ON w.version_id = o.id JOIN plan_task t ON t.id = n.task_id JOIN plan_plan l ON l.id = t.plan_id
    WHERE n.id = v AND w.carrier_id = to_body AND w.giver_id = by_body AND w.parent_id IS NOT NULL AND l.province_id = ANY (here)))); END $$;
-- Who confirms: the body that gave the share; for the plan's own shares whoever keeps the plan.
CREATE OR REPLACE FUNCTION sec.plan_gave(s uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.follows(); here bigint[] := sec.plan_provinces();
BEGIN RETURN EXISTS (SELECT 1 FROM plan_share h JOIN reference_agency a ON a.id = h.carrier_id WHERE h.id = s
    AND CASE WHEN h.parent_id IS NULL THEN sec.has('plan_keep') AND a.province_id = ANY (here) ELSE h.giver_id = ANY (mine) END); END $$;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['carrier_on(bigint,date)','follows()','plan_provinces()','plan_adopted()','plan_tasks()','plan_carries(uuid)','plan_gives(uuid,uuid,bigint,bigint)','plan_gave(uuid)'] LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION sec.' || f || ' FROM PUBLIC';
    EXECUTE 'GRANT EXECUTE ON FUNCTION sec.' || f || ' TO lachan_app';
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION sec.carrier_on(bigint,date) TO lachan_keeper;

CREATE POLICY see ON plan_document FOR SELECT TO lachan_app USING (province_id = ANY ((SELECT sec.plan_provinces())::bigint[]));
CREATE POLICY see ON plan_plan FOR SELECT TO lachan_app USING (province_id = ANY ((SELECT sec.plan_provinces())::bigint[])
  AND ((SELECT sec.has('plans')) OR id = ANY ((SELECT sec.plan_adopted())::uuid[])));
CREATE POLICY see ON plan_planact FOR SELECT TO lachan_app USING (plan_id IN (SELECT id FROM plan_plan));
CREATE POLICY see ON plan_taskgroup FOR SELECT TO lachan_app USING (plan_id IN (SELECT id FROM plan_plan));
CREATE POLICY see ON plan_task FOR SELECT TO lachan_app USING (plan_id IN (SELECT id FROM plan_plan)
  AND ((SELECT sec.has('plans')) OR id = ANY ((SELECT sec.plan_tasks())::uuid[])));
CREATE POLICY see ON plan_taskversion FOR SELECT TO lachan_app USING (task_id IN (SELECT id FROM plan_task));
CREATE POLICY see ON plan_partner FOR SELECT TO lachan_app USING (version_id IN (SELECT id FROM plan_taskversion));
CREATE POLICY see ON plan_occurrence FOR SELECT TO lachan_app USING (version_id IN (SELECT id FROM plan_taskversion));
CREATE POLICY see ON plan_share FOR SELECT TO lachan_app USING (version_id IN (SELECT id FROM plan_taskversion)
  AND ((SELECT sec.has('plans')) OR carrier_id = ANY ((SELECT sec.follows())::bigint[]) OR giver_id = ANY ((SELECT sec.follows())::bigint[])));
CREATE POLICY see ON plan_step FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM plan_share s WHERE s.id = plan_step.share_id OFFSET 0));
CREATE POLICY see ON plan_attachment FOR SELECT TO lachan_app USING (
  EXISTS (SELECT 1 FROM plan_step s WHERE s.id = plan_attachment.step_id OFFSET 0));

-- The plan itself is written by whoever keeps it; what others may write is said one by one.
CREATE POLICY keep ON plan_document FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('plan_keep')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND province_id = ANY ((SELECT sec.plan_provinces())::bigint[]));
CREATE POLICY keep ON plan_plan FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('plan_keep')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND province_id = ANY ((SELECT sec.plan_provinces())::bigint[]));
CREATE POLICY keep ON plan_planact FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('plan_keep')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND plan_id IN (SELECT id FROM plan_plan));
CREATE POLICY keep ON plan_taskgroup FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('plan_keep')) AND plan_id IN (SELECT id FROM plan_plan));
CREATE POLICY keep ON plan_task FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('plan_keep')) AND plan_id IN (SELECT id FROM plan_plan));
CREATE POLICY keep ON plan_taskversion FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('plan_keep')) AND account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND task_id IN (SELECT id FROM plan_task));
CREATE POLICY keep ON plan_partner FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('plan_keep')) AND version_id IN (SELECT id FROM plan_taskversion));
CREATE POLICY keep ON plan_occurrence FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('plan_keep')) AND version_id IN (SELECT id FROM plan_taskversion));
-- A share is the plan's own, or given on by its carrier; a step is the carrier's, a check is the giver's.
CREATE POLICY give ON plan_share FOR INSERT TO lachan_app WITH CHECK (account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND CASE WHEN parent_id IS NULL THEN (SELECT sec.has('plan_keep')) ELSE sec.plan_gives(parent_id, version_id, giver_id, carrier_id) END
  AND version_id IN (SELECT id FROM plan_taskversion));
CREATE POLICY write ON plan_step FOR INSERT TO lachan_app WITH CHECK (account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND CASE WHEN kind IN ('confirmed', 'returned') THEN sec.plan_gave(share_id) ELSE sec.plan_carries(share_id) END);
CREATE POLICY attach ON plan_attachment FOR INSERT TO lachan_app WITH CHECK (EXISTS (SELECT 1 FROM plan_step s
  WHERE s.id = plan_attachment.step_id AND s.account_id = (SELECT sec.uid()) AND s.kind = 'reported' OFFSET 0));
