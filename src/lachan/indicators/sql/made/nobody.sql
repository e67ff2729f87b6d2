-- In place of last_holder where no body is asked about: finding it costs more than all the rest of K3.
SELECT a.matter, a.agency FROM intake_act a WHERE 1 = 0
