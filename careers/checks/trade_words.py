"""Words of hiring and of technology that general word lists do not have, in lower case.

The first list holds in every language: adverts are full of English words.
"""

from __future__ import annotations

_ENGLISH = frozenset(
    # Hiring and work.
    "approx dept excl incl "
    "bootcamp bootcamps chatbot chatbots coworking deliverables flexitime headcount hackathon "
    "hackathons headhunter homeoffice inclusivity kickoff learnings mindset neurodiverse "
    "neurodiversity neurodivergent onboard onboarding offboarding offsite offsites onsite onsites "
    "parental preboarding reskilling rota shortlist shortlisted signup skillset skillsets stipend "
    "takehome timesheet timesheets touchpoint touchpoints upskill upskilling vesting webinar "
    "webinars wellbeing workstream workstreams workflow workflows "
    # Companies and money.
    "b2b crypto ecommerce edtech fintech healthtech insurtech martech medtech proptech biotech "
    "cleantech scaleup scaleups startup startups telecom telecoms upsell "
    # Software.
    "admin admins analytics api apis async autoscaling autoscale backend backends backlog backlogs "
    "blockchain caching changelog cli codebase codebases config configs containerization crud "
    "cybersecurity dashboard dashboards datacenter datastore datastores dataset datasets "
    "datalogger dataloggers dev devs devops docs failover firmware frontend frontends fullstack "
    "geodata geospatial inbox infosec iot json kanban kubernetes linter linters localhost login "
    "logins "
    "metadata microservice microservices middleware monorepo multitenant namespace oauth "
    "observability ops performant plugin plugins postmortem postmortems refactor refactored "
    "refactoring repo repos roadmap roadmaps rollback rollout rollouts runbook runbooks runtime "
    "saas scalable scalability schema schemas scrum sdk serverless sharding sql stakeholder "
    "stakeholders sysadmin sysadmins tech telemetry todo tooling ui uptime url urls ux "
    "productionise productionised productionize productionized triage triaged triaging "
    "virtualization webhook webhooks wifi wiki wikis yaml "
    # Engineering.
    "cnc decarbonization hvac lidar mechatronic mechatronics microcontroller microcontrollers "
    "microgrid nanosecond photovoltaic photovoltaics plc toolchain toolchains".split()
)
_OTHERS = {
    "de": frozenset(
        "mess geräte logger mechatroniker mechatronikerin mechatronik mitarbeitende mitarbeitenden "
        "quereinstieg quereinsteiger quereinsteigerin initiativbewerbung jobrad "
        "werkstudent werkstudentin tarifvertrag unbefristet unbefristete unbefristeten".split()
    ),
    "it": frozenset(
        "offriamo cerchiamo candidatura candidature candidarti retribuzione retribuzioni ral "
        "tirocinio smartworking".split()
    ),
    "pt": frozenset(
        "oferecemos buscamos desenvolvedor desenvolvedora desenvolvedores desenvolvedoras "
        "candidatura candidaturas candidate-se benefícios vaga vagas remoto remota".split()
    ),
    "fr": frozenset("télétravail alternance alternant alternante mutuelle recrutement".split()),
    "nl": frozenset("thuiswerken sollicitatie sollicitaties reiskostenvergoeding".split()),
}


def trade_words(language: str) -> frozenset[str]:
    """The words of a language, with the English ones."""
    return _ENGLISH | _OTHERS.get(language, frozenset())
