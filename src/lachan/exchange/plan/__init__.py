"""Plans in and out: a province's folder of YAML, and workbooks of tasks."""
