"""The rules of Harper that are on by default, by what they find, and why the others are not.

Harper 2.13 has 917 rules. They were run over 896 texts of four real glossaries and over 14,909 paragraphs (374,000
words) of edited technical English: the manuals of Node.js, npm, CMake, Python and AWS. A rule is on if it reports
errors and not style, and if what it reported there was right, or if it reported nothing and only knows set phrases.

The rules that this left on were run over 8,393 more texts (1,120,000 words): 30 published glossaries, and articles and
guides of nine more projects. Those that were wrong in more than one of ten places are off, and so are those that
reported something in fewer than five places. docs/language.md lists what each reported.
"""

from __future__ import annotations

NAME = "harper"
#: The rules that are on, by topic.
ON = {
    "articles": """
        AnA AnAnother AnotherAn SomeWithoutArticle TheAnother TheMy
    """,
    "agreement and verb forms": """
        AllowTo AnotherOnes AnotherThings BeAllowed BeBiased CanBeSeen DidPast DoubleModal EachOthersPossessive
        ElsePossessive HavePronoun HowDoesCompared HowItLooksLike IAmAgreement IDo IsBeenAuxSequence IsKnownFor
        LayoutVerb LooksLikes MakeItSeem ModalOf NominalWants Payed PluralDecades RegularIrregulars
        SimplePastToPastParticiple SupposedTo UseToUsedTo WillContain WillGonna WorthToDo
    """,
    "repeated words": """
        NotBeAfterNot RepeatedWords SingleBe ToAdverb WithoutOut
    """,
    "confused words": """
        AheadAnd AllThough ApartFrom AtLeasToLeast AtLestToLeast BellowBelow BoarderBorder ComplainAsNoun
        ConfirmThat DissembleDisassemble DoMistake DueDiligence EverEvery ExplanationMark
        ExtendOrExtent ForNoun InThe InflectionPoint ItCan LessWorse LetAlone LikelyHood NoLonger NotIn NotOnly
        NowKnownAs PrincipleToPrincipalRoleNoun RelayOnForRely RogueRouge SafeToSave SameAs SaveToSafe
        SeamToSeem SummarySummery TheDifferenceBetween TheEntiretyOf TheWhetherWeather ThenThan ThereOwn
        ThesesThese TheyreToTheir ThoughThought ThreatenVerb ToLoseTooLoose TrialAndError WaistWaste WebScraping
        WereWhere WidelyAccepted WorstCaseScenario
    """,
    "set phrases": """
        AccuseOf AdvantageOf AfterAll Albeit AllIntentsAndPurposes AllOfASudden AndSuch AndTheLike
        AsComparedTo AsFarBackAs AsFollows AsIfThough AsLongAs AsMuchAs AsOpposedTo AtAllCosts AtFaceValue
        AtTheExpenseOf AtTheVeryLeast AwaitFor AwareOf BehindTheScenes BewareOf ByAccident ByExtension
        ComfortableWith ComprisesOf ConstituteAs CraveFor CureFor DateBackFrom DespiteItIs DespiteOf Discuss
        EnRoute EveryTime ExceptOf ForALongTime ForAWhile ForTheMostPart ForTheNthTime FreeRein GetUsedTo
        GoingTo GrindToAHalt Haphazard HiddenIn Hijack HomeInOn Impressed InDetail InFavourOfDoing
        InLieuOf InNeedOf InTheFirstPlace InTheSameVein InThisThatRegard Insofar InsteadOf
        InterestedIn KindOf LevelOfDetails LikeAsIf LinesOfCode LongTimeAgo LookForwardTo LookingForwardTo
        LowHangingFruit MakeDoWith MakeSense MeansALotTo MostNumber Nowadays OfCourse OnTopOf OneAndTheSame
        OperatingSystem OutOfSync PartsOfSpeech PlayAFactor PointsOfView ReasonForDoing
        ResponsibilityFor ResponsibleFor ReverseEngineer RifeWith RulesOfThumb SimilarLike SufficeItToSay
        TakeCareOf TakeControlOf ThriveOn Towards UnderneathOf Unless WreakHavoc
    """,
    "one word written as two": """
        Furthermore Henceforth However Instead Itself Likewise Meanwhile Misspell Misunderstand Misunderstood
        Misuse Misused Nonetheless Notwithstanding Nowhere Regardless Shortcoming Shortcomings Somehow
        Straightforward Therefore Thereupon Whereas Whereupon Widespread Without Worthwhile
    """,
    "misspelt words": """
        SpellCheck
    """,
}
#: Rules that are off although you may expect them, by the reason.
OFF = {
    "mostly wrong there, since a definition is no sentence and a technical term is no common word": """
        AdjectiveDoubleDegree AndIn CallThem DoToDueTo ExitedExcitedContext FindOut InflectedVerbAfterTo
        ItsContraction MassNouns MergeWords MissingDeterminer MissingPreposition MissingTo ModalBeAdjective
        NoMatchFor NounVerbConfusion OneOfTheSingular Overall PhrasalVerbAsCompoundNoun PronounInflectionBe
        PronounKnew QuantifierNumeralConflict QuiteQuiet RedundantFirsts SentenceCapitalization SplitWords
        ThatThan ThereIsAgreement TheyToThem ToTwoToo UnclosedQuotes WrongNegative
    """,
    "said by another rule, too": """
        ToTo
    """,
    "often wrong in published glossaries (it's time, World Wide Web, Success Criterion, informed of their right)": """
        CriteriaPhenomena ItsPossessive LetToDo MoreBetter TheirToThere TheirToTheyre ThereToTheir WillNonLemma
        Worldwide
    """,
    "right as far as known, but in fewer than five texts that were read": """
        Alongside DoesOrDose InspiredBy PluralWrongWordOfPhrase
    """,
    "style, on which house styles differ": """
        AvoidAndAlso BoringWords BuiltIn CaseSensitive Codebase CompoundNouns CondenseAllThe Dashes
        DiscourseMarkers DisjointPrefixes DotInitialisms EllipsisLength Excellent FillerWords Hedging
        HaveTakeALook InDemandInDepth LeftRightHand LitotesDirectPositive LongSentences NoFrenchSpaces
        NumericRangeEnDash OkToOkay OxfordComma Regionalisms Spaces ToDoHyphen UseEllipsisCharacter UseTitleCase
        ViceVersa ViciousCircle
    """,
    "capitals and names, which the glossary decides": """
        AmazonNames CapitalizePersonalPronouns CompaniesProductsAndTrademarks DayOneNames GoogleNames
        MicrosoftNames OrthographicConsistency ProperNouns UpdatePlaceNames
    """,
    "abbreviations, which are terms here": """
        ExpandArgument ExpandConfiguration ExpandControl ExpandDependencies ExpandDirectory
        ExpandMemoryShorthands ExpandMinimum ExpandParameter ExpandStandardInputAndOutput ExpandTimeShorthands
    """,
}
#: What is wrong, by the rules that say so, as the middle of a finding: «"comprises of": needless "of"; did you mean
#: "comprises"?». Each rule that is on has one, since those of Harper are sentences of advice in many styles.
_MESSAGES = {
    "wrong article": "AnA",
    "needs no article": "AnAnother AnotherAn SomeWithoutArticle",
    "repeated word": "NotBeAfterNot RepeatedWords SingleBe ToAdverb WithoutOut",
    "one of the two is enough": """
        AsIfThough AwaitFor DateBackFrom KindOf LikeAsIf TheAnother TheMy WillGonna
    """,
    "two modal verbs": "DoubleModal",
    'an object is missing, as in "allow users to"': "AllowTo",
    'singular "another" with a plural': "AnotherOnes AnotherThings",
    '"be" is missing': "BeAllowed",
    "wrong verb form": """
        DidPast HavePronoun HowDoesCompared IAmAgreement IDo IsBeenAuxSequence IsKnownFor
        LookingForwardTo LooksLikes MakeItSeem NominalWants SimplePastToPastParticiple SupposedTo UseToUsedTo
        WillContain WorthToDo
    """,
    "irregular verb": "LayoutVerb Payed RegularIrregulars",
    '"how" and "like" together': "HowItLooksLike",
    '"of" instead of "have"': "ModalOf",
    "missing apostrophe": "EachOthersPossessive ElsePossessive",
    "misplaced apostrophe": "PluralDecades",
    "misplaced hyphen": "WorstCaseScenario",
    "noun instead of an adjective": "BeBiased",
    "noun instead of a verb": "ThreatenVerb",
    "verb instead of a noun": "ComplainAsNoun",
    "verb instead of an adjective": "SaveToSafe",
    "adjective instead of a verb": "SafeToSave",
    "adjective instead of an adverb": "WidelyAccepted",
    "wrong word": """
        AheadAnd ApartFrom AtLeasToLeast AtLestToLeast BellowBelow BoarderBorder CanBeSeen ConfirmThat
        DissembleDisassemble DoMistake DueDiligence EverEvery ExplanationMark ExtendOrExtent ForNoun GoingTo InThe
        InflectionPoint ItCan LessWorse LetAlone NoLonger NotIn NotOnly NowKnownAs OperatingSystem
        PrincipleToPrincipalRoleNoun RelayOnForRely RifeWith RogueRouge SameAs SeamToSeem SummarySummery
        TheDifferenceBetween TheEntiretyOf TheWhetherWeather ThenThan ThereOwn ThesesThese TheyreToTheir ThoughThought
        ToLoseTooLoose TrialAndError WaistWaste WebScraping WereWhere
    """,
    "wrong preposition": """
        AccuseOf AwareOf BewareOf ByAccident ComfortableWith CureFor GetUsedTo HiddenIn Impressed InNeedOf
        InterestedIn LookForwardTo ReasonForDoing ResponsibilityFor ResponsibleFor SimilarLike TakeCareOf TakeControlOf
        ThriveOn
    """,
    'needless "about"': "Discuss",
    'needless "as"': "ConstituteAs",
    'needless "for"': "CraveFor",
    'needless "if"': "Unless",
    'needless "of"': "ComprisesOf DespiteOf UnderneathOf",
    'needless "the"': "AndSuch",
    'needless "to"': "Towards",
    "a word is missing": """
        AdvantageOf ForAWhile ForTheMostPart ForTheNthTime GrindToAHalt InFavourOfDoing LongTimeAgo SufficeItToSay
    """,
    "written as two words": "AfterAll EveryTime OfCourse",
    "written as one word": """
        Albeit AllThough Furthermore Haphazard Henceforth Hijack However Insofar Instead InsteadOf Itself LikelyHood
        Likewise Meanwhile Misspell Misunderstand Misunderstood Misuse Misused Nonetheless Notwithstanding Nowadays
        Nowhere Regardless Shortcoming Shortcomings Somehow Straightforward Therefore Thereupon Whereas
        Whereupon Widespread Without Worthwhile
    """,
    "wrong form of a phrase": """
        AllIntentsAndPurposes AllOfASudden AndTheLike AsComparedTo AsFarBackAs AsFollows AsLongAs AsMuchAs AsOpposedTo
        AtAllCosts AtFaceValue AtTheExpenseOf AtTheVeryLeast BehindTheScenes ByExtension DespiteItIs EnRoute ExceptOf
        ForALongTime FreeRein HomeInOn InDetail InLieuOf InTheFirstPlace InTheSameVein InThisThatRegard LevelOfDetails
        LinesOfCode LowHangingFruit MakeDoWith MakeSense MeansALotTo MostNumber OnTopOf OneAndTheSame OutOfSync
        PartsOfSpeech PlayAFactor PointsOfView ReverseEngineer RulesOfThumb WreakHavoc
    """,
}
MESSAGES = {name: message for message, names in _MESSAGES.items() for name in names.split()}
#: Accepted as they are, though Harper does not list them, or wants a period after them.
ABBREVIATIONS = frozenset("cf eqs etc hrs iff incl kcal mins mmol mol ppi resp vs wrt".split())  # noqa: SIM905
RULES = frozenset(name for names in ON.values() for name in names.split())
