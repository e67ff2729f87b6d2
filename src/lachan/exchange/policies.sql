-- Row locks of exchange: an agency knows which rows of its own books have come in, nobody else's.
ALTER TABLE exchange_importedrow ENABLE ROW LEVEL SECURITY;
ALTER TABLE exchange_importedrow FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON exchange_importedrow TO lachan_app;
CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON exchange_importedrow
  FOR EACH STATEMENT EXECUTE FUNCTION sec.never();
CREATE POLICY own ON exchange_importedrow FOR SELECT TO lachan_app USING (
  agency_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY make ON exchange_importedrow FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND sec.may_write(matter_id));
