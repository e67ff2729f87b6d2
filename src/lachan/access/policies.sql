-- Row locks of access, and the functions every later policy stands on.
CREATE SCHEMA IF NOT EXISTS sec;
REVOKE ALL ON SCHEMA sec FROM PUBLIC;
GRANT USAGE ON SCHEMA sec TO lachan_app, lachan_figures;
GRANT USAGE ON SCHEMA public TO lachan_app, lachan_figures, lachan_keeper;
GRANT USAGE ON SCHEMA sec TO lachan_keeper;

-- The key of the scope token: two padded halves (RFC 2104), readable by the owner's functions only.
CREATE TABLE IF NOT EXISTS sec.signing_key (ipad bytea NOT NULL, opad bytea NOT NULL);
REVOKE ALL ON sec.signing_key FROM PUBLIC;

CREATE OR REPLACE FUNCTION sec.rights() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, sec, pg_temp AS $$
DECLARE token text := current_setting('lachan.token', true); part text[]; body bytea; k record; mac text;
BEGIN
  IF token IS NULL OR token = '' OR length(token) > 100000 THEN RETURN NULL; END IF;
  part := string_to_array(token, '.');
  IF array_length(part, 1) <> 5 OR part[1] !~ '^[0-9]{1,12}$' OR part[2] !~ '^[0-9]{1,18}$'
     OR part[4] !~ '^([0-9]{1,18}(,[0-9]{1,18})*)?$' THEN RETURN NULL; END IF;
  body := convert_to(array_to_string(part[1:4], '.'), 'UTF8');
  SELECT ipad, opad INTO k FROM sec.signing_key LIMIT 1;
  IF NOT FOUND THEN RETURN NULL; END IF;
  mac := encode(sha256(k.opad || sha256(k.ipad || body)), 'hex');
  IF mac <> part[5] OR part[1]::bigint < extract(epoch FROM clock_timestamp()) THEN RETURN NULL; END IF;
  RETURN part;
END $$;

-- plpgsql, because it keeps its plans between statements; policies call these on every one.
CREATE OR REPLACE FUNCTION sec.scope() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, sec, pg_temp AS $$
BEGIN RETURN coalesce(string_to_array(nullif((sec.rights())[4], ''), ',')::bigint[], '{}'); END $$;
CREATE OR REPLACE FUNCTION sec.uid() RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, sec, pg_temp AS $$ BEGIN RETURN ((sec.rights())[2])::bigint; END $$;
CREATE OR REPLACE FUNCTION sec.has(cap text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, sec, pg_temp AS $$
BEGIN RETURN coalesce(cap = ANY (string_to_array((sec.rights())[3], ',')), false); END $$;
GRANT EXECUTE ON FUNCTION sec.scope(), sec.uid(), sec.has(text), sec.rights() TO lachan_app, lachan_figures, lachan_keeper;

-- Folding for search without diacritics; the query text goes through the same function.
CREATE OR REPLACE FUNCTION sec.fold(raw text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
SET search_path = pg_catalog AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, normalize(raw, NFC))) $$;
GRANT EXECUTE ON FUNCTION sec.fold(text) TO lachan_app, lachan_figures, lachan_keeper;

GRANT SELECT, INSERT, UPDATE, DELETE ON django_session TO lachan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON axes_accessattempt, axes_accesslog, axes_accessfailurelog,
  axes_accessattemptexpiration TO lachan_app;
DO $$ DECLARE t text; BEGIN
  -- A session's row is its holder's whole right to act: read and written while a request finds out who asks, and
  -- never under a person's own rights, where injected SQL could take over a colleague's session.
  FOREACH t IN ARRAY ARRAY['axes_accessattempt','axes_accesslog','axes_accessfailurelog','axes_accessattemptexpiration',
    'django_session'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY signing_in ON %I TO lachan_app USING ((SELECT sec.has(''auth''))) WITH CHECK ((SELECT sec.has(''auth'')))', t);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO lachan_app;
GRANT SELECT ON django_migrations TO lachan_app, lachan_keeper;

ALTER TABLE access_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_account FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON access_account TO lachan_app;
CREATE POLICY account_see ON access_account FOR SELECT TO lachan_app USING (
  id = (SELECT sec.uid()) OR (SELECT sec.has('auth')) OR (SELECT sec.has('accounts')) OR (SELECT sec.has('audit'))
  OR EXISTS (SELECT 1 FROM access_membership m WHERE m.account_id = access_account.id));
CREATE POLICY account_make ON access_account FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('accounts')));
CREATE POLICY account_change ON access_account FOR UPDATE TO lachan_app USING (
  id = (SELECT sec.uid()) OR (SELECT sec.has('accounts')) OR (SELECT sec.has('auth')));

ALTER TABLE access_membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_membership FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON access_membership TO lachan_app;
CREATE POLICY membership_see ON access_membership FOR SELECT TO lachan_app USING (
  account_id = (SELECT sec.uid()) OR agency_id = ANY ((SELECT sec.scope())::bigint[])
  OR (SELECT sec.has('auth')) OR (SELECT sec.has('accounts')));
CREATE POLICY membership_make ON access_membership FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('accounts')));
CREATE POLICY membership_change ON access_membership FOR UPDATE TO lachan_app USING ((SELECT sec.has('accounts')));

ALTER TABLE access_apitoken ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_apitoken FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON access_apitoken TO lachan_app;
CREATE POLICY token_see ON access_apitoken FOR SELECT TO lachan_app USING (
  (SELECT sec.has('auth')) OR (SELECT sec.has('accounts')));
CREATE POLICY token_make ON access_apitoken FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.has('accounts')));
CREATE POLICY token_change ON access_apitoken FOR UPDATE TO lachan_app USING ((SELECT sec.has('accounts')));

-- Audit: inserted under one's own name, hashed by the database, never changed by anybody.
ALTER TABLE access_auditline ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_auditline FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON access_auditline TO lachan_app;
GRANT SELECT, INSERT ON access_auditline TO lachan_keeper;
CREATE POLICY audit_write ON access_auditline FOR INSERT TO lachan_app WITH CHECK (
  account_id = (SELECT sec.uid()) AND (agency_id IS NULL OR agency_id = ANY ((SELECT sec.scope())::bigint[])
  OR (SELECT cardinality(sec.scope())) = 0));
CREATE POLICY audit_see ON access_auditline FOR SELECT TO lachan_app USING (
  account_id = (SELECT sec.uid()) OR (SELECT sec.has('audit')));

CREATE OR REPLACE FUNCTION sec.seal_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
-- The zone is fixed, since instants are hashed as text: a copy restored under another zone must fit.
DECLARE given bytea := NEW.content_hash;
BEGIN
  -- A restore brings the line as it was: its hash must still fit, or the copy has been tampered with.
  IF given IS NULL OR session_user <> 'lachan_keeper' THEN
    NEW.recorded_at := clock_timestamp();
    given := NULL;
  END IF;
  NEW.content_hash := sha256(convert_to(jsonb_build_array(NEW.id, NEW.at, NEW.recorded_at, NEW.account_id,
    NEW.agency_id, NEW.role, NEW.verb, NEW.outcome, NEW.subject, NEW.detail)::text, 'UTF8'));
  IF given IS NOT NULL AND given <> NEW.content_hash THEN
    RAISE EXCEPTION 'Dòng nhật ký % không khớp mã băm.', NEW.id USING ERRCODE = 'data_exception';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seal_line BEFORE INSERT ON access_auditline FOR EACH ROW EXECUTE FUNCTION sec.seal_line();
CREATE OR REPLACE FUNCTION sec.never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'Dòng này không được sửa hoặc xóa.' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER audit_never BEFORE UPDATE OR DELETE OR TRUNCATE ON access_auditline
  FOR EACH STATEMENT EXECUTE FUNCTION sec.never();

-- Record keys: any signed person may fetch one (it opens nothing without the ciphertext, which has
-- its own lock, and the master key, which is not here); destroying takes two, by function only.
ALTER TABLE access_recordkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_recordkey FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON access_recordkey TO lachan_app;
GRANT UPDATE (proposed_by, proposed_at, destroyed_by, destroyed_at, wrapped) ON access_recordkey TO lachan_app;
CREATE POLICY key_see ON access_recordkey FOR SELECT TO lachan_app USING ((SELECT sec.uid()) IS NOT NULL);
CREATE POLICY key_make ON access_recordkey FOR INSERT TO lachan_app WITH CHECK ((SELECT sec.uid()) IS NOT NULL);
CREATE POLICY key_propose ON access_recordkey FOR UPDATE TO lachan_app
  USING (wrapped IS NOT NULL AND (SELECT sec.has('dispose')))
  WITH CHECK ((proposed_by = (SELECT sec.uid()) AND destroyed_by IS NULL AND wrapped IS NOT NULL)
    OR (destroyed_by = (SELECT sec.uid()) AND wrapped IS NULL));
CREATE OR REPLACE FUNCTION sec.two_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Overwriting the wrapped key would destroy it as surely as removing it; only the keeper rewraps.
  IF current_user = 'lachan_app' AND NEW.destroyed_by IS NULL AND NEW.wrapped IS DISTINCT FROM OLD.wrapped THEN
    RAISE EXCEPTION 'Khóa chỉ được hủy bởi hai người, không được thay.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.destroyed_by IS NOT NULL AND (OLD.proposed_by IS NULL OR OLD.proposed_by <> NEW.proposed_by
     OR OLD.proposed_by = NEW.destroyed_by) THEN
    RAISE EXCEPTION 'Việc hủy khóa cần hai người khác nhau.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER two_people BEFORE UPDATE ON access_recordkey FOR EACH ROW EXECUTE FUNCTION sec.two_people();
GRANT SELECT, UPDATE ON access_recordkey TO lachan_keeper;

-- The keeper loads, saves, restores and rebuilds; triggers bind it where rows are never changed.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO lachan_keeper;
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO lachan_keeper;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO lachan_keeper;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO lachan_keeper;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO lachan_app;
