"""Dossiers: what a committee is, read from YAML and Excel with the place of every value (hồ sơ)."""
