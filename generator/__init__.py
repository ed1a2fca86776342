"""vanban: the papers of a Vietnamese steering committee, from YAML to Word files."""

__version__ = "0.1.0"
