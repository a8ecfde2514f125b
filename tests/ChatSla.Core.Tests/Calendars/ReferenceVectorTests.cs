using System.Text.Json.Nodes;

namespace ChatSla.Core.Tests.Calendars;

public sealed class ReferenceVectorTests
{
    [Theory]
    [InlineData("add", 276)]
    [InlineData("elapsed", 216)]
    [InlineData("is_open", 60)]
    [InlineData("next_open", 67)]
    public void Every_fact_of_fourteen_other_suites_holds(string operation, int count)
    {
        var vectors = ReferenceVectors.All()
            .Where(vector => vector["op"]!.ToString() == operation && !ReferenceVectors.HasPauses(vector))
            .ToList();

        Assert.Equal(count, vectors.Count);
        Assert.Empty(vectors.Select(Disagreement).OfType<string>());
    }

    [Fact]
    public void Only_28_of_647_facts_wait_for_pauses()
    {
        var vectors = ReferenceVectors.All();

        Assert.Equal(647, vectors.Count);
        Assert.Equal(28, vectors.Count(ReferenceVectors.HasPauses));
    }

    private static string? Disagreement(JsonObject vector)
    {
        var (expected, answer) = (ReferenceVectors.Expected(vector), ReferenceVectors.Answer(vector));
        return answer == expected ? null : $"{vector["id"]} ({vector["source"]}): {answer}, not {expected}";
    }
}
