-- Settlements of differences: appended by those who may settle, about matters they may see; changed by nobody.
-- The committee sees code names of the whole province (cap «agreement»), so does the provincial procuracy, which
-- leads the joint statistics (TTLT 05/2018); any other procuracy, the matters on which it has standing.
CREATE OR REPLACE FUNCTION sec.leads_statistics() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE mine bigint[] := sec.scope();
BEGIN
  RETURN sec.has('agreement') OR (sec.has('settle') AND EXISTS (SELECT 1 FROM reference_agency a
    WHERE a.id = ANY (mine) AND a.kind = 'provincial_procuracy'));
END $$;
GRANT EXECUTE ON FUNCTION sec.leads_statistics() TO lachan_app;
ALTER TABLE indicators_settlement ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators_settlement FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON indicators_settlement TO lachan_app;
CREATE POLICY see ON indicators_settlement FOR SELECT TO lachan_app USING (
  (SELECT sec.leads_statistics()) OR ((SELECT sec.has('settle')) AND EXISTS (
    SELECT 1 FROM docket_matter m WHERE m.code = indicators_settlement.matter_code OFFSET 0)));
CREATE POLICY settle ON indicators_settlement FOR INSERT TO lachan_app WITH CHECK (
  (SELECT sec.has('settle')) AND account_id = (SELECT sec.uid()) AND agency_id = ANY ((SELECT sec.scope())::bigint[])
  AND ((SELECT sec.leads_statistics()) OR EXISTS (SELECT 1 FROM docket_matter m WHERE m.code = matter_code OFFSET 0)));
CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON indicators_settlement
  FOR EACH STATEMENT EXECUTE FUNCTION sec.never();
