-- Row locks of the books of cases: an agency knows which rows of its own books have come in, nobody else's.
ALTER TABLE exchange_importedcaserow ENABLE ROW LEVEL SECURITY;
ALTER TABLE exchange_importedcaserow FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON exchange_importedcaserow TO lachan_app;
CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON exchange_importedcaserow
  FOR EACH STATEMENT EXECUTE FUNCTION sec.never();
CREATE POLICY own ON exchange_importedcaserow FOR SELECT TO lachan_app USING (
  agency_id = ANY ((SELECT sec.scope())::bigint[]));
CREATE POLICY make ON exchange_importedcaserow FOR INSERT TO lachan_app WITH CHECK (
  agency_id = ANY ((SELECT sec.scope())::bigint[]) AND sec.may_write(matter_id));
