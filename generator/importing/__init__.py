"""Existing regulations read into provisions (nhập quy chế có sẵn)."""
