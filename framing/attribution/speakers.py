"""Speakers: who a source is, whatever the text calls them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from framing.attribution.attribution import SpeakerType
from framing.attribution.shallow import NOUNS, ShallowParse, TokenSpan, whole_phrase
from framing.attribution.speaker_types import has_needless_capital, is_personal, speaker_type, titles
from framing.attribution.tags import lexicon

_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_LEADERS = frozenset(
    ["president", "premier", "minister", "chancellor", "king", "queen", "chairman", "leader"]
)
_NEAR = 60
"""Name mentions looked back at for a pronoun or a role."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: the canonical name, and what kind of speaker it is."""

    name: str
    type: SpeakerType


@dataclass(slots=True)
class _Person:
    """Somebody the text names: the longest name, the gender the text shows, and the roles it gives."""

    name: str
    gender: str | None = None
    roles: list[frozenset[str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A person's name in its place."""

    token: int
    person: _Person


def name_speakers(parse: ShallowParse, sources: Sequence[TokenSpan | None]) -> list[Speaker | None]:
    """The speaker of each source, sources being in order of the text.

    One person under many names becomes one: full name, surname, Mr or Ms with the surname, a role the text
    has given (the Russian President), he or she. Gender is only what the text itself shows, by a title or by
    an earlier pronoun; it is never guessed from a first name.

    >>> from framing.attribution.shallow import parse
    >>> shallow = parse("French President Anna Roux rose. The French President bowed. She left.")
    >>> [speaker.name for speaker in name_speakers(shallow, [(0, 4), (6, 9), (11, 12)])]
    ['Anna Roux', 'Anna Roux', 'Anna Roux']
    """
    register = _Register(parse)
    known: dict[TokenSpan, Speaker] = {}
    found: list[Speaker | None] = []
    for source in sources:
        if source is not None and source not in known:
            known[source] = register.speaker(source)
        found.append(None if source is None else known[source])
    return found


class _Register:
    """The people of one text, and who spoke last, so that names can be looked up in order."""

    def __init__(self, parse: ShallowParse):
        self._parse = parse
        self._tokens = parse.tokens
        self._by_surname: dict[str, list[_Person]] = {}
        self._mentions = list(self._name_mentions())
        self._places = [mention.token for mention in self._mentions]
        self._only_leader = self._find_only_leader()
        self._last_person: tuple[int, _Person] | None = None
        self._last_other: Speaker | None = None
        self._long_forms = dict(_acronyms(parse))

    def speaker(self, source: TokenSpan) -> Speaker:
        """The speaker that a source names, and from now on the last speaker."""
        if source[1] - source[0] == 1 and _is_relative(self._parse, source[0]):
            source = _antecedent_of_relative(self._parse, source[0]) or source
        person = self._person(source)
        if person is not None:
            self._last_person = (source[0], person)
            return Speaker(person.name, "person")
        pronoun = self._tokens.words[source[0]].lower() if source[1] - source[0] == 1 else ""
        if (
            pronoun in ("it", "they", "its", "their", "which", "that", "this")
            and self._last_other is not None
        ):
            return self._last_other
        speaker = self._unnamed(source)
        if speaker.type == "person" and pronoun not in _MALE | _FEMALE:
            self._last_person = (source[0], _Person(speaker.name))
        elif speaker.type != "person":
            self._last_other = speaker
        return speaker

    # --- people --------------------------------------------------------------------------------------------

    def _name_mentions(self) -> Iterator[_Mention]:
        """Every name of a person outside quotations, in order, entered by full name and surname."""
        full: dict[str, _Person] = {}
        names = []
        tags = self._parse.tags
        for first, last in self._parse.phrases:
            name = self._name_within(first, last) if tags[last - 1] == "NNP" else None
            if name is not None:
                names.append((first, last, name))
        for first, last, name in names:
            words = self._tokens.words[name[0] : name[1]]
            if len(words) > 1 and is_personal(words):
                key = f"{words[0]} {words[-1]}"
                person = full.get(key)
                if person is None:
                    person = full[key] = _Person(" ".join(words))
                    self._by_surname.setdefault(words[-1], []).append(person)
                self._learn(person, first, last, name)
        for first, last, name in names:
            words = self._tokens.words[name[0] : name[1]]
            person = full.get(f"{words[0]} {words[-1]}") if len(words) > 1 else self._only_name(first, name)
            if person is not None:
                self._learn(person, first, last, name)
                if not self._parse.in_quotation[first]:
                    yield _Mention(name[0], person)

    def _name_within(self, first: int, last: int) -> TokenSpan | None:
        """The last run of capitalised names in a phrase, without the titles before it."""
        tags, words = self._tokens.tags, self._tokens.words
        if tags[last - 1] != "NNP" or words[last - 1].lower() in titles():
            return None
        start = last - 1
        while start > first and tags[start - 1] == "NNP" and words[start - 1].lower() not in titles():
            start -= 1
        while last - start > 2 and lexicon().get(words[start].lower()) in ("NN", "JJ"):
            start += 1
        return (start, last)

    def _only_name(self, first: int, name: TokenSpan) -> _Person | None:
        """A surname: of somebody named in full, or of somebody with a title (Mr Lee)."""
        word = self._tokens.words[name[0]]
        known = self._by_surname.get(word)
        if known:
            return self._fitting(known, first, name)
        if name[0] > first and self._tokens.words[name[0] - 1].lower() in titles():
            person = _Person(word)
            self._by_surname[word] = [person]
            return person
        return None

    def _fitting(self, known: Sequence[_Person], first: int, name: TokenSpan) -> _Person:
        """Of several people of one surname, the one whose gender fits the title, else the latest named."""
        gender = titles().get(self._tokens.words[name[0] - 1].lower()) if name[0] > first else None
        fitting = [person for person in known if gender in (None, "") or person.gender in (None, gender)]
        return (fitting or known)[0]

    def _learn(self, person: _Person, first: int, last: int, name: TokenSpan) -> None:
        """What the words around a name show of the person: gender by title, role before or after the name."""
        words = self._tokens.words
        for place in range(first, name[0]):
            person.gender = person.gender or titles().get(words[place].lower()) or None
        if name[0] - first > 0:
            person.roles.append(frozenset(word.lower() for word in words[first : name[0]]))
        if last + 1 < len(words) and words[last] == ",":
            apposition = self._parse.phrase_starting_at(last + 1)
            if apposition is not None and self._tokens.tags[apposition[1] - 1] == "NN":
                role = frozenset(word.lower() for word in words[apposition[0] : apposition[1]])
                person.roles.append(role)
                for word in role:
                    person.gender = person.gender or titles().get(word) or None
        del person.roles[8:]

    def _person(self, source: TokenSpan) -> _Person | None:
        first, last = source
        word = self._tokens.words[first].lower()
        if last - first == 1 and word in _MALE | _FEMALE:
            return self._antecedent(first, "m" if word in _MALE else "f")
        head = self._head(source)
        inside = self._mentions_in(*head) or ([] if head != source else self._mentions_in(first, last)[-1:])
        if inside:
            return inside[-1].person
        name = self._name_within(*head)
        if name is not None:
            return self._unregistered(head, name)
        return self._by_role(head)

    def _unregistered(self, head: TokenSpan, name: TokenSpan) -> _Person | None:
        """A name that only a quotation or a possessive gave before."""
        words = self._tokens.words[name[0] : name[1]]
        if len(words) == 1:
            known = self._by_surname.get(words[0])
            if known:
                return self._fitting(known, head[0], name)
            return None
        return _Person(" ".join(words)) if is_personal(words) else None

    def _mentions_in(self, first: int, last: int) -> list[_Mention]:
        start, end = bisect_left(self._places, first), bisect_left(self._places, last)
        return self._mentions[start:end]

    def _antecedent(self, token: int, gender: str) -> _Person | None:
        """Whom "he" or "she" means: the sentence's first person before it, else the last speaker, else the
        last person named. The choice then shows that person's gender."""
        begins = self._parse.sentence_firsts[self._parse.sentence_of(token)]
        inside = [mention.person for mention in self._mentions_in(begins, token)]
        spoke = (
            [self._last_person[1]] if self._last_person and self._is_near(self._last_person[0], token) else []
        )
        end = bisect_left(self._places, token)
        earlier = [mention.person for mention in self._mentions[max(0, end - _NEAR) : end]][::-1]
        for person in (*inside, *spoke, *earlier):
            if person.gender in (None, gender):
                person.gender = gender
                return person
        return None

    def _is_near(self, earlier: int, token: int) -> bool:
        return self._parse.paragraph_of(token) - self._parse.paragraph_of(earlier) <= 2

    def _by_role(self, head: TokenSpan) -> _Person | None:
        """The last person named whom the text has given this role: the president, the Russian leader."""
        words = [word.lower() for word in self._tokens.words[head[0] : head[1]]]
        if words[0] not in ("the", "this", "that"):
            return None
        wanted = frozenset(words[1:])
        end = bisect_left(self._places, head[0])
        for mention in self._mentions[max(0, end - _NEAR) : end][::-1]:
            if any(_is_role(words[-1], wanted, role) for role in mention.person.roles):
                return mention.person
        return self._only_leader if words[-1] in _LEADERS else None

    def _find_only_leader(self) -> _Person | None:
        """Who alone in the text has the bare title of a leader (President Lund): any leader it speaks of."""
        known = {id(mention.person): mention.person for mention in self._mentions}
        leaders = [person for person in known.values() if any(role & _LEADERS for role in person.roles)]
        bare = [
            person for person in leaders if all(role <= _LEADERS for role in person.roles if role & _LEADERS)
        ]
        return bare[0] if len(leaders) == 1 and bare else None

    # --- everybody else ------------------------------------------------------------------------------------

    def _head(self, source: TokenSpan) -> TokenSpan:
        """The phrase that carries a source: the ministry of defence → the ministry; Lee's office → office."""
        tokens = self._tokens
        first, last = source
        for place in range(first + 1, last - 1):
            if tokens.words[place] == ",":
                return (place + 1, last)
        head = self._parse.phrase_starting_at(first) or source
        while head[1] < last - 1 and tokens.tags[head[1]] == "POS":
            owned = self._parse.phrase_starting_at(head[1] + 1)
            if owned is None:
                break
            head = owned
        return (head[0], min(head[1], last))

    def _unnamed(self, source: TokenSpan) -> Speaker:
        """A speaker without a person's name: an institution, a group, a document, an anonymous source."""
        first, last = source
        tokens = self._tokens
        if tokens.tags[first] == "DT" and last - first > 1:
            first += 1
        name = tokens.span(first, last).of(tokens.text)
        if has_needless_capital(self._parse, first):
            name = name[0].lower() + name[1:]
        name = self._long_forms.get(name, name)
        return Speaker(" ".join(name.split()), speaker_type(self._parse, self._head(source)))


def _is_role(noun: str, wanted: frozenset[str], role: frozenset[str]) -> bool:
    """Whether a role the text has given fits: the president, the Danish president, the Danish leader."""
    if noun == "leader" and role & _LEADERS:
        return wanted - {"leader"} <= role
    return noun in role and (wanted <= role or len(wanted) == 1)


def _is_relative(parse: ShallowParse, token: int) -> bool:
    """Whether a token is a relative pronoun: who, which, or that after a noun."""
    if parse.tags[token] in ("WP", "WDT"):
        return True
    return parse.words[token] == "that" and token > 0 and parse.tags[token - 1] in NOUNS


def _antecedent_of_relative(parse: ShallowParse, relative: int) -> TokenSpan | None:
    """The phrase a relative pronoun stands for: Ann Lee, who won."""
    place = relative - 1
    if place >= 0 and parse.words[place] == ",":
        place -= 1
    number = parse.phrase_at[place] if place >= 0 else -1
    return None if number < 0 else whole_phrase(parse, parse.phrases[number], backwards=True)


def _acronyms(parse: ShallowParse) -> Iterator[tuple[str, str]]:
    """Long names with their acronyms in brackets: the International Energy Agency (IEA)."""
    tokens = parse.tokens
    for first, last in parse.phrases:
        if last + 2 < len(tokens) and tokens.words[last] == "(" and tokens.words[last + 2] == ")":
            acronym = tokens.words[last + 1]
            names = [word for word in tokens.words[first:last] if word[0].isupper() and word != "The"]
            if len(names) > 1 and "".join(word[0] for word in names) == acronym:
                yield acronym, " ".join(names)
