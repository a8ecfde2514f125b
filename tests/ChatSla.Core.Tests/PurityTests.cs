using System.Text.RegularExpressions;
using ChatSla.Core.Calendars;

namespace ChatSla.Core.Tests;

public sealed partial class PurityTests
{
    [Fact]
    public void Core_refers_to_NodaTime_and_the_base_library_only()
    {
        var references = typeof(WorkingCalendar).Assembly.GetReferencedAssemblies().Select(name => name.Name!);

        Assert.All(references, name => Assert.True(
            name == "NodaTime" || (name.StartsWith("System.", StringComparison.Ordinal) && !Impure().IsMatch(name)), name));
    }

    [Fact]
    public void Core_neither_reads_nor_writes_nor_waits_nor_logs()
    {
        var folder = Path.Combine(Shared.Checkout, "src", "ChatSla.Core");
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).StartsWith("obj", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.All(File.ReadLines(file), line => Assert.False(Impure().IsMatch(Code(line)), $"{file}: {line}")));
    }

    private static string Code(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? "" : line;

    [GeneratedRegex(
        @"System\.(IO|Net|Data)\b|Task\.(Delay|Run)\b|\bI?Logger\b|Json|Sql|\b(File|Directory|HttpClient|Console|Environment|Thread)\.")]
    private static partial Regex Impure();
}
