"""Lists of people who came back, as border posts and missions send them: read row by row, planned before anything is
received, laid beside earlier records for a person to decide (Luật 53/2024 Điều 27–30)."""
