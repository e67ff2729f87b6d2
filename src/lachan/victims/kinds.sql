-- As before; and only the departments that the law charges with persons in care lead (addressees.MAY_BE says the same).
CREATE OR REPLACE FUNCTION sec.may_be(a bigint, k text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, sec, pg_temp AS $$
DECLARE what text := (SELECT kind FROM reference_agency WHERE id = a);
BEGIN RETURN CASE k WHEN 'lead' THEN what IN ('health_department', 'labour_department', 'peoples_committee', 'social_protection_facility')
    WHEN 'facility' THEN what = 'social_protection_facility'
    WHEN 'verifier' THEN what IN ('provincial_police', 'investigation_agency', 'security_investigation_agency', 'police_division',
      'district_police', 'commune_police', 'police_post', 'border_guard', 'mission_abroad')
    WHEN 'origin' THEN what IN ('peoples_committee', 'military_command') OR sec.may_be(a, 'verifier')
    ELSE k IN ('supporter', 'hearer') END; END $$;
