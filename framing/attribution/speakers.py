"""Speakers: who a source is, whatever the text calls them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from framing.attribution.attribution import SpeakerType
from framing.attribution.first_person import is_first_person, quotation_of, quoted_by
from framing.attribution.institution_names import InstitutionNames
from framing.attribution.people import People, Person
from framing.attribution.pronouns import pronouns
from framing.attribution.shallow import FINITE, NOUNS, ShallowParse, TokenSpan, whole_phrase
from framing.attribution.speaker_types import (
    gender_of_noun,
    has_needless_capital,
    noun_type,
    speaker_type,
    titles,
)
from framing.language import data_lines

_DEFINITE = frozenset(["the", "this", "that"])


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: the canonical name, and what kind of speaker it is."""

    name: str
    type: SpeakerType


def name_speakers(parse: ShallowParse, sources: Sequence[TokenSpan | None]) -> list[Speaker | None]:
    """The speaker of each source, sources being in order of the text.

    One person under many names becomes one: full name, surname, Mr or Ms with the surname, a role the text
    has given (the Russian President), he or she; an "I" in a quotation is whoever is quoted, a "we" the
    institution that is. So does one institution: an acronym, the agency, it. Gender is only what the text
    itself shows, by a title or by another pronoun; it is never guessed from a first name.

    >>> from framing.attribution.shallow import parse
    >>> shallow = parse("French President Anna Roux rose. The French President bowed. She left.")
    >>> [speaker.name for speaker in name_speakers(shallow, [(0, 4), (6, 9), (11, 12)])]
    ['Anna Roux', 'Anna Roux', 'Anna Roux']
    """
    naming = _Naming(parse)
    known: dict[TokenSpan, Speaker] = {}
    in_order = dict.fromkeys(source for source in sources if source is not None)
    outside = sorted(source for source in in_order if not parse.in_quotation[source[0]])
    first_person: list[tuple[TokenSpan, TokenSpan]] = []
    for source in in_order:
        speaking = quoted_by(parse, source, outside) if parse.in_quotation[source[0]] else None
        if speaking is None:
            known[source] = naming.speaker(source)
            continue
        known[source] = naming.speaker_in_quotation(source, speaking)
        if is_first_person(parse, source):
            first_person.append((source, speaking))
    for source, speaking in first_person:
        if _may_say(parse, source, known[speaking]):
            known[source] = known[speaking]
    return [None if source is None else known[source] for source in sources]


def _may_say(parse: ShallowParse, pronoun: TokenSpan, speaker: Speaker) -> bool:
    """Whether a speaker says this of itself: a person "I", an institution or a group "we"."""
    alone = pronouns()[parse.words[pronoun[0]].lower()] == "self"
    return alone == (speaker.type in ("person", "anonymous"))


class _Naming:
    """What is known of the speakers of one text, and who spoke last, so that names can be given in order."""

    def __init__(self, parse: ShallowParse):
        self._parse = parse
        self._people = People(parse)
        self._institutions = InstitutionNames(parse)
        self._genders_known = False
        self._last_person: tuple[int, Person] | None = None
        self._last_thing: Speaker | None = None
        self._last_several: Speaker | None = None
        self._forms: dict[str, str] = {}
        self._by_noun: dict[str, Speaker] = {}
        self._person_of: dict[TokenSpan, Person] = {}

    def speaker_in_quotation(self, source: TokenSpan, speaking: TokenSpan) -> Speaker:
        """The speaker that a source within a quotation names: "he" is not who is quoted, and whoever somebody
        speaks of is not the last speaker to what follows the quotation."""
        kind = self._pronoun(source)
        if kind in ("m", "f"):
            person = self._spoken_of(source[0], kind, self._quoted_person(speaking))
            word = self._parse.words[source[0]].lower()
            return Speaker(word if person is None else person.name, "person")
        last = self._last_person, self._last_thing, self._last_several
        speaker = self.speaker(source)
        self._last_person, self._last_thing, self._last_several = last
        return speaker

    def _quoted_person(self, speaking: TokenSpan) -> Person | None:
        """The person quoted, named already or only after the quotation."""
        return self._person_of.get(speaking) or self._person(speaking, self._head(speaking))

    def _spoken_of(self, token: int, gender: str, quoted: Person | None) -> Person | None:
        """Whom a pronoun in a quotation means: somebody named there, or before it, but not the quoted."""
        opening = self._parse.quoted[quotation_of(self._parse, token)].first
        named = (naming.person for naming in self._people.named_in_quotation(opening, token))
        for person in chain(named, self._candidates(token)):
            if person is not quoted and person.gender in (None, gender):
                return person
        return None

    def speaker(self, source: TokenSpan) -> Speaker:
        """The speaker that a source names, and from now on the last speaker."""
        if source[1] - source[0] == 1 and _is_relative(self._parse, source[0]):
            source = _antecedent_of_relative(self._parse, source[0]) or source
        head = self._head(source)
        kind = self._pronoun(source)
        if kind in ("m", "f") and not self._genders_known:
            self._people.learn_genders()
            self._genders_known = True
        person = self._antecedent(source[0], kind) if kind in ("m", "f") else self._person(source, head)
        if person is not None:
            self._last_person = (source[0], person)
            self._person_of[source] = person
            return Speaker(person.name, "person")
        taken_up = self._several_or_thing(source[0], kind) if kind in ("it", "they") else None
        if taken_up is not None:
            return taken_up
        if kind is not None:
            word = self._parse.words[source[0]]
            return Speaker("I" if word == "I" else word.lower(), speaker_type(self._parse, head))
        speaker = self._unnamed(source, head)
        self._remember(head, speaker)
        return speaker

    def _several_or_thing(self, token: int, kind: str) -> Speaker | None:
        """Whom "it" or "they" means: the subject of the sentence before if it fits, or the last speaker."""
        subject = subject_before(self._parse, token)
        if subject is not None:
            head = self._head(subject)
            noun, type_ = self._parse.words[head[1] - 1].lower(), speaker_type(self._parse, head)
            named = self._person(subject, head) is not None or self._pronoun(subject) is not None
            fits = noun_type(noun) == "group" if kind == "they" else type_ == "document"
            if not named and (fits or type_ == "institution"):
                return self._unnamed(subject, head)
        return self._last_thing if kind == "it" else self._last_several

    def _pronoun(self, source: TokenSpan) -> str | None:
        return pronouns().get(self._parse.words[source[0]].lower()) if source[1] - source[0] == 1 else None

    def _remember(self, head: TokenSpan, speaker: Speaker) -> None:
        """Take an unnamed source for the last speaker: a person only by a noun that stands for one."""
        if speaker.type != "person":
            self._last_several = speaker
            if speaker.type in ("institution", "document"):
                self._last_thing = speaker
            return
        noun = self._parse.words[head[1] - 1].lower()
        if noun_type(noun) == "person":
            self._last_person = (head[0], Person(speaker.name, gender_of_noun().get(noun)))

    # --- people --------------------------------------------------------------------------------------------

    def _person(self, source: TokenSpan, head: TokenSpan) -> Person | None:
        """The person a source means by a name or by a role."""
        inside = self._people.named_in(*head)
        if not inside and head == source:
            inside = self._people.named_in(*source)
        if inside:
            return inside[-1].person
        return (
            self._people.named(head)
            or self._named_after_office(source, head)
            or self._in_apposition(source, head)
            or self._by_role(source, head)
        )

    def _in_apposition(self, source: TokenSpan, head: TokenSpan) -> Person | None:
        """The person whose name stands beside what he is: Ann Lee, a coach; the coach, Ann Lee, said."""
        parse, words = self._parse, self._parse.words
        first, last = source[0], whole_phrase(parse, source)[1]
        noun = words[head[1] - 1].lower()
        if "," in words[first:last] or not (noun in titles() or noun_type(noun) in ("person", "anonymous")):
            return None
        if first > 1 and words[first - 1] == "," and parse.phrase_at[first - 2] >= 0:
            before = parse.phrases[parse.phrase_at[first - 2]]
            inside = self._people.named_in(*before)
            if inside and all(tag == "NNP" for tag in parse.tags[inside[-1].token : before[1]]):
                return inside[-1].person
        name = parse.phrase_starting_at(last + 1) if last < parse.size and words[last] == "," else None
        if name is None or parse.tags[name[1] - 1] != "NNP":
            return None
        after = words[name[1] : name[1] + 2]
        listed = after[1:] in (["and"], ["or"]) or after[:1] in (["and"], ["or"])
        inside = self._people.named_in(*name)
        return inside[0].person if inside and inside[0].token == name[0] and not listed else None

    def _named_after_office(self, source: TokenSpan, head: TokenSpan) -> Person | None:
        """The person named at the end of an office that "of" or "to" divides: the ambassador to Norway Ada
        Lund; the University of Norlund president Ada Lund. But: the wife of President Lund."""
        parse = self._parse
        if head[0] != source[0] or head[1] >= source[1] or parse.tags[source[1] - 1] != "NNP":
            return None
        first = parse.phrases[parse.phrase_at[source[1] - 1]][0]
        inside = self._people.named_in(first, source[1])
        if not inside or inside[0].token == first or parse.words[inside[0].token - 1] in (",", "and"):
            return None
        titled = parse.words[inside[0].token - 1].lower() in titles()
        noun = parse.words[head[1] - 1].lower()
        if titled:
            office = noun_type(noun) == "institution" and inside[0].token - first > 1
        else:
            office = noun in titles()
        return inside[0].person if office else None

    def _by_role(self, source: TokenSpan, head: TokenSpan) -> Person | None:
        """Whom the text has given this role before, or whom a general noun takes up: the mayor, the man."""
        words = self._parse.words[source[0] : head[1]]
        if words[0].lower() not in _DEFINITE and "'s" not in words:
            return None
        end = head[1]
        if end < source[1] and self._parse.words[end] == "of":
            end = source[1]
        noun = words[-1].lower()
        role = [*self._parse.words[head[1] : end], *words]
        person = self._people.with_role(role, source[0])
        if person is None and noun in _stand_ins() and len(words) == 2 and end == head[1]:
            return self._taken_up(source[0], gender_of_noun().get(noun))
        return person

    def _taken_up(self, token: int, gender: str | None) -> Person | None:
        """Whom a general noun takes up: the last person named of its gender, else as a pronoun would."""
        if gender is not None:
            for naming in self._people.named_before(token):
                if naming.person.gender == gender:
                    return naming.person
        return self._antecedent(token, gender)

    def _antecedent(self, token: int, gender: str | None) -> Person | None:
        """Whom "he" or "she" means. The choice then shows that person's gender.

        It is the person named last before it in its sentence, else the subject of the sentence before, else
        the last speaker, else whoever was named last. After Grosz, B., Joshi, A. & Weinstein, S. (1995).
        Centering. *Computational Linguistics* 21(2), 203–225.
        """
        for person in self._candidates(token):
            if gender is None or person.gender in (None, gender):
                person.gender = person.gender or gender
                return person
        return None

    def _candidates(self, token: int) -> Iterator[Person]:
        parse, people = self._parse, self._people
        sentence = parse.sentence_of(token)
        begins = parse.sentence_firsts[sentence]
        yield from (naming.person for naming in reversed(people.named_in(begins, token)))
        if sentence and parse.paragraphs[sentence - 1] == parse.paragraphs[sentence]:
            before = parse.sentence_firsts[sentence - 1]
            opening = people.named_in(before, begins)
            if opening and parse.finite_before[opening[0].token] == parse.finite_before[before]:
                yield opening[0].person
        if self._last_person and self._is_near(self._last_person[0], token):
            yield self._last_person[1]
        yield from (naming.person for naming in people.named_before(token))

    def _is_near(self, earlier: int, token: int) -> bool:
        return self._parse.paragraph_of(token) - self._parse.paragraph_of(earlier) <= 2

    # --- everybody else ------------------------------------------------------------------------------------

    def _head(self, source: TokenSpan) -> TokenSpan:
        """The phrase that carries a source: the ministry of defence → the ministry; Lee's office → office."""
        parse = self._parse
        first, last = source
        if last - first == 1:
            return source
        if "," in parse.words[first + 1 : last - 1]:
            return (parse.words.index(",", first + 1) + 1, last)
        head = parse.phrase_starting_at(first) or source
        while head[1] < last - 1 and (parse.tags[head[1]] == "POS" or parse.words[head[1]] == "'"):
            owned = parse.phrase_starting_at(head[1] + 1)
            if owned is None:
                break
            head = owned
        return (head[0], min(head[1], last))

    def _unnamed(self, source: TokenSpan, head: TokenSpan) -> Speaker:
        """A speaker without a person's name: an institution, a group, a document, an anonymous source."""
        first, last = source
        parse, tokens = self._parse, self._parse.tokens
        type_ = speaker_type(parse, head)
        if head[1] == last and not self._is_owned(source, head, type_):
            first = self._own_name(head)
        definite = parse.words[first].lower() in _DEFINITE
        if last - first > 1 and (parse.tags[first] == "DT" or self._is_one(first)):
            first += 1
        name = " ".join(tokens.text[tokens.starts[first] : tokens.ends[last - 1]].split())
        noun = parse.words[head[1] - 1].lower()
        taken_up = self._taken_up_by(name, source[0], type_) if definite and last - first == 1 else None
        if taken_up is not None:
            return taken_up
        if has_needless_capital(parse, first):
            name = name[0].lower() + name[1:]
        name = self._institutions.of_acronym(name) or self._institutions.without_noun(name)
        speaker = Speaker(self._one_form(name), type_)
        if last - first > 1:
            self._by_noun[noun] = speaker
        return speaker

    def _taken_up_by(self, noun: str, token: int, type_: SpeakerType) -> Speaker | None:
        """Whom "the" with a single noun takes up: an institution named before, or the last such speaker (a
        spokesman for the port … the spokesman)."""
        name = (
            self._institutions.taken_up(noun, token) if type_ == "institution" or noun[0].isupper() else None
        )
        return self._by_noun.get(noun.lower()) if name is None else Speaker(name, "institution")

    def _is_one(self, token: int) -> bool:
        """Whether "one" is an article before a noun: one teacher; but: one of the teachers."""
        return self._parse.words[token].lower() == "one" and self._parse.tags[token + 1] in ("NN", "JJ")

    def _is_owned(self, source: TokenSpan, head: TokenSpan, type_: SpeakerType) -> bool:
        """Whether a body or a paper is nothing without its owner: the governor's | office."""
        names_itself = any(self._parse.tags[token] == "NNP" for token in range(*head))
        if self._parse.words[head[0] - 1] == "'":  # the Hill Workers' Union
            names_itself = not names_itself
        return source[0] < head[0] and type_ in ("institution", "document") and not names_itself

    def _own_name(self, head: TokenSpan) -> int:
        """Where the name of an institution begins that stands after its noun: the news agency | Norlund."""
        parse = self._parse
        start = head[1]
        while start > head[0] and parse.words[start - 1][0].isupper() and parse.tags[start - 1] != "DT":
            start -= 1
        named = head[0] < start < head[1] and noun_type(parse.words[start - 1]) == "institution"
        return start if named else head[0]

    def _one_form(self, name: str) -> str:
        """The form of a name that came first, whatever its capitals: Police, police."""
        return name if name.isupper() else self._forms.setdefault(name.lower(), name)


def subject_before(parse: ShallowParse, token: int) -> TokenSpan | None:
    """The subject of the sentence before that of a token, in the same paragraph, where it opens the sentence.

    >>> from framing.attribution.shallow import parse as parse_text
    >>> subject_before(parse_text("The sisters left. They said so."), 4)
    (0, 2)
    """
    sentence = parse.sentence_of(token) - 1
    if sentence < 0 or parse.paragraphs[sentence] != parse.paragraph_of(token):
        return None
    first = parse.sentence_firsts[sentence]
    phrase = parse.phrase_starting_at(first + (parse.words[first] == '"'))
    if phrase is None or parse.in_quotation[phrase[0]] > parse.in_quotation[token]:
        return None
    subject = whole_phrase(parse, phrase)
    verb = subject[1]
    while verb < parse.size and parse.tags[verb] == "RB":
        verb += 1
    return subject if verb < parse.size and parse.tags[verb] in FINITE else None


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


@cache
def _stand_ins() -> frozenset[str]:
    return frozenset(data_lines("attribution/person_stand_ins.txt"))
