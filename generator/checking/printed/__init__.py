"""Rules over printed pages (trang in): a Word file laid out by LibreOffice and measured."""
