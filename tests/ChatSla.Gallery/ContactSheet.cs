using System.Globalization;
using System.Text;
using ChatSla.Languages;

namespace ChatSla.Gallery;

/// <summary>A page with all pictures: a row a card, so that one sees at a glance where a theme, a width or a language breaks it.</summary>
internal static class ContactSheet
{
    public static string FileOf(Shot shot, Language language, string theme, string size) => $"{shot.Name}-{language.Code}-{theme}-{size}.png";

    public static Task WriteAsync(string folder, IEnumerable<Shot> shots, IReadOnlyList<Language> languages, IReadOnlyList<string> themes, IReadOnlyList<string> sizes)
    {
        var page = new StringBuilder("""
            <!doctype html><meta charset="utf-8"><title>ChatSla: every card and dialog</title>
            <style>
              body { font: 14px/20px "Segoe UI", system-ui, sans-serif; margin: 16px; background: #f5f5f5; color: #242424; }
              section { margin-block: 24px; } h2 { font-size: 16px; }
              .row { display: flex; gap: 8px; overflow-x: auto; align-items: flex-start; } figure { margin: 0; } figcaption { color: #616161; font-size: 12px; }
              img { display: block; border: 1px solid #e0e0e0; background: #fff; } img.phone { inline-size: 260px; } img.wide { inline-size: 460px; }
            </style>
            <h1>Every card and dialog</h1>

            """);
        foreach (var shot in shots)
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"<section><h2>{shot.Name}</h2><p>{shot.Source}</p>");
            foreach (var language in languages)
            {
                page.AppendLine("<div class=\"row\">");
                foreach (var theme in themes)
                {
                    foreach (var size in sizes) page.AppendLine(CultureInfo.InvariantCulture, $"<figure><img class=\"{size}\" loading=\"lazy\" src=\"{FileOf(shot, language, theme, size)}\" alt=\"\"><figcaption>{language.Code}, {theme}, {size}</figcaption></figure>");
                }

                page.AppendLine("</div>");
            }

            page.AppendLine("</section>");
        }

        return File.WriteAllTextAsync(Path.Combine(folder, "index.html"), page.ToString());
    }
}
