-- Reports and people received, by the unit named in the record, in the twelve months before a day: numbers and nothing else.
-- Whoever holds `agreement` is told them as they are. Everybody else who may see places is told no number from 1 to 4, nor one
-- from which such a number could be reckoned with the province's sum; is told only of twelve months that end with a quarter
-- that is over, so that two days beside each other tell no single report; and reports against a body are in no such number,
-- or that body could see from its own ground that there is one.
CREATE OR REPLACE FUNCTION sec.focus_counts(until date) RETURNS TABLE (told text, unit bigint, many bigint, hidden boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec, pg_temp AS $$
#variable_conflict use_column
DECLARE
  whole boolean := sec.has('agreement'); here bigint[] := sec.focus_provinces();
  ends timestamptz := until::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh';
  starts timestamptz := (until - interval '12 months')::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh';
BEGIN
  IF NOT sec.has('places') THEN RETURN; END IF;
  IF NOT whole AND (extract(day FROM until) <> 1 OR extract(month FROM until) NOT IN (1, 4, 7, 10) OR ends > clock_timestamp()) THEN RETURN; END IF;
  RETURN QUERY
  WITH held AS (
    SELECT 'reports'::text AS what, m.place_id AS spot FROM docket_matter m
      WHERE m.province_id = ANY (here) AND m.received_at >= starts AND m.received_at < ends AND (whole OR m.barred_id IS NULL)
    UNION ALL SELECT 'received', f.place_id FROM victims_carefile f
      WHERE f.province_id = ANY (here) AND f.received_at >= starts AND f.received_at < ends
  ), cell AS (
    SELECT what, spot, count(*) AS number FROM held GROUP BY 1, 2
  ), ordered AS (
    -- What is hidden is at least two cells and adds up to five or more: the smallest others are hidden beside it.
    SELECT what, spot, number, row_number() OVER w AS place, coalesce(sum(number) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before,
      bool_or(number < 5) OVER (PARTITION BY what) AS small FROM cell WINDOW w AS (PARTITION BY what ORDER BY number, spot)
  ), judged AS (
    SELECT what, spot, number, NOT whole AND (number < 5 OR small AND (place <= 2 OR before < 5)) AS shut FROM ordered
  )
  SELECT what, spot, CASE WHEN shut THEN NULL ELSE number END, shut FROM judged;
END $$;
REVOKE ALL ON FUNCTION sec.focus_counts(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.focus_counts(date) TO lachan_app;
