using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ChatSla.Tests;

/// <summary>Which way the parts of the program depend on each other, held over the source text.</summary>
public sealed partial class StructureTests
{
    private static readonly string[] Slices =
    [
        "Intake", "Turns", "Cards", "Actions", "Commands", "Escalations", "Summaries", "Repromises",
        "Manifest", "Preview", "Why", "Rehearsal", "Notifications", "Watchdog", "Check", "Decisions", "Places", "Search", "Upkeep", "Migration", "Audit", "Privacy",
    ];

    private static readonly string[] SharedFolders = ["Graph", "Rights", "Teams", "Storage", "Outbox", "Time", "Configuration", "CommandLine", "Languages", "Customers", "Telemetry", "Limits"];

    /// <summary>
    /// Where real time is meant: the sandbox's clock runs on it, tokens live in it, and processes, sockets and servers are waited for in it.
    /// </summary>
    private static readonly string[] ReadRealTime =
    [
        "ChatSla/Health.cs", "ChatSla/Program.cs", "ChatSla/Storage/PostgresCommits.cs", "ChatSla/Storage/PostgresDatabase.cs", "ChatSla/Storage/PostgresNews.cs", "ChatSla/Storage/PostgresReplicas.cs", "ChatSla/Teams/ActivityTokens.cs", "ChatSla/Teams/LoopbackCredential.cs", "ChatSla/Teams/PatientRetriever.cs", "ChatSla/Time/LoopbackClock.cs",
        "ChatSla/Telemetry/Measures.cs", "ChatSla/Telemetry/Traces.cs",
        "ChatSla.Sandbox/SandboxCommand.cs", "ChatSla.Sandbox/Connector/ConnectorGateway.cs", "ChatSla.Sandbox/Control/EventStream.cs", "ChatSla.Sandbox/Graph/GraphGateway.cs",
        "ChatSla.Sandbox/Graph/GraphLimits.cs",
        "ChatSla.Sandbox/Program/ProgramProcess.cs", "ChatSla.Sandbox/Time/SandboxClock.cs", "ChatSla.Sandbox/Tokens/TokenIssuer.cs",
        "ChatSla.Sandbox/World/MailTransport.cs",
    ];

    private static readonly string Source = Path.Combine(Shared.Checkout, "src");

    [Fact]
    public void A_slice_never_uses_another_slice_and_a_shared_folder_never_uses_a_slice() => None((file, text) =>
        file.Split('/') is ["ChatSla", var folder, ..] && (Slices.Contains(folder) || SharedFolders.Contains(folder))
        && Slices.Any(slice => slice != folder && Names(text, slice)));

    [Theory]
    [InlineData("using ChatSla.Cards;", true)]
    [InlineData("var card = Cards.QueryCard.Render(view);", true)]
    [InlineData("global::ChatSla.Cards.QueryCard", true)]
    [InlineData("using ChatSla.CardsOfPlay;", false)]
    [InlineData("Faults.Cards.Add(card)", false)]
    [InlineData("// Cards. They are shown.", false)]
    public void The_check_knows_what_names_a_slice(string text, bool named) => Assert.Equal(named, Names(text, "Cards"));

    [Fact]
    public void The_sandbox_shares_no_type_with_the_program() => None((file, text) =>
        (file.StartsWith("ChatSla.Sandbox/", StringComparison.Ordinal) ? Programs() : Sandboxes()).IsMatch(text));

    [Fact]
    public void The_sandbox_refers_to_the_program_for_the_order_of_building_only()
    {
        var references = XDocument.Load(Path.Combine(Source, "ChatSla.Sandbox/ChatSla.Sandbox.csproj")).Descendants("ProjectReference");

        Assert.All(references, reference => Assert.Equal("false", (string?)reference.Attribute("ReferenceOutputAssembly")));
        Assert.DoesNotContain(
            typeof(Sandbox.SandboxServer).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("ChatSla", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_file_can_be_read_at_a_sitting() => None((_, text) => text.Split('\n').Count(line => line.Trim().Length > 0) > 250);

    [Fact]
    public void Nothing_is_left_for_later() => None((_, text) => Unfinished().IsMatch(text));

    [Fact]
    public void Real_time_is_read_only_where_it_is_meant() => None((file, text) => !ReadRealTime.Contains(file) && RealTime().IsMatch(text));

    [Fact]
    public void The_programs_clock_is_read_in_one_place() => None((file, text) =>
        file.StartsWith("ChatSla/", StringComparison.Ordinal) && !file.StartsWith("ChatSla/Time/", StringComparison.Ordinal) && !ReadRealTime.Contains(file)
        && text.Contains("GetUtcNow", StringComparison.Ordinal));

    [Fact]
    public void Every_namespace_is_its_folder() => None((file, text) =>
        Namespace().Match(text) is { Success: true } found && found.Groups[1].Value != Path.GetDirectoryName(file)!.Replace('/', '.'));

    [Fact]
    public void Every_file_that_may_read_real_time_does() => Assert.All(ReadRealTime, file => Assert.Matches(RealTime(), Read(file)));

    /// <summary>Fails with the names of the files that <paramref name="isWrong"/> holds for.</summary>
    private static void None(Func<string, string, bool> isWrong)
    {
        var files = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Source, file).Replace('\\', '/'))
            .Where(file => !Generated().IsMatch(file)).ToList();
        var wrong = files.Where(file => isWrong(file, Read(file))).ToList();

        Assert.Empty(wrong);
        Assert.InRange(files.Count, 100, int.MaxValue);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Source, file));

    private static bool Names(string text, string slice) =>
        Regex.IsMatch(Comment().Replace(text, ""), $@"ChatSla\.{slice}\b|(?<![\w.]){slice}\.[A-Z]");

    [GeneratedRegex("(^|/)(obj|bin|node_modules)/")]
    private static partial Regex Generated();

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bChatSla\.(?!Sandbox\b)[A-Z]\w*|using ChatSla;")]
    private static partial Regex Programs();

    [GeneratedRegex(@"\bChatSla\.Sandbox\b")]
    private static partial Regex Sandboxes();

    [GeneratedRegex("TODO|FIXME|HACK|NotImplementedException")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"TimeProvider\.System\b|System\.GetTimestamp|\bStopwatch\b|Environment\.TickCount|SystemClock|DateTime(Offset)?\.(Utc)?Now")]
    private static partial Regex RealTime();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
