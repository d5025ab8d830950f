"""The sections of a role page, by what they are about.

People write headings, bold lines and lines that end with a colon; all of them begin a section.
The vocabulary is that of real role pages in eight languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from careers.markdown.body import Block

SectionKind = Literal[
    "",
    "duties",
    "role",
    "requirements",
    "extras",
    "apply",
    "process",
    "benefits",
    "pay",
    "company",
    "where",
    "equality",
    "tools",
]
"""What a section says; ``role`` introduces the job, ``extras`` are nice to have, empty is other."""

LANGUAGES = frozenset(("en", "de", "fr", "es", "it", "nl", "pt", "pl"))
"""Those that the vocabulary knows."""

_LONGEST = 80
_BOLD = 7
_RUN_IN = 8
"""Ranks after those of the six headings: a bold line, and bold words or a colon."""
_IS_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+?)\1[ \t]*:?[ \t]*(.*)", re.DOTALL)
_EDGES = re.compile(r"^[\W\d_]+|[\W_]+$")
_PREFIX = re.compile(
    r"(?:(?:our|your|the|key|main|core|job|role|position|primary|general|technical|professional|"
    r"personal|minimum|basic|employment|specific|typical|a|deine?|ihre?|die|das|der|unser|unsere|"
    r"vos|votre|tes|ton|les|le|la|tus?|el|los|las|il tuo|i|jouw|je|de|seu|sua|o|twoj[ea]|nasze) )+"
)

_VOCABULARY: tuple[tuple[SectionKind, str], ...] = (
    (
        "extras",
        r".*\bnice[- ]to[- ]ha(?:ve|d)s?\b.*|good to have.*|bonus(?: points?\b.*| skills.*|"
        r" qualifications.*)?|.*\b(?:desirable|desired|preferred|optional)\b.*|(?:big |huge )?plus|"
        r".*\b(?:is|are|be) a (?:big |huge |strong )?plus|pluses|.*\bwould be (?:great|nice|good)\b"
        r".*|extra credit.*|even better.*|useful.*|you (?:might|may) also.*|"
        r".*\bvon vorteil.*|.*wünschenswert.*|.*wäre (?:toll|schön|super|ein plus).*|pluspunkte|"
        r"idealerweise.*|(?:.*\b)?(?:un plus|un atout|atouts?)\b.*|.*\bdeseable.*|.*\bvalora.*|"
        r".*preferenzial.*|pluspunten|een pré|.*meegenomen|.*desejáve.*|diferencia.*|"
        r"mile widziane|dodatkow.*|atuty",
    ),
    (
        "apply",
        r"(?:.*\b)?(?:how|where|when|why) (?:to|do i|can i|you can|you|should you) apply\b.*|"
        r"(?:to )?appl(?:y|ying)(?: (?:now|here|today|by|via|for)\b.*)?|.*\b(?:to|now|and) apply|"
        r"applications?(?: process| instructions| procedure| details| deadline)?|"
        r"(?:are you )?interested(?: in\b.*)?|next steps?|get in touch|contact(?: us| details)?|"
        r"submission.*|.*bew[ei]rb.*|interess(?:e|iert)|kontakt|.*postul.*|.*\bcandidat(?:ure|er|arse|ar|e-se|i|"
        r"ura)\b.*|.*candidarsi.*|intéressée?s?|.*\binscri(?:ption|birse|ção|ções).*|solicitud.*|"
        r".*sollicite.*|.*aplik(?:ować|uj|acj).*|.*zgłosić.*|zainteresowan.*|¿?te interesa",
    ),
    (
        "process",
        r".*\b(?:process|procedure)\b.*|interviews?(?: stages?)?|evaluation.*|what (?:happens|to "
        r"expect|comes)(?: .*)?|hiring|how we hire|recruitment.*|selection.*|.*prozess|ablauf.*|"
        r".*\bprocess?us\b.*|.*\bproces[oz]?\b.*|rekrutacja.*|procedure.*",
    ),
    (
        "equality",
        r".*\b(?:diversity|inclusion|inclusive|equal|equality|equity|eeo|eoe|accessibility|"
        r"accommodations?|adjustments?|belonging)\b.*|.*vielfalt.*|.*gleichstellung.*|"
        r".*barriere.*|.*égalité.*|.*diversi.*|.*inclusi.*|.*inklus.*|.*igualdad.*|.*równość.*",
    ),
    (
        "benefits",
        r".*\bbenefits?\b.*|.*\bperks?\b.*|.*\bwe(?:'ll| will| can)? (?:offer|provide|give)\b.*|"
        r"what you(?:'ll| will| can)? (?:get|gain|receive)\b.*|what(?:'s| is) in it for (?:you|me)|"
        r"why (?:you|join|work|us|this|it|choose)\b.*|offer(?:ing)?|rewards?|.*\bbieten\b.*|"
        r"angebot.*|vorteile|was du bekommst|.*\bavantages?\b.*|.*(?:offrons|proposons).*|"
        r"pourquoi.*|beneficios.*|.*ofrecemos.*|ventajas.*|.*offriamo.*|vantaggi.*|.*\bbieden\b.*|"
        r"arbeidsvoorwaarden|voordelen|benefícios.*|.*oferecemos.*|vantagens|.*oferujemy.*|"
        r"benefity.*|korzyści.*",
    ),
    (
        "pay",
        r".*\b(?:salary|salaries|pay|compensation|remuneration|wages?|package)\b.*|.*gehalt.*|"
        r".*vergütung.*|.*rémunération.*|salaire.*|.*salario.*|.*salário.*|.*retribu.*|salaris.*|"
        r"wynagrodzenie.*",
    ),
    (
        "requirements",
        r".*\brequire(?:ments?|d)\b.*|.*\bqualifications?\b.*|.*\bqualified\b.*|.*\bskills?\b.*|"
        r".*\bexperiences?\b.*|what (?:we(?:'re| are)?|they(?:'re| are)?) (?:also )?(?:look|need|"
        r"expect|want|seek|hope|value)\w*.*|what (?:you(?:'ll| will| should)?|do you) (?:also )?"
        r"(?:need|bring|have|know|possess)\b.*|.*\bwho (?:are you|you are|are we looking|we(?:'re|"
        r" are)? look|we need|we want|you(?:'ll| will) be)\b.*|about you(?:rself)?|you(?:'ve|'re|"
        r" have| are| bring| might| may| should| must|'ll have| will have| need| know)\b.*|"
        r"(?:profile|background|strengths|toolbox|competenc\w+|competenties|knowledge|criteria|"
        r"credentials|education|eligibility|minimums?|attributes|prerequisites|essentials?)"
        r"(?: and\b.*| &.*)?|must[- ]haves?.*|essential\b.*|.*\bcriteria\b.*|person specification|"
        r".*\bcandidate\b.*|.*\b(?:is|sounds like) (?:this )?you|.*\b(?:we(?:'re| are)|we) "
        r"(?:look|search|seek)\w*\b.*|what it takes|.*\b(?:great|good|right|perfect) fit\b.*|"
        r"anforderung.*|profil|.*mitbring.*|.*\bbring(?:st|en) (?:du|sie) mit.*|qualifikation.*|"
        r"was wir (?:such|erwart|uns wünsch|von dir).*|wen wir suchen|wir suchen.*|"
        r"voraussetzung.*|du (?:hast|bist|bringst|kannst)\b.*|kenntnisse.*|erfahrung.*|über dich|"
        r"wer du bist|fähigkeiten.*|profil .*|compétences.*|exigences.*|ce que (?:nous|l'on|on) "
        r"(?:recherch|attend|cherch).*|nous (?:sommes à la recherche|recherchons|cherchons)\b.*|"
        r"vous (?:êtes|avez|possédez|disposez)\b.*|pré-?requis.*|expérience.*|formation.*|"
        r"requisitos.*|perfil.*|.*\bbuscamos\b.*|experiencia.*|competencias.*|conocimientos.*|"
        r"qué necesitas.*|sobre (?:ti|você)|habilidades.*|requisiti.*|profilo.*|competenze.*|"
        r".*cerchiamo.*|esperienza.*|cosa ti serve|(?:functie-?)?eisen|vereisten|profiel.*|"
        r"wat (?:wij|we) (?:zoeken|vragen|verwachten).*|wie (?:zoeken we|ben jij|jij bent).*|"
        r"wat (?:breng|neem) (?:je|jij) mee|kwalificaties|ervaring.*|jij (?:hebt|bent).*|"
        r"qualificações.*|o que (?:procuramos|esperamos|você precisa).*|experiência.*|"
        r"competências.*|conhecimentos.*|wymagania.*|oczekiwania.*|kwalifikacje.*|"
        r"kogo szukamy.*|czego oczekujemy.*|doświadczenie.*|umiejętności.*",
    ),
    (
        "duties",
        r".*\bresponsibilit(?:y|ies)\b.*|.*\bdut(?:y|ies)\b.*|(?:what|things) (?:you|they)(?:'ll|"
        r" will|'d| would|'re going to| get to| can)? (?:actually )?(?:do|be|work|own|build|lead|"
        r"help|achieve|accomplish|tackle)\w*\b.*|what(?:'s| (?:does|do|is|are|will))? "
        r"(?:the |this |my |your )?(?:job|role|work|position)s?\b.*|you(?:'ll| will)\b.*|"
        r"(?:mission|work|impact|day|days|week|activities|assignments?|scope|tasks?|deliverables|"
        r"goals|objectives|accountabilit\w+|functions)(?: .*)?|.*\bday[- ]to[- ]day\b.*|in this (?:role|job|position)\b.*|"
        r"how you(?:'ll| will).*|(?:in )?first (?:\d+|three|six|twelve|year|week|month)\b.*|"
        r".*aufgaben.*|was du (?:tust|machst|machen|bewirk|tun)\w*.*|.*erwarte[tn] (?:dich|sie).*|"
        r"was (?:dich|sie) erwartet|das machst du.*|tätigkeit.*|stellenbeschreibung|verantwort.*|"
        r"alltag.*|missions?.*|responsabilités.*|vous serez.*|tâches.*|activités.*|ce que (?:vous "
        r"ferez|tu feras).*|.*quotidien.*|fonctions.*|responsabilidades.*|funciones.*|tareas.*|"
        r".*\bharás\b.*|misión.*|responsabilità.*|mansioni.*|attività.*|cosa farai.*|compiti.*|"
        r"di cosa ti occuperai|taken.*|verantwoordelijkheden.*|wat (?:ga je|je gaat|jij gaat|ga "
        r"jij) doen.*|wat je doet|werkzaamheden.*|atribuições.*|atividades.*|o que você "
        r"(?:vai|irá) .*|funções.*|dia a dia|missão.*|obowiązki.*|zakres .*|zadania.*|"
        r"co będziesz robić.*|odpowiedzialność.*",
    ),
    (
        "role",
        r"(?:about )?(?:the |this |your )?(?:role|job|position|opportunity|project|vacancy)|"
        r"overview|summary|description|purpose|brief|introduction|intro|role|job|position|details|"
        r".*\b(?:role|job|position) (?:summary|overview|description|purpose)\b.*|why we(?:'re| are)"
        r" hiring.*|(?:über )?(?:die )?(?:stelle|rolle|position)|poste.*|descripti(?:f|on) d.*|"
        r"rôle|puesto|descripción.*|rol|ruolo|posizione|functie(?:omschrijving)?|over de functie|"
        r"rol|(?:sobre )?a vaga|vaga|descrição.*|opis stanowiska|o stanowisku|rola",
    ),
    ("tools", r".*\b(?:stack|technolog(?:y|ies)|tools|tooling)\b.*|technologien|werkzeuge"),
    (
        "where",
        r".*\b(?:locations?|schedule|hours|travel|time ?zones?|remote|hybrid|office|offices)\b.*|"
        r"where\b.*|standorte?|arbeitszeit.*|arbeitsort.*|lieu.*|ubicación|sede|locatie|local|"
        r"lokalizacja",
    ),
    (
        "company",
        r"about\b.*|who we are|who are we|(?:company|team|values|story|culture|mission)(?: .*)?|"
        r"meet\b.*|über\b.*|wer wir sind|team|à propos.*|qui sommes-nous.*|sobre\b.*|quiénes somos|"
        r"chi siamo|over ons|quem somos|o nas|o firmie",
    ),
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of any sort, and what stands below it up to the next one."""

    kind: SectionKind
    """Its own, else that of the section around it."""
    is_named: bool
    """The kind is its own."""
    title: str
    """Plain words; empty for what stands before the first heading."""
    line: int
    blocks: tuple[Block, ...] = ()
    """Without the heading; those of a run-in heading begin with its own block."""


def sections_of(blocks: Iterable[Block], words: Callable[[Block], str]) -> tuple[Section, ...]:
    """The sections of a page in order, the first of them before any heading.

    Args:
        blocks: Of the page.
        words: Gives the prose of a block.
    """
    found: list[tuple[Section, list[Block]]] = [(Section("", False, "", 1), [])]
    around: list[tuple[int, SectionKind]] = []
    for number, block in enumerate(blocks):
        heading = _heading(block, words)
        if heading is None:
            found[-1][1].append(block)
            continue
        rank, title, keeps_block = heading
        while around and around[-1][0] >= rank:
            around.pop()
        own = "" if number == 0 and rank == 1 else kind_of(title)  # the page's own title
        kind = own or (around[-1][1] if around else "")
        around.append((rank, kind))
        below = [block] if keeps_block else []
        found.append((Section(kind, bool(own), title, block.line), below))
    return tuple(replace(section, blocks=tuple(below)) for section, below in found)


@lru_cache(maxsize=4096)
def kind_of(heading: str) -> SectionKind:
    """What a heading announces: ``What you'll do`` is ``duties``.

    Args:
        heading: Plain words, in any case, with or without a colon.
    """
    if not 0 < len(heading) <= _LONGEST:
        return ""
    plain = _EDGES.sub("", heading.lower().replace("’", "'"))
    short = _PREFIX.sub("", plain, count=1) or plain
    for kind, pattern in _patterns():
        if pattern.fullmatch(plain) or pattern.fullmatch(short):
            return kind
    return ""


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[SectionKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _VOCABULARY)


def _heading(block: Block, words: Callable[[Block], str]) -> tuple[int, str, bool] | None:
    """Rank, words, and whether text follows in the same block; None for what is no heading."""
    if block.kind == "heading":
        return block.level, words(block), False
    if block.kind != "text":
        return None
    if block.text[:2] in {"**", "__"} and (match := _IS_BOLD.match(block.text)):
        title = match[2].strip().strip("*_")
        if not match[3]:
            return (_RUN_IN if block.within else _BOLD), title, False
        return (_RUN_IN, title, True) if kind_of(title) else None
    if block.text.endswith(":") and "\n" not in block.text and not block.within:
        title = words(block)
        if len(title) <= _LONGEST:
            return _RUN_IN, title, False
    return None
