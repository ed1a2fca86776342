"""Starting: from the answers of a person, however they are given, to a new dossier (lập hồ sơ mới)."""
