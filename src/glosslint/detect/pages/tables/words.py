"""What the columns of terms and of their texts are called in languages other than English.

Each list has the words for a term, a word, a concept or an abbreviation, and those for a definition, a meaning, an
explanation or a description, in one form: case does not matter. Underscores are spaces.
"""

from __future__ import annotations

import re


def _pattern(text: str) -> str:
    """Return a regular expression of the words in a text."""
    words = sorted({word.replace("_", " ") for word in text.split()}, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


#: Of terms, words, concepts and abbreviations.
TERMS = _pattern(
    """
    begriff begriffe wort fachbegriff fachwort ausdruck kürzel abkürzung abkürzungen akronym
    mot mots terme termes notion notions abréviation abréviations acronyme acronymes sigle sigles
    término términos palabra palabras concepto conceptos vocablo abreviatura abreviaturas acrónimo acrónimos
    sigla siglas
    termo termos palavra palavras conceito conceitos acrônimo acrônimos abreviação abreviações
    termine termini parola parole concetto concetti vocabolo abbreviazione abbreviazioni acronimo acronimi
    begrip begrippen woord afkorting afkortingen
    begrepp ord förkortning förkortningar begreb forkortelse forkortelser begrep
    termi käsite sana lyhenne
    pojęcie pojęcia termin terminy skrót skróty hasło wyraz słowo
    pojem termín termíny zkratka zkratky výraz slovo skratka skratky
    kifejezés fogalom szó rövidítés szakkifejezés
    termen termeni cuvânt noțiune abreviere prescurtare
    pojam izraz riječ reč kratica skraćenica beseda појам реч израз скраћеница
    mõiste lühend termins jēdziens saīsinājums terminas sąvoka santrumpa trumpinys
    terim kavram kelime sözcük kısaltma
    όρος όροι λέξη έννοια συντομογραφία ακρωνύμιο
    термин термины понятие понятия слово сокращение сокращения аббревиатура
    термін терміни поняття скорочення абревіатура съкращение дума
    מונח מונחים מושג מילה קיצור ראשי_תיבות
    المصطلح مصطلح الكلمة كلمة المفهوم مفهوم الاختصار اختصار
    اصطلاح واژه کلمه عبارت مخفف
    शब्द पद संक्षेप संक्षिप्त_रूप শব্দ পরিভাষা
    คำศัพท์ ศัพท์ คำ คำย่อ ตัวย่อ
    thuật_ngữ từ khái_niệm từ_viết_tắt chữ_viết_tắt viết_tắt từ_ngữ
    istilah kata singkatan akronim konsep
    术语 術語 用語 用语 词汇 詞彙 词语 名词 名詞 概念 缩写 縮寫 略語 略称 語句 単語
    용어 약어 단어 개념
    """
)
#: Of definitions, meanings, explanations and descriptions.
DEFINITIONS = _pattern(
    """
    bedeutung bedeutungen erklärung erklärungen erläuterung erläuterungen beschreibung beschreibungen
    définition définitions signification sens explication explications
    definición definiciones significado significados descripción explicación
    definição definições explicação descrição
    definizione definizioni significato spiegazione descrizione
    betekenis uitleg definitie omschrijving beschrijving verklaring
    betydelse förklaring beskrivning betydning forklaring beskrivelse definisjon
    määritelmä merkitys selitys kuvaus
    definicja definicje znaczenie opis wyjaśnienie objaśnienie
    definice význam popis vysvětlení definícia vysvetlenie
    meghatározás definíció jelentés leírás magyarázat
    definiție definiția semnificație descriere explicație
    definicija značenje objašnjenje pomen razlaga дефиниција значење опис објашњење
    määratlus tähendus selgitus kirjeldus seletus definīcija nozīme skaidrojums apraksts
    apibrėžimas apibrėžtis reikšmė paaiškinimas aprašymas
    açıklama açıklaması anlam anlamı tanım tanımı
    ορισμός σημασία περιγραφή επεξήγηση ερμηνεία
    определение значение описание пояснение толкование объяснение дефиниция обяснение
    визначення значення опис пояснення
    הגדרה משמעות תיאור הסבר פירוש
    التعريف تعريف المعنى معنى الشرح شرح الوصف وصف
    تعریف معنی معنا توضیح توضیحات شرح
    अर्थ परिभाषा विवरण व्याख्या অর্থ সংজ্ঞা বিবরণ
    ความหมาย คำจำกัดความ นิยาม คำนิยาม คำอธิบาย
    định_nghĩa ý_nghĩa nghĩa giải_thích diễn_giải mô_tả
    definisi arti makna pengertian penjelasan deskripsi keterangan maksud
    """
)
#: Of synonyms, which are other names.
SYNONYMS = _pattern(
    """
    synonym synonyme synonymes sinónimo sinónimos sinônimo sinônimos sinonimo sinonimi synoniem synoniemen synonymer
    synonyymi synonyymit synonim synonimy synonyma synonymum szinonima szinonimák sinonim sinonime sinonimai sopimenka
    sinonīmi sünonüümid eş_anlamlı eş_anlamlılar eşanlamlılar συνώνυμο συνώνυμα синоним синонимы синоніми синоними
    同义词 近义词 同義語 類義語 別名 别名 동의어 유의어 sinónims từ_đồng_nghĩa
    """
)
#: Of what the letters of an abbreviation stand for, where a longer text is beside it.
MEANINGS = _pattern("bedeutung langform ausgeschrieben signification significado significato betekenis betydelse")
#: The titles of definitions in Chinese, Japanese and Korean, after a few words such as 中文 and without spaces.
DEFINITIONS_UNSPACED = (
    "释义|釋義|定义|定義|解释|解釋|説明|說明|说明|描述|解説|意味|意义|意義|含义|含義|설명|정의|의미|뜻"
)
#: Those that other words may be beside in a title, such as an adjective before them.
DEFINITION_WORDS = _pattern(
    """
    erklärung erklärungen erläuterung erläuterungen définition définitions definición definiciones definição explicación
    descripción explicação descrição wyjaśnienie açıklama anlamı tanım význam vysvětlení
    определение значение описание пояснение визначення
    """
)
#: The names of languages, in English and in themselves.
LANGUAGES = _pattern(
    """
    english french german spanish italian portuguese dutch arabic chinese mandarin japanese korean russian ukrainian
    polish czech slovak hungarian romanian bulgarian greek turkish hebrew persian farsi urdu hindi bengali tamil thai
    vietnamese indonesian malay swedish norwegian danish finnish icelandic estonian latvian lithuanian croatian serbian
    slovenian catalan basque galician welsh irish latin swahili
    deutsch englisch français anglais español inglés português inglês italiano inglese nederlands engels
    русский английский українська англійська 日本語 英語 中文 英文 中國語 中国語 한국어 한글 국문 영어 영문
    polski čeština česky slovensky magyar română türkçe ελληνικά svenska dansk norsk suomi עברית العربية فارسی
    हिन्दी हिंदी ไทย ภาษาไทย tiếng_việt bahasa_indonesia
    """
)
