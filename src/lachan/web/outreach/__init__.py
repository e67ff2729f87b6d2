"""Communication in the page: sessions, the calendar of the year, reach by commune, materials, clubs, a year's workbook."""
