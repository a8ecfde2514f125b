using System.Text.Json.Nodes;

namespace ChatSla.Core.Tests.Calendars;

public sealed class ReferenceVectorTests
{
    /// <summary>By their ids, the facts that do not hold here, each with the reason. There is none.</summary>
    private static readonly Dictionary<string, string> Deliberate = [];

    [Theory]
    [InlineData("add", 294)]
    [InlineData("elapsed", 226)]
    [InlineData("is_open", 60)]
    [InlineData("next_open", 67)]
    public void Every_fact_of_fourteen_other_suites_holds(string operation, int count)
    {
        var vectors = ReferenceVectors.All()
            .Where(vector => vector["op"]!.ToString() == operation)
            .ToList();

        Assert.Equal(count, vectors.Count);
        Assert.Empty(vectors.Select(Disagreement).OfType<string>());
    }

    [Fact]
    public void Of_647_facts_28_have_pauses()
    {
        var vectors = ReferenceVectors.All();

        Assert.Equal(647, vectors.Count);
        Assert.Equal(28, vectors.Count(vector => !ReferenceVectors.PausesOf(vector).United.IsEmpty));
        Assert.All(Deliberate.Keys, id => Assert.Contains(id, vectors.Select(vector => vector["id"]!.ToString())));
    }

    private static string? Disagreement(JsonObject vector)
    {
        var (expected, answer) = (ReferenceVectors.Expected(vector), ReferenceVectors.Answer(vector));
        return answer == expected || Deliberate.ContainsKey(vector["id"]!.ToString()) ? null : $"{vector["id"]} ({vector["source"]}): {answer}, not {expected}";
    }
}
