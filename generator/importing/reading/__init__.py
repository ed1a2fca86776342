"""Readers of files, one a format: each gives paragraphs in reading order (đọc tệp)."""
