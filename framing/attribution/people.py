"""People: whom a text names, of which gender, and in which roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from framing.attribution.names import Name, find_names, name_within
from framing.attribution.nations import with_nations
from framing.attribution.pronouns import gendered_pronouns
from framing.attribution.roles import is_role, leaders, roles_around
from framing.attribution.shallow import ShallowParse, TokenSpan
from framing.attribution.speaker_types import gender_of_noun, institutions, is_personal, noun_type, titles
from framing.language import data_lines

_NEAR = 60
"""Names looked back at for a pronoun or a role."""
_NAMESAKES = 8
"""People of one surname, or of one first name, that are told apart."""
_ROLES = 8
"""Roles kept of one person."""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody the text names: the first full name, the gender the text shows, and the roles it gives."""

    name: str
    gender: str | None = None
    roles: list[frozenset[str]] = field(default_factory=list)


class Naming(NamedTuple):
    """A person's name in its place."""

    token: int
    person: Person


def _place(naming: Naming) -> int:
    return naming.token


class People:
    """The people of one text, to be asked for by name, by role and by place.

    Gender is only what the text itself shows, by a title, a noun (his wife) or a pronoun that can mean
    nobody else; it is never guessed from a first name.

    >>> from framing.attribution.shallow import parse
    >>> people = People(parse("Ada Lund became mayor. The mayor bowed. Lund left."))
    >>> [naming.person.name for naming in people.namings]
    ['Ada Lund', 'Ada Lund']
    >>> people.with_role(["the", "mayor"], 5).name
    'Ada Lund'
    """

    def __init__(self, parse: ShallowParse):
        self._parse = parse
        self._by_surname: dict[str, list[Person]] = {}
        self._by_first_name: dict[str, list[Person]] = {}
        found = list(self._find())
        self.namings = [naming for naming in found if not parse.in_quotation[naming.token]]
        self._quoted = [naming for naming in found if parse.in_quotation[naming.token]]
        self._places = [naming.token for naming in self.namings]

    def named_in(self, first: int, last: int) -> list[Naming]:
        """The namings that begin within a stretch of tokens."""
        start, end = bisect_left(self._places, first), bisect_left(self._places, last)
        return self.namings[start:end]

    def named_before(self, token: int) -> list[Naming]:
        """The sixty namings before a token, the latest first."""
        end = bisect_left(self._places, token)
        return self.namings[max(0, end - _NEAR) : end][::-1]

    def named_in_quotation(self, first: int, token: int) -> list[Naming]:
        """The namings before a token in the quotation that begins with ``first``, the latest first."""
        start = bisect_left(self._quoted, first, key=_place)
        end = bisect_left(self._quoted, token, start, key=_place)
        return self._quoted[max(start, end - _NEAR) : end][::-1]

    def named(self, phrase: TokenSpan) -> Person | None:
        """The person whose name ends a noun phrase; one that only a quotation names, or nobody named before,
        is somebody too."""
        name = name_within(self._parse, phrase)
        if name is None:
            return None
        words = self._parse.words[name[0] : name[1]]
        if len(words) == 1:
            return self._called(Name(phrase, name))
        return Person(" ".join(words)) if is_personal(words) else None

    def with_role(self, words: Sequence[str], token: int) -> Person | None:
        """The last person named before a token whom the text has given this role: the Russian leader."""
        wanted = with_nations(tuple(words)) - {"the", "this", "that", "of", "for", "'s"}
        noun = words[-1].lower()
        for naming in self.named_before(token):
            if any(is_role(noun, wanted, role) for role in naming.person.roles):
                return naming.person
        return self._only_leader if noun in leaders() else None

    # --- finding -------------------------------------------------------------------------------------------

    def _find(self) -> Iterator[Naming]:
        """Every name of a person, in order, entered by full name, surname, first name."""
        names = list(find_names(self._parse))
        words = self._parse.words
        people: list[Person | None] = []
        for name in names:
            first, last = name.span
            person = self._in_full(words[first:last]) if last - first > 1 else None
            if person is not None:
                self._learn(person, name)
            people.append(person)
        for name, known in zip(names, people, strict=True):
            first, last = name.span
            person = known
            if last - first == 1:
                person = self._called(name)
                if person is not None:
                    self._learn(person, name)
            if person is not None:
                yield Naming(first, person)

    def _in_full(self, words: Sequence[str]) -> Person | None:
        """Whom a name of several words means, entered if it is new: first names may be short (Alex for
        Alexander), and a surname may have two words."""
        surname = _surname(words)
        for person in self._by_surname.get(surname, ()):
            known = person.name.split()
            one, other = sorted((known[0], words[0]), key=len)
            short = (
                len(one) > 1
                and other.startswith(one.rstrip("."))
                and (one.endswith(".") or len(other) - len(one) not in (1, 2))
            )
            given = " ".join(words)
            if short or person.name.endswith(" " + given) or given.endswith(" " + person.name):
                return person
        if not is_personal(words):
            return None
        person = Person(" ".join(words))
        for entries, word in ((self._by_surname, surname), (self._by_first_name, words[0])):
            if len(entries.setdefault(word, [])) < _NAMESAKES:
                entries[word].append(person)
        return person

    def _called(self, name: Name) -> Person | None:
        """Whom one word means: somebody named in full, by surname or first name, or with a title (Mr Lee)."""
        words, token = self._parse.words, name.span[0]
        word = words[token]
        known = self._by_surname.get(word)
        if known is not None:
            return self._fitting(known, name)
        has_title = token > name.phrase[0] and words[token - 1].lower() in titles()
        if has_title and noun_type(word.lower()) is None:
            person = Person(word)
            self._by_surname[word] = [person]
            return person
        first_names = self._by_first_name.get(word)
        if first_names is None or len(first_names) > 1 or word in institutions():
            return None
        return first_names[0]

    def _fitting(self, known: Sequence[Person], name: Name) -> Person:
        """Of several people of one surname, the one whose gender fits the title, else the first named."""
        before = name.span[0] - 1
        gender = titles().get(self._parse.words[before].lower()) if before >= name.phrase[0] else None
        fitting = [person for person in known if gender in (None, "") or person.gender in (None, gender)]
        return (fitting or known)[0]

    # --- learning ------------------------------------------------------------------------------------------

    def _learn(self, person: Person, name: Name) -> None:
        """What the words around a name show of the person: the gender, and roles before or after the name."""
        if len(person.roles) >= _ROLES and person.gender is not None:
            return
        words, genders = self._parse.words, gender_of_noun()
        for role in roles_around(self._parse, name):
            if role[0] < role[1]:
                person.roles.append(with_nations(tuple(words[role[0] : role[1]])))
                if person.gender is None:
                    shown = (genders.get(word) for word in person.roles[-1])
                    person.gender = next((gender for gender in shown if gender), None)
        del person.roles[_ROLES:]

    def learn_genders(self) -> None:
        """Learn the gender of people whom a pronoun means, nobody else being named in its sentence and the
        one before; for her keys or his time the sentence alone must name nobody else before it."""
        parse, words, genders = self._parse, self._parse.words, gendered_pronouns()
        if all(naming.person.gender for naming in self.namings):
            return
        for token in [first for first, _ in parse.phrases if words[first] in genders]:
            if parse.in_quotation[token]:
                continue
            sentence = parse.sentence_of(token)
            near = self.named_in(parse.sentence_firsts[max(0, sentence - 1)], token)
            if parse.tags[token] == "PRP$":
                near = self.named_in(parse.sentence_firsts[sentence], token) or near
            if near and near[0].person.gender is None and len({id(each.person) for each in near}) == 1:
                near[0].person.gender = genders[words[token]]

    @cached_property
    def _only_leader(self) -> Person | None:
        """Who alone in the text has the bare title of a leader (President Lund): any leader it speaks of."""
        known = {id(naming.person): naming.person for naming in self.namings}
        held = [
            (person, [role for role in person.roles if role & leaders()])
            for person in known.values()
            if any(role & leaders() for role in person.roles)
        ]
        if len(held) != 1:
            return None
        person, roles = held[0]
        return person if all(role <= leaders() for role in roles) else None


def _surname(words: Sequence[str]) -> str:
    """The last word of a name that is not a generation: Ada Lund Jr."""
    return words[-2] if words[-1].rstrip(".") in _generations() and len(words) > 2 else words[-1]


@cache
def _generations() -> frozenset[str]:
    return frozenset(data_lines("attribution/generations.txt"))
