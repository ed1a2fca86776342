"""The form of the page (thể thức và kỹ thuật trình bày) held against Nghị định 30/2020/NĐ-CP: rules over a
Word file.
"""
