using System.Globalization;

namespace ChatSla.Languages;

/// <summary>A language that people are spoken to in. Words stand in the *Strings.resx of each folder, dates follow the culture.</summary>
/// <param name="Code">Two letters, as in the settings and the names of the resx files.</param>
/// <param name="Names">As people write it in a command, in lower case; the first is its own name.</param>
public sealed record Language(string Code, CultureInfo Culture, IReadOnlyList<string> Names)
{
    public static readonly Language English = new("en", CultureInfo.GetCultureInfo("en-GB"), ["english", "engelska"]);

    public static readonly Language Swedish = new("sv", CultureInfo.GetCultureInfo("sv-SE"), ["svenska", "swedish"]);

    public static IReadOnlyList<Language> All { get; } = [English, Swedish];

    /// <summary>The language that is meant by "sv", "sv-SE", "Swedish" or "svenska"; null for one that is not spoken here.</summary>
    public static Language? Find(string? text)
    {
        var word = text?.Trim().ToLowerInvariant() ?? "";
        return All.FirstOrDefault(language => language.Names.Contains(word) || word.Split('-', '_')[0] == language.Code);
    }

    /// <summary>
    /// Speaks it until disposed. Not asynchronous on purpose: a culture that is set inside an awaited method does not reach its caller.
    /// </summary>
    public static IDisposable Speak(Language language) => new Spoken(language);

    private sealed class Spoken : IDisposable
    {
        private readonly (CultureInfo Culture, CultureInfo UICulture) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        public Spoken(Language language) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language.Culture, language.Culture);

        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
    }
}
