using System.Diagnostics;
using ChatSla.Telemetry;

namespace ChatSla.Tests.Telemetry;

/// <summary>What is left of spans that others begin.</summary>
[Collection(nameof(Alone))]
public sealed class PlainSpansTests
{
    [Fact]
    public void Of_an_exception_only_its_type_is_told()
    {
        const string Name = "ChatSla.Tests.Foreign";
        using var all = new ActivityListener { ShouldListenTo = source => source.Name == Name, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(all);
        using var quiet = PlainSpans.WithoutWords();
        using var source = new ActivitySource(Name);
        using var span = source.StartActivity("POST")!;
        span.AddException(new IOException("Karin's parcel"));

        Assert.Equal(
            ["exception.message=", "exception.stacktrace=", "exception.type=System.IO.IOException"],
            Assert.Single(span.Events).Tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
    }
}
