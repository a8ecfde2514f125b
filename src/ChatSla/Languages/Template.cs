using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ChatSla.Languages;

/// <summary>Fills the places of a sentence from a resx.</summary>
public static class Template
{
    /// <summary>"{0} has it since {1}" with a name and a time. Numbers and dates are written as the language that is spoken does.</summary>
    [SuppressMessage("Performance", "CA1863", Justification = "The template is another one in another language.")]
    public static string With(this string template, params ReadOnlySpan<object?> args) => string.Format(CultureInfo.CurrentCulture, template, args);
}
