namespace ChatSla.Teams;

/// <summary>A language as its own speakers call it.</summary>
public static class LanguageName
{
    public static string Of(string language) => language switch
    {
        "da" => "Dansk",
        "de" => "Deutsch",
        "en" => "English",
        "es" => "Español",
        "fi" => "Suomi",
        "fr" => "Français",
        "it" => "Italiano",
        "nb" or "no" => "Norsk",
        "nl" => "Nederlands",
        "pl" => "Polski",
        "pt" => "Português",
        "sv" => "Svenska",
        _ => language.ToUpperInvariant(),
    };
}
