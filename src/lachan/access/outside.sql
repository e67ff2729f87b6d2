-- The public door: whoever reports there has no account. Its token bears the capability «outside», which the application
-- signs for one deed, and the body that receives. It sees as nobody sees: sec.scope() is empty for it, whatever body it
-- bears; what it may write says so by name, with sec.door(). «letter:…» opens the one letter of that digest (letterbox).
CREATE OR REPLACE FUNCTION sec.scope() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, sec, pg_temp AS $$
DECLARE given text[] := sec.rights();
BEGIN
  IF 'outside' = ANY (string_to_array(given[3], ',')) THEN RETURN '{}'; END IF;
  RETURN coalesce(string_to_array(nullif(given[4], ''), ',')::bigint[], '{}');
END $$;
CREATE OR REPLACE FUNCTION sec.door() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, sec, pg_temp AS $$
DECLARE given text[] := sec.rights();
BEGIN
  IF 'outside' = ANY (string_to_array(given[3], ',')) THEN RETURN coalesce(string_to_array(nullif(given[4], ''), ',')::bigint[], '{}'); END IF;
  RETURN '{}';
END $$;
CREATE OR REPLACE FUNCTION sec.letter() RETURNS bytea LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, sec, pg_temp AS $$
DECLARE caps text[] := string_to_array((sec.rights())[3], ','); cap text;
BEGIN
  IF coalesce('outside' = ANY (caps), false) THEN
    FOREACH cap IN ARRAY caps LOOP
      IF cap ~ '^letter:[0-9a-f]{64}$' THEN RETURN decode(substr(cap, 8), 'hex'); END IF;
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION sec.door(), sec.letter() TO lachan_app;

-- A line of the log that somebody outside caused tells no more than the moment it was handed: where that is the hour,
-- the database's own clock says the hour too. A moment that is not of this hour or the last is no reason to believe it.
CREATE OR REPLACE FUNCTION sec.seal_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
-- The zone is fixed, since instants are hashed as text: a copy restored under another zone must fit.
DECLARE given bytea := NEW.content_hash; clock timestamptz := clock_timestamp();
BEGIN
  -- A restore brings the line as it was: its hash must still fit, or the copy has been tampered with.
  IF given IS NULL OR session_user <> 'lachan_keeper' THEN
    IF sec.has('outside') THEN
      clock := CASE WHEN NEW.at BETWEEN clock - interval '2 hours' AND clock THEN NEW.at ELSE date_trunc('hour', clock) END;
    END IF;
    NEW.recorded_at := clock;
    given := NULL;
  END IF;
  NEW.content_hash := sha256(convert_to(jsonb_build_array(NEW.id, NEW.at, NEW.recorded_at, NEW.account_id,
    NEW.agency_id, NEW.role, NEW.verb, NEW.outcome, NEW.subject, NEW.detail)::text, 'UTF8'));
  IF given IS NOT NULL AND given <> NEW.content_hash THEN
    RAISE EXCEPTION 'Dòng nhật ký % không khớp mã băm.', NEW.id USING ERRCODE = 'data_exception';
  END IF;
  RETURN NEW;
END $$;

-- Account 0 is nobody: no one reads back what others at the door have done.
ALTER POLICY audit_see ON access_auditline USING (
  (account_id = (SELECT sec.uid()) AND account_id <> 0) OR (SELECT sec.has('audit')));
