namespace Text.English;

/// <summary>The word lists behind <see cref="Exceptions"/>.</summary>
/// <remarks>Sources: spaCy 2.2.4 <c>lang/en/tokenizer_exceptions.py</c> and <c>lang/tokenizer_exceptions.py</c>.</remarks>
internal static class ExceptionLists
{
    public const string Pronouns = "i you he she it we they";
    public const string PronounsWithHave = "i you we they";
    public const string PronounsWithAre = "you we they";
    public const string PronounsWithIs = "he she it";
    public const string QuestionWords = "who what when where why how there that";
    public const string Modals = "could might must should would";

    /// <summary>Verb stems before n't: ca(n't), sha(n't), wo(n't).</summary>
    public const string NegatedWithHave = "ca could do does did had may might must need ought sha should wo would";

    public const string Negated = "ai are is was were has have dare";

    /// <summary>Contractions that match ordinary words when the apostrophe is missing; they are treated as those words.</summary>
    public static IReadOnlyList<string> OrdinaryWords { get; } = ["ill", "its", "hell", "shell", "shed", "were", "well", "whore"];

    /// <summary>Other words that consist of several parts; each also occurs capitalized.</summary>
    public static IReadOnlyList<string[]> Split { get; } =
        [["how", "'d", "'y"], ["let", "'s"], ["can", "not"], ["gon", "na"], ["got", "ta"]];

    /// <summary>Words that are not split, with or without a final apostrophe; each also occurs capitalized.</summary>
    public static IReadOnlyList<string> DroppedEndings { get; } =
        ["doin", "goin", "havin", "lovin", "nothin", "nuthin", "ol", "somethin"];

    /// <summary>Words that are not split.</summary>
    public static IReadOnlyList<string> Whole { get; } =
    [
        .. Words(Titles), .. Words(Months), .. Words(States), .. Words(Abbreviations), .. Words(Fragments), .. Words(Emoticons),
        .. "abcdefghijklmnopqrstuvwxyzäöü".Select(letter => $"{letter}."),
        " ", "\t", "\n", "\u00A0", "\\t", "\\n", "<space>", "—", "'", "''", "\")", "\\\")", "C++",
    ];

    private const string Titles = "Adm. Dr. Gen. Gov. Jr. Messrs. Mr. Mrs. Ms. Ph.D. Prof. Rep. Rev. Sen. St.";

    private const string Months = "Jan. Feb. Mar. Apr. May. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec.";

    private const string States =
        "Ak. Ala. Ariz. Ark. Calif. Colo. Conn. Del. D.C. Fla. Ga. Ia. Id. Ill. Ind. Kan. Kans. Ky. La. Mass. Md. Mich. Minn. " +
        "Miss. Mo. Mont. N.C. N.D. N.H. N.J. N.M. N.Y. Neb. Nebr. Nev. Okla. Ore. Pa. S.C. Tenn. Va. Wash. Wis.";

    private const string Abbreviations =
        "Bros. Co. Corp. Inc. Ltd. Mt. co. a.m. p.m. e.g. E.g. E.G. i.e. I.e. I.E. v.s. vs. and/or w/o ma'am Ma'am o'clock O'clock";

    /// <summary>Endings of words whose beginning is omitted.</summary>
    private const string Fragments =
        "'S 's ‘S ‘s 'd 'll 're 'em 'bout 'nuff 'cause 'Cause 'cos 'Cos 'coz 'Coz 'cuz 'Cuz cause em ll nuff";

    private const string Emoticons =
        ":) :-) :)) :-)) :))) :-))) (: (-: =) (= :] :-] [: [-: :o) (o: :} :-} 8) 8-) (-8 ;) ;-) (; (-; :( :-( :(( :-(( " +
        ":((( :-((( ): )-: =( >:( :') :'-) :'( :'-( :/ :-/ =/ =| :| :-| :1 :P :-P :p :-p :O :-O :o :-o :0 :-0 :() >:o " +
        ":* :-* :3 :-3 =3 :> :-> :X :-X :x :-x :D :-D ;D ;-D =D xD XD xDD XDD 8D 8-D ^_^ ^__^ ^___^ >.< >.> <.< ._. ;_; -_- -__- " +
        "v.v V.V v_v V_V o_o o_O O_o O_O 0_o o_0 0_0 o.O O.o O.O o.o 0.0 o.0 0.o @_@ <3 <33 <333 </3 " +
        "(^_^) (-_-) (._.) (>_<) (*_*) (¬_¬) ಠ_ಠ ಠ︵ಠ (ಠ_ಠ) ¯\\(ツ)/¯ (╯°□°）╯︵┻━┻ ><(((*>";

    private static string[] Words(string list) => list.Split(' ');
}
