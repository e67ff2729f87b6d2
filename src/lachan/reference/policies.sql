-- Public reference data: everyone who signs in may read it, only the owner writes it.
GRANT SELECT ON reference_province, reference_unit, reference_unitsuccession,
  reference_agency, reference_jurisdiction TO lachan_app, lachan_figures, lachan_keeper;
