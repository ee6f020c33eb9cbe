"""Misspellings that are common in English and can stand for one word only; and phrases of words that are in no English
dictionary.
"""

from __future__ import annotations

import re

from glosslint.util.regexes import lazy_pattern

_PAIRS = """
    absense absence, accomodate accommodate, accomodates accommodates, accomodation
    accommodation, accross across, acess access, acheive achieve, acheived achieved, acheives achieves, adress
    address, agressive aggressive, algorithim algorithm, algoritm algorithm, allready already,
    allways always, amoung among, apparant apparent, arguement argument, arguements arguments,
    artifical artificial, assymetric asymmetric, availible available, basicly basically, becasue because, becuase
    because, begining beginning, beleive believe, betwen between, buisness business, carefull careful, comming
    coming, commited committed, commiting committing, concious conscious, definately definitely, desireable
    desirable, embarass embarrass, enviroment environment, enviroments environments, excercise
    exercise, existance existence, foriegn foreign, forseen foreseen, foward forward, freind friend, freinds
    friends, gaurd guard, goverment government, heirarchy hierarchy, hieght height, hierachy hierarchy, immediatly
    immediately, independant independent, infered inferred, knowlege knowledge, langauge language, lenght length,
    liason liaison, maintainance maintenance, neccessary necessary, necesary necessary, noticable noticeable,
    occured occurred, occurence occurrence, occurences occurrences, occuring occurring, occurrance occurrence, ommit
    omit, peice piece, peices pieces, posession possession, preceeding preceding, prefered
    preferred, privelege privilege, probaly probably, recieve receive, recieved received, reciever receiver,
    recieves receives, refered referred, relevent relevant, seperate separate, seperated separated, seperately
    separately, succesful successful, sucess success, taht that, teh the, thier their, threshhold threshold,
    transfered transferred, truely truly, untill until, usefull useful, verison version, weild wield, wich which,
    wierd weird, writen written, yeild yield
"""
#: What is meant, by the misspelling, both in lower case. What some dictionary lists ("publically"), or is another word
#: ("calender", "wether"), is not here.
COMMON_MISSPELLINGS = dict(pair.split() for pair in _PAIRS.split(","))

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
