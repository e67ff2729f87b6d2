-- Sessions as they stood between the moments at which something became known of them: read by the role that counts, which
-- sees the tables of communication themselves not at all. No word of a session leaves.
CREATE OR REPLACE FUNCTION sec.spoken() RETURNS TABLE (province bigint, agency bigint, label text, kind text, held_at timestamptz,
  known_from timestamptz, known_to timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
SELECT s.province_id, s.organiser_id, s.held_on || ' ' || a.key || ' ' || right(s.root::text, 6), s.kind::text,
  s.held_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh', s.recorded_at,
  (SELECT min(n.recorded_at) FROM outreach_session n WHERE n.root = s.root AND n.turn > s.turn)
FROM outreach_session s JOIN reference_agency a ON a.id = s.organiser_id WHERE NOT s.withdrawn
$$;
REVOKE ALL ON FUNCTION sec.spoken() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.spoken() TO lachan_figures;
