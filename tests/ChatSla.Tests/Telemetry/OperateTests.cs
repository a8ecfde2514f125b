using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatSla.Tests.Telemetry;

/// <summary>The operators' guide and the dashboard name only what the program measures, and the guide all of it.</summary>
public sealed partial class OperateTests
{
    private static readonly string[] Foreign = ["aspnetcore.rate_limiting.requests"];
    private static readonly string Code = string.Join('\n', Directory.GetFiles(Path.Combine(Shared.Checkout, "src", "ChatSla", "Telemetry"), "*.cs").Select(File.ReadAllText));
    private static readonly string Guide = File.ReadAllText(Path.Combine(Shared.Checkout, "docs", "operate.md"));
    private static readonly string Dashboard = File.ReadAllText(Path.Combine(Shared.Checkout, "docs", "dashboard.json"));

    private static readonly List<string> Measured = [.. Created().Matches(Code).Select(found => found.Groups[1].Value).Order()];

    [Fact]
    public void The_guide_lists_every_metric_and_no_other() =>
        Assert.Equal(Measured, Listed().Matches(Guide).Select(found => found.Groups[1].Value).Order());

    [Fact]
    public void Every_metric_of_the_dashboard_and_of_the_alerts_exists()
    {
        var attributes = Attribute().Matches(Code + File.ReadAllText(Path.Combine(Shared.Checkout, "src", "ChatSla", "Outbox", "OutboxDispatcher.cs"))).Select(found => Prometheus(found.Value.Trim('"'))).Append("aspnetcore_rate_limiting_result").ToHashSet();
        var known = Measured.Concat(Foreign).Select(Prometheus).ToHashSet();
        var named = Named().Matches(Dashboard).Concat(Named().Matches(Guide)).Select(found => found.Value).Where(name => !attributes.Contains(name)).Distinct().ToList();

        Assert.InRange(named.Count, 15, 60);
        Assert.All(named, name => Assert.Contains(Suffix().Replace(name, ""), known));
        Assert.All(Measured.Select(Prometheus), name => Assert.Contains(name, Dashboard, StringComparison.Ordinal));
    }

    [Fact]
    public void The_dashboard_is_whole()
    {
        var panels = JsonNode.Parse(Dashboard)!["panels"]!.AsArray();

        Assert.Equal(panels.Count, panels.Select(panel => (int)panel!["id"]!).Distinct().Count());
        Assert.All(panels, panel => Assert.All(panel!["targets"]!.AsArray(), target => Assert.Equal(((string)target!["expr"]!).Count(letter => letter == '('), ((string)target["expr"]!).Count(letter => letter == ')'))));
    }

    private static string Prometheus(string name) => name.Replace('.', '_');

    [GeneratedRegex("(?:Create|CreateHistogram|CreateObservableGauge)\\(\"([a-z.]+)\"")]
    private static partial Regex Created();

    [GeneratedRegex("\"chatsla\\.[a-z.]+\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("^\\| `(chatsla\\.[a-z.]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Listed();

    [GeneratedRegex("\\b(?:chatsla|aspnetcore)_[a-z_]+")]
    private static partial Regex Named();

    [GeneratedRegex("(_seconds|_bytes)?(_bucket|_count|_sum|_total)?$")]
    private static partial Regex Suffix();
}
