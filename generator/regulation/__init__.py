"""The tree of a regulation (quy chế): provisions with identity, numbers, conditions and citations."""
