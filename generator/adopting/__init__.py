"""A regulation read from a file becomes a dossier, and proves itself (đưa quy chế có sẵn vào hồ sơ)."""
