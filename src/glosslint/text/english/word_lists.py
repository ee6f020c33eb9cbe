"""English words that are not terms of any field: function words, and the plain ones definitions are made of; phrases
whose words are in no dictionary; and words that may be repeated on purpose."""

from __future__ import annotations

import re

from glosslint.model import Span
from glosslint.text.english.inflection import verb_forms
from glosslint.text.tokenize import word_set
from glosslint.util.regexes import lazy_pattern

#: Function words, which are part of no term.
GRAMMAR = word_set("""
    a about above according across after again against ago all almost alone along already also although always am
    among an and another any anybody anyone anything anywhere are around as at away back be became because become been
    before behind being below beside besides between beyond both but by can cannot could despite did do does doing
    done down due during each either else enough etc even ever every everybody everyone everything everywhere except
    far few fewer for from further furthermore get got had has have having he hence her here hers herself him himself
    his how however i if in indeed inside instead into is it its itself just later least less let like likely many may
    maybe me might mine more moreover most mostly much must my myself near nearly neither never nevertheless next no
    nobody none nor not nothing now nowhere of off often on once one ones only onto or other others otherwise ought
    our ours out outside over own per perhaps quite rather really said same second several shall she should since so
    some somebody somehow someone something sometimes somewhere soon still such than that the their theirs them
    themselves then there thereby therefore these they third this those though three through throughout thus to
    together too toward towards two under unless unlike until up upon us usually very via was we well were what
    whatever when whenever where whereas wherever whether which while who whoever whole whom whose why will with
    within without would yes yet you your yours yourself e.g i.e eg ie vs versus first last four five six seven eight
    nine ten hundred thousand zero half see
""")
_VERBS = """
    accept access achieve act add adjust affect aim allow appear apply arrange ask assign assume attach avoid base
    begin belong bind break bring build calculate call carry cause change check choose clear close collect combine
    come compare complete compute concern connect consider consist contain continue control convert copy correspond
    cover create cut deal decide define denote depend derive describe design detect determine develop differ direct
    discover display divide drive drop eliminate enable encourage end ensure enter establish evaluate exist expect
    explain express extend fall feed fill find fit fix follow force form gather generate give go grow handle happen
    help hold identify ignore implement improve include increase indicate infer influence inform involve join keep
    know last lead learn leave let lie limit link list look lose lower maintain make manage map mark match matter mean
    measure meet merge minimize maximize modify move name need note obtain occur offer open operate organize pass
    perform pick place play point possess predict prefer prepare present preserve prevent produce promote provide pull
    push put raise reach react read receive recognize recommend reduce refer reflect reject relate rely remain remove
    repeat replace represent require resolve respond rest restrict result retain return reveal rise run save say
    search see seek select send separate serve set share shift show sit solve sort speak specify split stand start
    state stay stop store study suggest summarize support surround take talk tell tend test think tie transform
    translate treat try turn understand update use vary view visit wait want watch work write associate communicate
    contrast demand deploy designate execute interact intervene mix pay gone given made known seen shown taken written
    built kept held left found meant thought began begun chose chosen came went gave ran sent stood told understood
    brought bought led
"""
#: Verbs in all their forms, which end no term.
ACTIONS = frozenset(form for verb in _VERBS.split() for form in verb_forms(verb))
#: Adjectives and adverbs of amount and quality, which begin no term: "large", "different".
DESCRIBING = word_set("""
    able additional alternative appropriate available average basic better best big bigger biggest binary broad
    careful central certain classic clear close closer common commonly complete complex concrete consistent convenient
    correct current deep desired different difficult direct directly distinct early easier easily easy effective
    effectively efficient efficiently empty entire equal equivalent essential exact exactly existing external extra
    fair false familiar fast faster final fine fixed following formal former free frequent frequently full fully
    fundamental general generally good great greater greatest hard heavy helpful high higher highest huge human ideal
    identical important improved independent independently individual initial intended interesting internal key large
    larger largest late latest left little local long longer low lower lowest main major meaningful minimal minimum
    maximum minor modern multiple natural necessary new newer nice normal normally obvious old older open optional
    ordinary original overall particular past physical plain popular possible potential powerful practical precise
    present previous previously primary private proper properly public pure quick quickly random rare raw ready real
    recent related relative relatively relevant reliable right rough safe separate separately serious short shorter
    sic significant similar simple simpler simply simultaneous single slow slower small smaller smallest special
    specific specifically stable standard statistical strict strong structured successful suitable sure technical tiny
    top total traditional true typical typically unable unique unusual unwanted upper useful usual valid valuable
    various vast visible vital weak wide widely worse worst wrong young abstract actual architectural continuous core
    cross default digital dynamic interactive logical numeric predefined above-mentioned scalable so-called well-known
""")
#: All of these, and the nouns that every definition is made of.
COMMON = (
    GRAMMAR
    | DESCRIBING
    | ACTIONS
    | word_set("""
    today million billion trillion colleague
    ability account action activity advantage aim amount answer application approach area argument aspect attempt
    attention author basis beginning behavior behaviour benefit bit body book bottom bunch case category chance change
    character characteristic choice circumstance class collection combination company concept condition connection
    consequence content context copy cost couple course day decision definition degree description detail development
    device difference direction discussion distance effect effort element end entity environment error event evidence
    example existence expression extent fact factor failure feature field figure file focus form format formula
    foundation function future goal group growth guide hand head history home hour idea image impact implementation
    improvement individual information input instance instruction intention interaction interest issue item job kind
    knowledge label lack language law letter level life limit line list location lot majority manner material matter
    meaning means measure measurement member method mind minute mistake model moment month name nature need note
    number object objective observation occurrence operation opinion option order organisation organization origin
    output page pair paper part participant party path pattern people performance period person phenomenon phrase
    piece place plan point portion position possibility practice presence principle problem procedure process product
    program project proof property proportion purpose quality quantity question range rate reason reference region
    relation relationship report request requirement research resource response responsibility result review role row
    rule sample scale scenario science section sense sentence sequence series service set setting shape share side
    sign situation size skill solution sort source space speed stage statement step storage strategy strength
    structure style subject success summary support symbol system table target task team technique technology term
    text theory thing thought time title tool topic type understanding unit usage use user value variety version view
    volume way week whole word work world year acronym administrator capability capacity configuration creation
    discipline intervention operator provider computer data software developer engineer researcher scientist writer
    reader learner student other none much fewer
""")
)

#: Phrases from Latin and Italian, whose words are in no English dictionary by themselves.
SET_PHRASE = lazy_pattern(
    r"\b(?:per (?:annum|capita|diem|mille|se)|in (?:absentia|silico|situ|toto|utero|vitro|vivo)"
    r"|ex (?:ante|nihilo|post|situ|vivo)|a (?:fortiori|posteriori|priori)|de (?:facto|jure|novo)|inter alia|ipso facto"
    r"|mutatis mutandis|prima facie|pro rata|quid pro quo|sine qua non|sui generis|ceteris paribus"
    r"|ad (?:hoc|infinitum|litem|nauseam)|ab initio|actus reus|amicus curiae|bona fides?|caveat emptor|habeas corpus"
    r"|in (?:loco parentis|personam|rem)|mens rea|obiter dict(?:um|a)|quantum meruit|ratio decidendi|res judicata"
    r"|stare decisis|(?:intra|ultra) vires|voir dire)\b",
    re.IGNORECASE,
)


#: In lower case: "the score that had had no name", "very very", "O(log log n)", a "long long" of C; degrees, as in "sub
#: sub period" and "great great aunt"; names such as "mahi mahi"; and the names of signs, as in "cee plus plus".
INTENDED_REPETITIONS = word_set("""
    had that very many much so no yes bye ha hear blah knock now well log long aye sub super great
    ack agar beri bora cha chow dan dik dum gado goody hush lava mahi peri pil piri pom shabu tam tom tuk walla ylang yo
    plus minus dot dash slash star colon underscore hash bang
""")
#: What may be around two words, and nothing else, that are emphasised or quoted.
_SIGNS = frozenset(("**", "__", '""', "''", "\u201c\u201d", "\u2018\u2019", "\u00ab\u00bb"))
_WORD = lazy_pattern(r"[^\W_]+")


def is_intended_repetition(text: str) -> bool:
    """Return whether a text is such a word, written twice, and nothing else but punctuation."""
    words = _WORD.findall(text.lower())
    return len(words) == 2 and words[0] == words[1] and words[0] in INTENDED_REPETITIONS


def is_set_apart(text: str, span: Span) -> bool:
    """Return whether the words in ``span`` are emphasised or quoted by themselves, such as the plural *orang orang*."""
    return text[max(span.start - 1, 0) : span.start] + text[span.end : span.end + 1] in _SIGNS
