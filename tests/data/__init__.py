"""Questions to the data that every dossier shares."""
