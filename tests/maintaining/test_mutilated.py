"""Whatever happens to a template, the check tells it and does not fall over it."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.maintaining.fixing import fix_template
from generator.word.package import read_package
from generator.word.wordml import TEXT
from tests.maintaining.broken import Templates
from tests.maintaining.trial import copy_of_templates, examine

SNIPPETS = (
    *("{{ inviter }}", "{{", "}}", "{%", "%}", "{#", "{_{", "“", "{% tr endfor %}", "{%p if absence %}"),
    *("{% endif %}", "{%tr for one in agenda %}", "{{r inviter | line_under(3) }}", "{% vm %}"),
    *("{% colspan 2 %}", "{% cellbg 'x' %}", '{%p include "chu-ky" %}', '{%p include "dau-van-ban" %}'),
    *("{% for i in range(3) recursive %}", "{{ inviter[1:] }}", "{{ loop }}", "{{ 1/0 }}", "{{ a if b }}"),
    *("{% if 1/0 %}x{% endif %}", '{% if "a" > 1 %}x{% endif %}', "{% for i in 5 %}x{% endfor %}"),
)
CUT = st.tuples(st.sampled_from(("remove", "double", "move")), st.integers(0, 10**6), st.integers(0, 10**6))
WRITE = st.tuples(st.sampled_from(SNIPPETS), st.integers(0, 10**6), st.integers(0, 40))


@settings(max_examples=15, deadline=None)
@given(cuts=st.lists(CUT, max_size=3), writes=st.lists(WRITE, max_size=3))
def test_mutilated_template_is_told_and_mended_without_an_error_of_ours(
    cuts: list[tuple[str, int, int]], writes: list[tuple[str, int, int]]
) -> None:
    with TemporaryDirectory() as folder:
        templates = Templates(copy_of_templates(Path(folder)))
        with templates.tree() as root:
            for how, first, second in cuts:
                elements = [one for one in root.iter() if one.getparent() is not None]
                one, other = (elements[number % len(elements)] for number in (first, second))
                parent = one.getparent()
                assert parent is not None
                if how == "double":
                    other.append(deepcopy(one))
                elif how == "move" and one not in other.iterancestors() and one is not other:
                    other.append(one)
                elif how == "remove" and len(parent) > 1:
                    parent.remove(one)
            texts = list(root.iter(TEXT))
            for snippet, which, at in writes if texts else ():
                text = texts[which % len(texts)]
                text.text = (text.text or "")[:at] + snippet + (text.text or "")[at:]
        examine(templates.folder, "giay-moi")
        package = read_package(templates.path, Diagnostics())
        assert package is not None
        assert fix_template(package, Diagnostics()).content
