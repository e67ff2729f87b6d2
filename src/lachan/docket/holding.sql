-- Who has a matter in hand decides who may open its evidence: the summary is written while a verb renews it and at
-- no other moment. Locking its row asks for USING alone, so verbs take it for themselves as before.
CREATE POLICY renewing ON docket_matterreading AS RESTRICTIVE FOR UPDATE TO lachan_app
  USING (true) WITH CHECK ((SELECT sec.has('renew')));
CREATE POLICY renewing_drop ON docket_matterreading AS RESTRICTIVE FOR DELETE TO lachan_app USING ((SELECT sec.has('renew')));
