using System.Buffers;

namespace ChatSla.Core.Mail;

/// <summary>Languages that are known by their script, where most of a text stands in it.</summary>
internal static class LanguageScript
{
    private const int Fewest = 4;

    /// <returns>Null where the text is written in the Latin script or in several; without a language where a script has several.</returns>
    public static Script? Of(string text)
    {
        var counts = new int[Kinds];
        var letters = 0;
        foreach (var letter in text)
        {
            if (!char.IsLetter(letter)) continue;
            letters++;
            counts[KindOf(letter)]++;
        }

        var (han, kana, hangul) = (counts[Han], counts[Kana], counts[Hangul]);
        if (han + kana + hangul >= Fewest && (han + kana + hangul) * 3 >= letters) return new Script(hangul > han + kana ? "ko" : kana > 0 ? "ja" : "zh");

        for (var kind = Greek; kind < Kinds; kind++)
        {
            if (counts[kind] >= Fewest * 2 && counts[kind] * 2 > letters) return new Script(LanguageOf(kind, text));
        }

        return null;
    }

    private static string? LanguageOf(int kind, string text) => kind switch
    {
        Greek => "el",
        Hebrew => "he",
        Thai => "th",
        Arabic => text.AsSpan().IndexOfAny(NotArabic) >= 0 ? null : "ar",
        Cyrillic => Cyrillics(text),
        _ => null,
    };

    /// <summary>Bulgarian has no letter of its own: where nothing marks a text as Russian, it is left open.</summary>
    private static string? Cyrillics(string text)
    {
        if (text.AsSpan().IndexOfAny(Ukrainian) >= 0) return text.AsSpan().IndexOfAny(NotUkrainian) >= 0 ? null : "uk";
        if (text.AsSpan().IndexOfAny(OtherCyrillic) >= 0) return null;
        return text.AsSpan().IndexOfAny(Russian) >= 0 ? "ru" : null;
    }

    private static int KindOf(char letter) => letter switch
    {
        >= '\u3040' and <= '\u30ff' => Kana,
        >= '\u4e00' and <= '\u9fff' => Han,
        >= '\uac00' and <= '\ud7a3' => Hangul,
        >= '\u0370' and <= '\u03ff' => Greek,
        >= '\u0400' and <= '\u04ff' => Cyrillic,
        >= '\u0590' and <= '\u05ff' => Hebrew,
        >= '\u0600' and <= '\u06ff' => Arabic,
        >= '\u0e00' and <= '\u0e7f' => Thai,
        _ => Other,
    };

    private static readonly SearchValues<char> NotArabic = SearchValues.Create("پچژگٹڈڑ");
    private static readonly SearchValues<char> Ukrainian = SearchValues.Create("іїєґ");
    private static readonly SearchValues<char> NotUkrainian = SearchValues.Create("ыўэёъ");
    private static readonly SearchValues<char> Russian = SearchValues.Create("ыэё");

    /// <summary>Letters of Serbian, Macedonian, Kazakh, Tatar, Tajik and others.</summary>
    private static readonly SearchValues<char> OtherCyrillic = SearchValues.Create("ђћљњџјѓќѕәғқңөұүһӣӯ");

    private const int Other = 0;
    private const int Han = 1;
    private const int Kana = 2;
    private const int Hangul = 3;
    private const int Greek = 4;
    private const int Cyrillic = 5;
    private const int Hebrew = 6;
    private const int Arabic = 7;
    private const int Thai = 8;
    private const int Kinds = 9;
}

/// <summary>A text stands in a script of its own; its language, where the script tells.</summary>
internal sealed record Script(string? Language);
