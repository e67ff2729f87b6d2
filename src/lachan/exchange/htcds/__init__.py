"""Cases as the Human Trafficking Case Data Standard v2.0 has them (IOM, CC BY 4.0): codes and days of one person's case
out and in, as CSV or JSON, with what was left behind. Who the person is never goes this way."""
