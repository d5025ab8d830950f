"""How people name the sections of a role page, in eight languages.

One pattern a line; it is the whole heading in lower case, with straight apostrophes. A heading is
of the first kind whose patterns it fits, so what is more special comes first.
"""

from __future__ import annotations

from typing import Literal

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

NAMES: dict[SectionKind, str] = {
    "extras": r"""
        .*\bnice[- ]to[- ]ha(?:ve|d)s?\b.*
        good to have.*
        bonus(?: points?\b.*| skills.*| qualifications.*)?
        .*\b(?:desirable|desired|preferred|optional)\b.*
        (?:big |huge )?plus
        .*\b(?:is|are|be) a (?:big |huge |strong )?plus
        pluses
        .*\bwould be (?:great|nice|good)\b.*
        extra credit.*
        even better.*
        useful.*
        you (?:might|may) also.*
        .*\bvon vorteil.*
        .*wünschenswert.*
        .*wäre (?:toll|schön|super|ein plus).*
        pluspunkte
        idealerweise.*
        (?:.*\b)?(?:un plus|un atout|atouts?)\b.*
        .*\bdeseable.*
        .*\bvalora.*
        .*preferenzial.*
        pluspunten
        een pré
        .*meegenomen
        .*desejáve.*
        diferencia.*
        mile widziane
        dodatkow.*
        atuty
    """,
    "apply": r"""
        (?:.*\b)?(?:how|where|when|why) (?:to|do i|can i|you can|you|should you) apply\b.*
        (?:to )?appl(?:y|ying)(?: (?:now|here|today|by|via|for)\b.*)?
        .*\b(?:to|now|and) apply
        applications?(?: process| instructions| procedure| details| deadline)?
        (?:are you )?interested(?: in\b.*)?
        next steps?
        get in touch
        contact(?: us| details)?
        submission.*
        .*bew[ei]rb.*
        interess(?:e|iert)
        kontakt
        .*postul.*
        .*\bcandidat(?:ure|er|arse|ar|e-se|i|ura)\b.*
        .*candidarsi.*
        intéressée?s?
        .*\binscri(?:ption|birse|ção|ções).*
        solicitud.*
        .*sollicite.*
        .*aplik(?:ować|uj|acj).*
        .*zgłosić.*
        zainteresowan.*
        ¿?te interesa
    """,
    "process": r"""
        .*\b(?:process|procedure)\b.*
        interviews?(?: stages?)?
        evaluation.*
        what (?:happens|to expect|comes)(?: .*)?
        hiring
        how we hire
        recruitment.*
        selection.*
        .*prozess
        ablauf.*
        .*\bprocess?us\b.*
        .*\bproces[oz]?\b.*
        rekrutacja.*
        procedure.*
    """,
    "equality": r"""
        .*\b(?:diversity|inclusion|inclusive|equal|equality|equity)\b.*
        .*\b(?:eeo|eoe|accessibility|accommodations?|adjustments?|belonging)\b.*
        .*vielfalt.*
        .*gleichstellung.*
        .*barriere.*
        .*égalité.*
        .*diversi.*
        .*inclusi.*
        .*inklus.*
        .*igualdad.*
        .*równość.*
    """,
    "benefits": r"""
        .*\bbenefits?\b.*
        .*\bperks?\b.*
        .*\bwe(?:'ll| will| can)? (?:offer|provide|give)\b.*
        what you(?:'ll| will| can)? (?:get|gain|receive)\b.*
        what(?:'s| is) in it for (?:you|me)
        why (?:you|join|work|us|this|it|choose)\b.*
        offer(?:ing)?
        rewards?
        .*\bbieten\b.*
        angebot.*
        vorteile
        was du bekommst
        .*\bavantages?\b.*
        .*(?:offrons|proposons).*
        pourquoi.*
        beneficios.*
        .*ofrecemos.*
        ventajas.*
        .*offriamo.*
        vantaggi.*
        .*\bbieden\b.*
        arbeidsvoorwaarden
        voordelen
        benefícios.*
        .*oferecemos.*
        vantagens
        .*oferujemy.*
        benefity.*
        korzyści.*
    """,
    "pay": r"""
        .*\b(?:salary|salaries|pay|compensation|remuneration|wages?|package)\b.*
        .*gehalt.*
        .*vergütung.*
        .*rémunération.*
        salaire.*
        .*salario.*
        .*salário.*
        .*retribu.*
        salaris.*
        wynagrodzenie.*
    """,
    "requirements": r"""
        .*\brequire(?:ments?|d)\b.*
        .*\bqualifications?\b.*
        .*\bqualified\b.*
        .*\bskills?\b.*
        .*\bexperiences?\b.*
        what (?:we|they)(?:'re| are)? (?:also )?(?:look|need|expect|want|seek|hope|value)\w*.*
        what (?:you(?:'ll| will| should)?|do you) (?:also )?(?:need|bring|have|know|possess)\b.*
        .*\bwho (?:are you|you are|are we looking|we need|we want)\b.*
        .*\bwho (?:we(?:'re| are)? look|you(?:'ll| will) be).*
        about you(?:rself)?
        you(?:'ve|'re|'ll have| have| are| bring| need| know)\b.*
        you (?:might|may|should|must|will have)\b.*
        (?:profile|background|strengths|toolbox|criteria|credentials)(?: and\b.*| &.*)?
        (?:competenc\w+|competenties|knowledge|education|eligibility)(?: and\b.*| &.*)?
        (?:minimums?|attributes|prerequisites|essentials?)(?: and\b.*| &.*)?
        must[- ]haves?.*
        essential\b.*
        .*\bcriteria\b.*
        person specification
        .*\bcandidate\b.*
        .*\b(?:is|sounds like) (?:this )?you
        .*\b(?:we(?:'re| are)|we) (?:look|search|seek)\w*\b.*
        what it takes
        .*\b(?:great|good|right|perfect) fit\b.*
        anforderung.*
        profil
        .*mitbring.*
        .*\bbring(?:st|en) (?:du|sie) mit.*
        qualifikation.*
        was wir (?:such|erwart|uns wünsch|von dir).*
        wen wir suchen
        wir suchen.*
        voraussetzung.*
        du (?:hast|bist|bringst|kannst)\b.*
        kenntnisse.*
        erfahrung.*
        über dich
        wer du bist
        fähigkeiten.*
        profil .*
        compétences.*
        exigences.*
        ce que (?:nous|l'on|on) (?:recherch|attend|cherch).*
        nous (?:sommes à la recherche|recherchons|cherchons)\b.*
        vous (?:êtes|avez|possédez|disposez)\b.*
        pré-?requis.*
        expérience.*
        formation.*
        requisitos.*
        perfil.*
        .*\bbuscamos\b.*
        experiencia.*
        competencias.*
        conocimientos.*
        qué necesitas.*
        sobre (?:ti|você)
        habilidades.*
        requisiti.*
        profilo.*
        competenze.*
        .*cerchiamo.*
        esperienza.*
        cosa ti serve
        (?:functie-?)?eisen
        vereisten
        profiel.*
        wat (?:wij|we) (?:zoeken|vragen|verwachten).*
        wie (?:zoeken we|ben jij|jij bent).*
        wat (?:breng|neem) (?:je|jij) mee
        kwalificaties
        ervaring.*
        jij (?:hebt|bent).*
        qualificações.*
        o que (?:procuramos|esperamos|você precisa).*
        experiência.*
        competências.*
        conhecimentos.*
        wymagania.*
        oczekiwania.*
        kwalifikacje.*
        kogo szukamy.*
        czego oczekujemy.*
        doświadczenie.*
        umiejętności.*
    """,
    "duties": r"""
        .*\bresponsibilit(?:y|ies)\b.*
        .*\bdut(?:y|ies)\b.*
        (?:what|things) (?:you|they)(?:'ll|'d| will| would)? (?:do|be|work)\w*\b.*
        what you(?:'ll| will)? (?:own|build|lead|help)\w*\b.*
        what you(?:'ll| will)? (?:actually|achieve|accomplish|tackle)\b.*
        what you(?:'re going to| get to| can) \w+\b.*
        what(?:'s| (?:does|do|is|are|will))? (?:the |this |my |your )?(?:job|role)s?\b.*
        what(?:'s| (?:does|do|is|are|will))? (?:the |this |my |your )?(?:work|position)s?\b.*
        you(?:'ll| will)\b.*
        (?:mission|work|impact|day|days|week|activities|assignments?|scope)(?: .*)?
        (?:tasks?|deliverables|goals|objectives|accountabilit\w+|functions)(?: .*)?
        .*\bday[- ]to[- ]day\b.*
        in this (?:role|job|position)\b.*
        how you(?:'ll| will).*
        (?:in )?first (?:\d+|three|six|twelve|year|week|month)\b.*
        .*aufgaben.*
        was du (?:tust|machst|machen|bewirk|tun)\w*.*
        .*erwarte[tn] (?:dich|sie).*
        was (?:dich|sie) erwartet
        das machst du.*
        tätigkeit.*
        stellenbeschreibung
        verantwort.*
        alltag.*
        missions?.*
        responsabilités.*
        vous serez.*
        tâches.*
        activités.*
        ce que (?:vous ferez|tu feras).*
        .*quotidien.*
        fonctions.*
        responsabilidades.*
        funciones.*
        tareas.*
        .*\bharás\b.*
        misión.*
        responsabilità.*
        mansioni.*
        attività.*
        cosa farai.*
        compiti.*
        di cosa ti occuperai
        taken.*
        verantwoordelijkheden.*
        wat (?:ga je|je gaat|jij gaat|ga jij) doen.*
        wat je doet
        werkzaamheden.*
        atribuições.*
        atividades.*
        o que você (?:vai|irá) .*
        funções.*
        dia a dia
        missão.*
        obowiązki.*
        zakres .*
        zadania.*
        co będziesz robić.*
        odpowiedzialność.*
    """,
    "role": r"""
        (?:about )?(?:the |this |your )?(?:role|job|position|opportunity|project|vacancy)
        overview
        summary
        description
        purpose
        brief
        introduction
        intro
        role
        job
        position
        details
        .*\b(?:role|job|position) (?:summary|overview|description|purpose)\b.*
        why we(?:'re| are) hiring.*
        (?:über )?(?:die )?(?:stelle|rolle|position)
        poste.*
        descripti(?:f|on) d.*
        rôle
        puesto
        descripción.*
        rol
        ruolo
        posizione
        functie(?:omschrijving)?
        over de functie
        (?:sobre )?a vaga
        vaga
        descrição.*
        opis stanowiska
        o stanowisku
        rola
    """,
    "tools": r"""
        .*\b(?:stack|technolog(?:y|ies)|tools|tooling)\b.*
        technologien
        werkzeuge
    """,
    "where": r"""
        .*\b(?:locations?|schedule|hours|travel|time ?zones?|remote|hybrid|office|offices)\b.*
        where\b.*
        standorte?
        arbeitszeit.*
        arbeitsort.*
        lieu.*
        ubicación
        sede
        locatie
        local
        lokalizacja
    """,
    "company": r"""
        about\b.*
        who we are
        who are we
        (?:company|team|values|story|culture|mission)(?: .*)?
        meet\b.*
        über\b.*
        wer wir sind
        team
        à propos.*
        qui sommes-nous.*
        sobre\b.*
        quiénes somos
        chi siamo
        over ons
        quem somos
        o nas
        o firmie
    """,
}
