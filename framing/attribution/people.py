"""People: whom a text names, of which gender, and in which roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from framing.attribution.nations import nations, with_nations
from framing.attribution.pronouns import pronouns
from framing.attribution.shallow import ShallowParse, TokenSpan
from framing.attribution.speaker_types import gender_of_noun, institutions, is_personal, noun_type, titles
from framing.attribution.tags import lexicon
from framing.language import data_lines

_NEAR = 60
"""Names looked back at for a pronoun or a role."""
_NAMESAKES = 8
"""People of one surname, or of one first name, that are told apart."""
_PRONOUN_TAGS = frozenset(["PRP", "PRP$"])
_ARTICLES = frozenset(["the", "The", "THE"])
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


class _Name(NamedTuple):
    """The noun phrase a name stands in, and the tokens of the name itself."""

    phrase: TokenSpan
    span: TokenSpan


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
        self.namings = list(self._find())
        self._places = [naming.token for naming in self.namings]

    def named_in(self, first: int, last: int) -> list[Naming]:
        """The namings that begin within a stretch of tokens."""
        start, end = bisect_left(self._places, first), bisect_left(self._places, last)
        return self.namings[start:end]

    def named_before(self, token: int) -> list[Naming]:
        """The sixty namings before a token, the latest first."""
        end = bisect_left(self._places, token)
        return self.namings[max(0, end - _NEAR) : end][::-1]

    def named(self, phrase: TokenSpan) -> Person | None:
        """The person whose name ends a noun phrase; one that only a quotation names, or nobody named before,
        is somebody too."""
        name = self._name_within(*phrase)
        if name is None or self._has_article(phrase[0], name[0]):
            return None
        words = self._parse.words[name[0] : name[1]]
        if len(words) == 1:
            return self._called(_Name(phrase, name))
        return Person(" ".join(words)) if is_personal(words) else None

    def with_role(self, words: Sequence[str], token: int) -> Person | None:
        """The last person named before a token whom the text has given this role: the Russian leader."""
        wanted = with_nations(tuple(words)) - {"the", "this", "that", "of", "for", "'s"}
        noun = words[-1].lower() if words[-1].lower() in wanted else next(iter(wanted), "")
        for naming in self.named_before(token):
            if any(_is_role(noun, wanted, role) for role in naming.person.roles):
                return naming.person
        return self._only_leader if noun in _leaders() else None

    # --- finding -------------------------------------------------------------------------------------------

    def _find(self) -> Iterator[Naming]:
        """Every name of a person outside quotations, in order, entered by full name, surname, first name."""
        names = list(self._names())
        words = self._parse.words
        people: list[Person | None] = []
        for name in names:
            parts = words[name.span[0] : name.span[1]]
            person = self._in_full(parts) if len(parts) > 1 else None
            if person is not None:
                self._learn(person, name)
            people.append(person)
        for name, known in zip(names, people, strict=True):
            person = known
            if person is None and name.span[1] - name.span[0] == 1:
                person = self._called(name)
                if person is not None:
                    self._learn(person, name)
            if person is not None and not self._parse.in_quotation[name.span[0]]:
                yield Naming(name.span[0], person)

    def _names(self) -> Iterator[_Name]:
        """Runs of capitalised words that may be names, joined over the particles within: Ada van Lund."""
        parse, particles = self._parse, _particles()
        words, tags = parse.words, parse.tags
        for phrase in [phrase for phrase in parse.phrases if tags[phrase[1] - 1] == "NNP"]:
            span = self._name_within(*phrase)
            if span is None or (words[phrase[0]] in _ARTICLES and self._has_article(phrase[0], span[0])):
                continue
            before = self._before_particles(span[0]) if words[phrase[0] - 1] in particles else span[0]
            if before < span[0] == phrase[0]:
                number = parse.phrase_at[before - 1]
                first = self._name_within(parse.phrases[number][0], before)
                if first is not None:
                    yield _Name((parse.phrases[number][0], phrase[1]), (first[0], span[1]))
                    continue
            yield _Name(phrase, span)

    def _before_particles(self, token: int) -> int:
        """Where the particles before a token begin, if a name stands before them, else the token."""
        words, tags = self._parse.words, self._parse.tags
        start = token
        while start > max(1, token - 3) and words[start - 1] in _particles():
            start -= 1
        return start if start > 0 and tags[start - 1] == "NNP" else token

    def _in_full(self, words: Sequence[str]) -> Person | None:
        """Whom a name of several words means, entered if it is new: first names may be short (Alex for
        Alexander), and a surname may have two words."""
        surname = _surname(words)
        for person in self._by_surname.get(surname, ()):
            known = person.name.split()
            one, other = sorted((known[0], words[0]), key=len)
            short = other.startswith(one.rstrip(".")) and (len(one) > 2 or one.endswith("."))
            if short or person.name.endswith(" " + " ".join(words)):
                return person
        if not is_personal(words):
            return None
        person = Person(" ".join(words))
        for entries, word in ((self._by_surname, surname), (self._by_first_name, words[0])):
            if len(entries.setdefault(word, [])) < _NAMESAKES:
                entries[word].append(person)
        return person

    def _name_within(self, first: int, last: int) -> TokenSpan | None:
        """The last run of capitalised names in a phrase, without the titles, nations and institutions before
        it."""
        tags, words = self._parse.tags, self._parse.words
        known = titles()
        if tags[last - 1] != "NNP" or words[last - 1].lower() in known:
            return None
        start = last - 1
        if start == first:
            return first, last
        while start > first and tags[start - 1] == "NNP" and words[start - 1].lower() not in known:
            start -= 1
        for place in range(last - 2, start, -1):
            if _ends_an_institution(words, start, place):
                return place, last
        while last - start > 2 and lexicon().get(words[start].lower()) in ("NN", "JJ"):
            start += 1
        return start, last

    def _has_article(self, first: int, name: int) -> bool:
        """Whether only an article and other names stand before a name, as they do before no person's: the
        Sable Trust; but: the late Ann Lee, the judge Ann Lee."""
        words, tags = self._parse.words, self._parse.tags
        if (
            words[name - 1].lower() in nations()
            or " ".join(words[max(first, name - 2) : name]) in institutions()
        ):
            return False
        return words[first] in _ARTICLES and all(
            tags[place] == "NNP" and words[place].lower() not in titles() for place in range(first + 1, name)
        )

    def _called(self, name: _Name) -> Person | None:
        """Whom one word means: somebody named in full, by surname or first name, or with a title (Mr Lee)."""
        words = self._parse.words
        word = words[name.span[0]]
        known = self._by_surname.get(word)
        if known:
            return self._fitting(known, name)
        titled = name.span[0] > name.phrase[0] and words[name.span[0] - 1].lower() in titles()
        if titled:
            person = Person(word)
            self._by_surname[word] = [person]
            return person
        first_names = self._by_first_name.get(word, ())
        return first_names[0] if len(first_names) == 1 and word not in institutions() else None

    def _fitting(self, known: Sequence[Person], name: _Name) -> Person:
        """Of several people of one surname, the one whose gender fits the title, else the first named."""
        before = name.span[0] - 1
        gender = titles().get(self._parse.words[before].lower()) if before >= name.phrase[0] else None
        fitting = [person for person in known if gender in (None, "") or person.gender in (None, gender)]
        return (fitting or known)[0]

    # --- learning ------------------------------------------------------------------------------------------

    def _learn(self, person: Person, name: _Name) -> None:
        """What the words around a name show of the person: the gender, and roles before or after the name."""
        if len(person.roles) >= _ROLES and person.gender is not None:
            return
        words, genders = self._parse.words, gender_of_noun()
        for role in self._roles_around(name):
            if role[0] < role[1]:
                person.roles.append(with_nations(tuple(words[role[0] : role[1]])))
                if person.gender is None:
                    shown = (genders.get(word) for word in person.roles[-1])
                    person.gender = next((gender for gender in shown if gender), None)
        del person.roles[_ROLES:]

    def _roles_around(self, name: _Name) -> Iterator[TokenSpan]:
        """The mayor Ann Lee; the mayor, Ann Lee, left; Ann Lee, the mayor; Ann Lee became mayor."""
        first, last = name.phrase
        words, tags, size = self._parse.words, self._parse.tags, self._parse.size
        yield first, name.span[0]
        if last + 1 >= size:
            return
        if words[last] == "," and tags[last + 1] == "CD" and words[last + 2 : last + 3] == [","]:
            last += 2
        if words[last] == "," and last + 1 < size:
            apposition = self._parse.phrase_starting_at(last + 1)
            if apposition is not None and _is_office(words[apposition[1] - 1]):
                yield apposition[0], self._with_complement(apposition[1])
            if first == name.span[0] and first > 1 and words[first - 1] == ",":
                number = self._parse.phrase_at[first - 2]
                if number >= 0 and _is_office(words[first - 2]):
                    yield self._parse.phrases[number]
        verb = last + 2 if words[last] == "," and words[last + 1] == "who" else last
        office = verb
        while office < size and office < verb + 5 and words[office] in _office_verbs():
            office += 1
        phrase = self._parse.phrase_starting_at(office) if office > verb else None
        if phrase is not None and _is_office(words[phrase[1] - 1]):
            yield phrase[0], self._with_complement(phrase[1])

    def _with_complement(self, last: int) -> int:
        """Where a role ends, what "of" adds included: the president | of Norway."""
        if last + 1 < self._parse.size and self._parse.words[last] == "of":
            further = self._parse.phrase_starting_at(last + 1)
            return last if further is None else further[1]
        return last

    def learn_genders(self) -> None:
        """Learn the gender of people whom a pronoun means, nobody else being named in its sentence and the
        one before; for her keys or his time the sentence alone must name nobody else before it."""
        parse, kinds = self._parse, pronouns()
        if all(naming.person.gender for naming in self.namings):
            return
        tags = parse.tags
        for token in [first for first, _ in parse.phrases if tags[first] in _PRONOUN_TAGS]:
            gender = kinds.get(parse.words[token].lower())
            if gender not in ("m", "f") or parse.in_quotation[token]:
                continue
            sentence = parse.sentence_of(token)
            near = self.named_in(parse.sentence_firsts[max(0, sentence - 1)], token)
            if tags[token] == "PRP$":
                near = self.named_in(parse.sentence_firsts[sentence], token) or near
            if near and near[0].person.gender is None and len({id(each.person) for each in near}) == 1:
                near[0].person.gender = gender

    @cached_property
    def _only_leader(self) -> Person | None:
        """Who alone in the text has the bare title of a leader (President Lund): any leader it speaks of."""
        known = {id(naming.person): naming.person for naming in self.namings}
        leaders = [
            (person, held)
            for person in known.values()
            if (held := [role for role in person.roles if role & _leaders()])
        ]
        if len(leaders) != 1:
            return None
        person, held = leaders[0]
        return person if all(role <= _leaders() for role in held) else None


def _ends_an_institution(words: Sequence[str], first: int, place: int) -> bool:
    """Whether the words up to ``place`` name a country or an institution, before a full name: New Zealand."""
    before = words[place - 1]
    if before in institutions() or before.lower() in nations():
        return True
    if place - first > 1:
        double = f"{words[place - 2]} {before}"
        return double in institutions() or noun_type(before.lower()) == "institution"
    return False


def _is_role(noun: str, wanted: frozenset[str], role: frozenset[str]) -> bool:
    """Whether a role the text has given fits: the president, the Danish president, the Danish leader."""
    if noun == "leader" and role & _leaders():
        return wanted - {"leader"} <= role
    return noun in role and wanted <= role


def _is_office(word: str) -> bool:
    return word.lower() in titles() or noun_type(word.lower()) in ("person", "anonymous")


def _surname(words: Sequence[str]) -> str:
    """The last word of a name that is not a generation: Ada Lund Jr."""
    return words[-2] if words[-1].rstrip(".") in _generations() and len(words) > 2 else words[-1]


@cache
def _particles() -> frozenset[str]:
    return frozenset(data_lines("name_particles.txt"))


@cache
def _generations() -> frozenset[str]:
    return frozenset(data_lines("attribution/generations.txt"))


@cache
def _leaders() -> frozenset[str]:
    return frozenset(data_lines("attribution/leaders.txt"))


@cache
def _office_verbs() -> frozenset[str]:
    return frozenset(data_lines("attribution/office_verbs.txt"))
