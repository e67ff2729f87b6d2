-- Row locks of communication and training. What was told to the public is the province's to read and its own body's to
-- write. Who was taught is seen by that person's body, by the body that taught, and by the person; the committee has counts.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['outreach_material','outreach_session','outreach_sessionmaterial','outreach_club','outreach_clubturn',
                           'outreach_course','outreach_trainingsession','outreach_attendance','outreach_quiz'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO lachan_app', t);
    EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sec.never()', t);
    EXECUTE format('CREATE POLICY look ON %I FOR SELECT TO lachan_owner USING (true)', t);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION sec.outreach_provinces() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN (SELECT coalesce(array_agg(DISTINCT province_id), '{}') FROM reference_agency WHERE id = ANY (mine)); END $$;
-- The viewer's bodies and those whose work they took over.
CREATE OR REPLACE FUNCTION sec.outreach_bodies() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN (WITH RECURSIVE f(id) AS (SELECT unnest(mine) UNION SELECT a.id FROM reference_agency a JOIN f ON a.successor_id = f.id)
  SELECT coalesce(array_agg(id), '{}') FROM f); END $$;
-- Asked apart from the policies, which would else ask each other for ever. Whose the first row of a root is.
CREATE OR REPLACE FUNCTION sec.outreach_owns(what text, first uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.outreach_bodies(); found boolean;
BEGIN
  IF what NOT IN ('material', 'session', 'club', 'course', 'trainingsession', 'attendance') THEN RETURN false; END IF;
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE root = $1 AND turn = 1 AND agency_id = ANY ($2))', 'outreach_' || what)
    INTO found USING first, mine;
  RETURN found;
END $$;
-- How many of which body were taught when: no account leaves. All for the committee; else one's own people and one's own classes.
CREATE OR REPLACE FUNCTION sec.trained() RETURNS TABLE (session uuid, course uuid, held_on date, body bigint, post text, told bigint, named bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.outreach_bodies(); here bigint[] := sec.outreach_provinces(); whole boolean := sec.has('plans');
BEGIN RETURN QUERY
  SELECT t.root, t.course_id, t.held_on, a.body_id, a.post::text,
    coalesce(sum(a.people) FILTER (WHERE a.official_id IS NULL), 0)::bigint, coalesce(sum(a.people) FILTER (WHERE a.official_id IS NOT NULL), 0)::bigint
  FROM outreach_attendance a JOIN outreach_trainingsession t ON t.root = a.session
  WHERE a.province_id = ANY (here) AND NOT a.withdrawn AND NOT t.withdrawn
    AND NOT EXISTS (SELECT 1 FROM outreach_attendance x WHERE x.root = a.root AND x.turn > a.turn)
    AND NOT EXISTS (SELECT 1 FROM outreach_trainingsession y WHERE y.root = t.root AND y.turn > t.turn)
    AND (whole OR a.body_id = ANY (mine) OR t.agency_id = ANY (mine) OR a.agency_id = ANY (mine))
  GROUP BY 1, 2, 3, 4, 5;
END $$;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['outreach_provinces()','outreach_bodies()','outreach_owns(text,uuid)','trained()'] LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION sec.' || f || ' FROM PUBLIC';
    EXECUTE 'GRANT EXECUTE ON FUNCTION sec.' || f || ' TO lachan_app';
  END LOOP;
END $$;

-- The province reads.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['material','session','club','course','trainingsession','quiz'] LOOP
    EXECUTE format('CREATE POLICY see ON %I FOR SELECT TO lachan_app USING (province_id = ANY ((SELECT sec.outreach_provinces())::bigint[]))', 'outreach_' || t);
  END LOOP;
  -- A body writes in its own name; a correction is of its own row, or of one of a body whose work it took over.
  FOREACH t IN ARRAY ARRAY['material','session','club','course','trainingsession'] LOOP
    EXECUTE format('CREATE POLICY write ON %1$I FOR INSERT TO lachan_app WITH CHECK (account_id = (SELECT sec.uid())
      AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND province_id = ANY ((SELECT sec.outreach_provinces())::bigint[])
      AND CASE WHEN turn = 1 THEN root = id ELSE sec.outreach_owns(%2$L, root) END)', 'outreach_' || t, t);
  END LOOP;
END $$;
CREATE POLICY see ON outreach_sessionmaterial FOR SELECT TO lachan_app USING (session_id IN (SELECT id FROM outreach_session));
CREATE POLICY write ON outreach_sessionmaterial FOR INSERT TO lachan_app WITH CHECK (
  EXISTS (SELECT 1 FROM outreach_session s WHERE s.id = session_id AND s.account_id = (SELECT sec.uid()) OFFSET 0)
  AND material_id IN (SELECT id FROM outreach_material));
CREATE POLICY see ON outreach_clubturn FOR SELECT TO lachan_app USING (club_id IN (SELECT id FROM outreach_club));
CREATE POLICY write ON outreach_clubturn FOR INSERT TO lachan_app WITH CHECK (account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND EXISTS (SELECT 1 FROM outreach_club c WHERE c.id = club_id AND sec.outreach_owns('club', c.root) OFFSET 0));
CREATE POLICY write ON outreach_quiz FOR INSERT TO lachan_app WITH CHECK (account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND province_id = ANY ((SELECT sec.outreach_provinces())::bigint[])
  AND (sec.outreach_owns('session', about) OR sec.outreach_owns('trainingsession', about)));

CREATE POLICY see ON outreach_attendance FOR SELECT TO lachan_app USING (official_id = (SELECT sec.uid())
  OR body_id = ANY ((SELECT sec.outreach_bodies())::bigint[]) OR agency_id = ANY ((SELECT sec.outreach_bodies())::bigint[])
  OR sec.outreach_owns('trainingsession', session));
-- The body that taught writes how many of which body came; a body writes which of its own people went.
CREATE POLICY write ON outreach_attendance FOR INSERT TO lachan_app WITH CHECK (account_id = (SELECT sec.uid())
  AND agency_id = ANY ((SELECT sec.scope())::bigint[]) AND province_id = ANY ((SELECT sec.outreach_provinces())::bigint[])
  AND session IN (SELECT root FROM outreach_trainingsession)
  AND CASE WHEN official_id IS NULL THEN sec.outreach_owns('trainingsession', session) ELSE body_id = ANY ((SELECT sec.scope())::bigint[])
    AND EXISTS (SELECT 1 FROM access_membership m WHERE m.account_id = official_id AND m.agency_id = body_id OFFSET 0) END
  AND CASE WHEN turn = 1 THEN root = id ELSE sec.outreach_owns('attendance', root) END);
