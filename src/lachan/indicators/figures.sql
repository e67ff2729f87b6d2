-- Published figures of the own province: the committee sees all; other bodies those of the province and of themselves.
-- Lists by code name are the committee's: a body that is only told a figure is not told its cases.
CREATE OR REPLACE FUNCTION sec.figure_provinces() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN (SELECT coalesce(array_agg(DISTINCT province_id), '{}') FROM reference_agency WHERE id = ANY (mine)); END $$;
-- Its own ground: the unit whose body it is, and what it serves.
CREATE OR REPLACE FUNCTION sec.figure_places() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN RETURN (SELECT coalesce(array_agg(id), '{}') FROM (
    SELECT u.id FROM reference_agency a JOIN reference_unit u ON u.id = a.unit_id AND u.level = a.level WHERE a.id = ANY (mine)
    UNION SELECT unit_id FROM reference_jurisdiction WHERE agency_id = ANY (mine)) own); END $$;
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['figure_provinces()','figure_places()'] LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION sec.' || f || ' FROM PUBLIC';
    EXECUTE 'GRANT EXECUTE ON FUNCTION sec.' || f || ' TO lachan_app';
  END LOOP;
END $$;
DROP POLICY see ON indicators_figure;
CREATE POLICY see ON indicators_figure FOR SELECT TO lachan_app USING ((SELECT sec.has('figures'))
  AND province_id = ANY ((SELECT sec.figure_provinces())::bigint[])
  AND ((SELECT sec.has('agreement'))
    OR ((agency_id IS NULL OR agency_id = ANY ((SELECT sec.scope())::bigint[]))
      AND (place_id IS NULL OR place_id = ANY ((SELECT sec.figure_places())::bigint[])))));
DROP POLICY publish ON indicators_figure;
CREATE POLICY publish ON indicators_figure FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('publish'))
  AND province_id = ANY ((SELECT sec.figure_provinces())::bigint[]));
DROP POLICY see ON indicators_figureline;
CREATE POLICY see ON indicators_figureline FOR SELECT TO lachan_app USING ((SELECT sec.has('agreement'))
  AND figure_id IN (SELECT id FROM indicators_figure));
