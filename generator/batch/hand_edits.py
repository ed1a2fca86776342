"""What somebody changed in a printed regulation, as edits of the unit's own (sửa tay thành sửa đổi riêng)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.adapting.fingerprints import told_whole
from generator.adapting.identifying import free_id
from generator.adapting.tracing import PrintedRegulation
from generator.batch.retagging import (
    TaggedLine,
    in_small_letters,
    reference_spans,
    retagged,
    single_blanks,
    tagged_lines,
    values_of,
)
from generator.batch.word_changes import word_changes
from generator.comparing.alignment import aligned
from generator.comparing.pair import Pair, parts_of, text_of
from generator.importing.identities import with_ids
from generator.importing.linking import linked
from generator.importing.shaping import with_texts
from generator.regulation.entries import entries
from generator.regulation.provision import Level, Provision
from generator.regulation.source import ProvisionSource
from generator.regulation.text import parse_text
from generator.regulation.tree import Regulation

Entry = Mapping[str, Any]
"""An entry of ``overrides.yaml``, but for what it is made against."""

_LARGE = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})
_ROOT = ""
_END = "./."


def hand_edits(
    printed: PrintedRegulation, edited: Regulation, untouched: Regulation | None = None
) -> tuple[Entry, ...]:
    """The edits that make a regulation say what the edited one says (các chỗ sửa), in the order of doing.

    Provisions are paired as two regulations are compared. What facts and references print stays a tag where
    nobody touched it. Numbers are not looked at: they are computed. ``untouched`` is what the paper gives
    when it is read back as printed: to what an unnumbered paragraph belongs, no print shows, so that it may
    be found elsewhere than it was written; where nobody touched it, that is no edit.
    """
    entries = tuple(_HandEdits(printed, edited).entries())
    if untouched is None:
        return entries
    ambiguous = list(_groups(tuple(_HandEdits(printed, untouched).entries()), printed))
    for group in ambiguous:
        keys = [_key(one) for one in group]
        if all(any(_key(one) == key for one in entries) for key in keys):
            entries = tuple(one for one in entries if _key(one) not in keys)
    return entries


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a provision of the edited regulation stands: in what, and behind what."""

    holder: str
    before: str | None


class _HandEdits:
    """The two regulations, paired; provisions of the edited one have the ids that they will have."""

    def __init__(self, printed: PrintedRegulation, edited: Regulation) -> None:
        self._printed = printed
        self._old = printed.regulation
        edited = Regulation(edited.title, tuple(map(_tidied, edited.children)))
        pairs = aligned(self._old, edited)
        self._ids = {one.id for one in printed.source.walk() if one.id is not None}
        names = _names(edited, pairs, self._ids)
        self._ids.update(names.values())
        self._new = Regulation(edited.title, tuple(_named(one, names) for one in edited.children))
        twins = dict(zip(map(id, edited.walk()), self._new.walk(), strict=True))
        self._pairs = [replace(one, new=one.new and twins[id(one.new)]) for one in pairs]
        references = (one for top in linked(self._new.children).children for one in top.walk())
        self._linked = {id(one): each for one, each in zip(self._new.walk(), references, strict=True)}
        self._pair_of = {one.new.id: one for one in self._pairs if one.new is not None}
        self._places = dict(_places(self._new.children, _ROOT))

    def entries(self) -> Iterator[Entry]:
        """First the words, then the places in reading order, what is gone at last."""
        for pair in self._pairs:
            if pair.old is not None and pair.new is not None and text_of(pair.old) != text_of(pair.new):
                yield from self._words_changed(pair.old, pair.new)
        told: set[str | None] = set()
        for new in (pair.new for pair in self._pairs if pair.new is not None):
            if self._is_inserted(new):
                if new.id not in told:
                    alone = self._alone(new)
                    told.update(one.id for one in alone.walk())
                    yield {"insert": _entry(alone), **self._position(new)}
            elif self._moves(new):
                yield {"move": new.id, **self._position(new)}
        gone = [pair.old for pair in self._pairs if pair.old is not None and pair.new is None]
        for old in gone:
            if not any(above in gone for above in self._old.path(old)[:-1]):
                yield {"drop": old.id}

    def _is_inserted(self, new: Provision) -> bool:
        return self._pair_of[new.id].old is None

    def _moves(self, new: Provision) -> bool:
        """Whether a provision that was there stands elsewhere; also when what holds it came or went."""
        pair = self._pair_of[new.id]
        if pair.old is None:
            return False
        above = self._old.path(pair.old)[:-1]
        return pair.moved or (above[-1].id if above else _ROOT) != self._places[new.id or ""].holder

    def _position(self, new: Provision) -> dict[str, str]:
        """Behind the provision before it, else before the first that stays there, else into what holds it."""
        place = self._places[new.id or ""]
        if place.before is not None:
            return {"after": place.before}
        holder = self._new.find(place.holder)
        siblings = self._new.children if holder is None else parts_of(holder)
        stays = (one.id for one in siblings[1:] if not self._is_inserted(one) and not self._moves(one))
        if (following := next(stays, None)) is not None:
            return {"before": following}
        if holder is None:
            return {"before": self._old.children[0].id or ""}
        old = self._old.find(place.holder)
        lead = _lead(holder if old is None else old)
        return {"after": lead[-1].id or ""} if lead else {"first_in": place.holder}

    def _alone(self, new: Provision) -> Provision:
        """An inserted provision, references in its texts, without what was there before and moves into it."""
        words = self._linked[id(new)]
        title = words.title
        if title is not None and new.level in _LARGE:
            title = in_small_letters(title, "")
        children = (one for one in new.children if one.id not in self._pair_of or self._is_inserted(one))
        return replace(words, title=title, children=tuple(map(self._alone, children)))

    def _words_changed(self, old: Provision, new: Provision) -> Iterator[Entry]:
        """One edit for all changed lines; lines more come in as paragraphs, tables of another shape anew."""
        changing = _Changing(self._printed.written[old.id or ""])
        olds, news = (old, *_lead(old)), (new, *_lead(new))
        lines = [line for one in olds for line in self._lines(one)]
        words = [(one, *pair) for one in news for pair in self._words(one)]
        for line, (one, plain, reference) in zip(lines, words, strict=False):
            shown = in_small_letters(plain, line.printed) if old.level in _LARGE else plain
            changing.change(line, retagged(line, shown, reference_spans(reference, plain, one, self._new)))
        for line in lines[len(words) :]:
            changing.change(line, "")
        old_tables, new_tables = ([one for one in several if one.table] for several in (olds, news))
        anew = []
        for one, other in zip(old_tables, new_tables, strict=False):
            if _shape(one) == _shape(other):
                for line, (_provision, plain, reference) in zip(
                    self._cells(one), ((other, *pair) for pair in self._cell_words(other)), strict=True
                ):
                    spans = reference_spans(reference, plain, other, self._new)
                    changing.change(line, retagged(line, plain, spans))
            else:
                anew.append({"replace": one.id, "with": _entry(replace(self._linked[id(other)], id=None))})
        if changing.changes:
            yield {"edit": old.id, "changes": changing.changes}
        yield from anew
        yield from ({"drop": one.id} for one in old_tables[len(new_tables) :])
        behind = {"after": olds[-1].id} if len(olds) > 1 else {"first_in": old.id}
        more = new_tables[len(old_tables) :]
        for one in news:
            extra = [reference for each, _plain, reference in words[len(lines) :] if each is one]
            if extra or any(one is table for table in more):
                name = self._name(old)
                table = _entry(replace(self._linked[id(one)], id=name))
                yield {"insert": {"id": name, "paragraph": extra} if extra else table, **behind}
                behind = {"after": name}

    def _name(self, holder: Provision) -> str:
        """A new id for an unnumbered paragraph in a provision."""
        name = free_id(f"{holder.id}.doan", self._ids)
        self._ids.add(name)
        return name

    def _lines(self, one: Provision) -> Iterator[TaggedLine]:
        """The title and the paragraphs of a provision, as printed and as written."""
        written, values = self._printed.written[one.id or ""], values_of(self._printed, one.id or "")
        if written.title is not None and one.title is not None:
            yield from tagged_lines(written.title, [one.title], values)
        rest = list(one.paragraphs)
        for text in written.texts:
            count = len(parse_text(text.value).lines)
            yield from tagged_lines(text, rest[:count], values)
            rest = rest[count:]

    def _words(self, one: Provision) -> Iterator[tuple[str, str]]:
        """The same lines of an edited provision, plain and with references."""
        other = self._linked[id(one)]
        if one.title and other.title:
            yield one.title, other.title
        yield from zip(one.paragraphs, other.paragraphs, strict=True)

    def _cells(self, one: Provision) -> Iterator[TaggedLine]:
        written, values = self._printed.written[one.id or ""].table, values_of(self._printed, one.id or "")
        for text, cell in zip(
            written.cells if written else (), one.table.cells if one.table else (), strict=True
        ):
            yield next(iter(tagged_lines(text, [" ".join(cell.split())], values)), TaggedLine("", ""))

    def _cell_words(self, one: Provision) -> Iterator[tuple[str, str]]:
        other = self._linked[id(one)]
        assert one.table is not None
        assert other.table is not None
        yield from zip(one.table.cells, other.table.cells, strict=True)


class _Changing:
    """A provision while its lines are changed, and the changes."""

    def __init__(self, provision: ProvisionSource) -> None:
        self._provision = provision
        self.changes: list[dict[str, str]] = []

    def change(self, line: TaggedLine, wanted: str) -> None:
        """Have a line say what is wanted; one that stands twice cannot be told apart, and stays."""
        if wanted == line.source or not line.source:
            return
        found = word_changes(self._provision, line.source, wanted)
        if found is not None:
            self.changes += [{"from": before, "to": after} for before, after in found[0]]
            self._provision = found[1]


def _groups(entries: Sequence[Entry], printed: PrintedRegulation) -> Iterator[tuple[Entry, ...]]:
    """Entries that belong together: a paragraph put in and the same one taken out; last the others."""
    drops = {told_whole(printed.written[one["drop"]], printed.facts): one for one in entries if "drop" in one}
    rest = list(entries)
    for one in entries:
        lines = one["insert"].get("paragraph", ()) if "insert" in one else ()
        drop = drops.pop(tuple(lines), None)
        if drop is not None:
            rest = [other for other in rest if other is not one and other is not drop]
            yield one, drop
    if rest:
        yield tuple(rest)


def _key(entry: Entry) -> Entry:
    """An entry without the id that it gives to something new."""
    inserted = entry.get("insert")
    if inserted is None:
        return entry
    return {**entry, "insert": {name: value for name, value in inserted.items() if name != "id"}}


def _tidied(one: Provision) -> Provision:
    """The provision with single blanks, without the mark of the document's end behind its last word."""

    def text(words: str) -> str:
        words = single_blanks(words)
        return words.removesuffix("/.") if words.endswith(_END) else words

    return replace(with_texts(one, text), children=tuple(map(_tidied, one.children)))


def _names(edited: Regulation, pairs: Sequence[Pair], taken: Collection[str]) -> dict[int, str]:
    """The ids of the edited provisions, by identity: those of old, new ones from their words."""
    names = {id(one.new): one.old.id or "" for one in pairs if one.new is not None and one.old is not None}
    used = set(taken)
    named = (one for top in with_ids(edited.children) for one in top.walk())
    by_words = dict(zip(map(id, edited.walk()), named, strict=True))
    for one in (pair.new for pair in pairs if pair.new is not None and pair.old is None):
        above = edited.path(one)[:-1]
        usual = f"{names[id(above[-1])]}.doan" if above else "doan"
        name = free_id(by_words[id(one)].id or usual, used)
        used.add(name)
        names[id(one)] = name
        for lead in _lead(one):
            names[id(lead)] = free_id(f"{name}.doan", used)
            used.add(names[id(lead)])
    return names


def _named(one: Provision, names: Mapping[int, str]) -> Provision:
    return replace(one, id=names.get(id(one)), children=tuple(_named(child, names) for child in one.children))


def _places(provisions: Sequence[Provision], holder: str) -> Iterator[tuple[str, _Place]]:
    before: str | None = None
    for one in provisions:
        yield one.id or "", _Place(holder, before)
        before = one.id
        yield from _places(parts_of(one), one.id or "")


def _lead(one: Provision) -> tuple[Provision, ...]:
    """The unnumbered paragraphs that are compared as text of the provision."""
    return one.children[: len(one.children) - len(parts_of(one))]


def _shape(one: Provision) -> tuple[int, ...]:
    return tuple(map(len, one.table.rows)) if one.table is not None else ()


def _entry(one: Provision) -> Any:
    """The entry of a provision as ``regulation.yaml`` has it."""
    ((entry,),) = entries((one,), {}).values()
    return entry
