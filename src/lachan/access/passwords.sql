-- Row lock of the hashes: one's own, and whoever is finding out who signs in. No colleague, no administrator.
ALTER TABLE access_password ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_password FORCE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE (hash) ON access_password TO lachan_app;
CREATE POLICY own ON access_password FOR SELECT TO lachan_app USING (
  account_id = (SELECT sec.uid()) OR (SELECT sec.has('auth')));
-- Only to write the same password anew with today's parameters, at signing in.
CREATE POLICY renew ON access_password FOR UPDATE TO lachan_app USING ((SELECT sec.has('auth')));
