"""Sources: files that people write, read with the place of every value."""
