using ChatSla.Why;
using NodaTime;

namespace ChatSla.Tests.Why;

/// <summary>What may be written after chatsla why.</summary>
public sealed class WhyAskedTests
{
    [Theory]
    [InlineData("Q-1042")]
    [InlineData("1042")]
    [InlineData("q1042")]
    [InlineData("#1042")]
    [InlineData("--Storage:Path", "chatsla.db", "Q-1042")]
    [InlineData("--Storage:Path=chatsla.db", "Q-1042", "--all")]
    public void A_query_is_named_as_people_name_it(params string[] words) => Assert.Equal(1042, WhyAsked.Read(words).Number);

    [Theory]
    [InlineData("--at", "2026-11-22 15:00")]
    [InlineData("--at=2026-11-22T15:00:00")]
    public void A_time_may_be_given(params string[] words) => Assert.Equal(new LocalDateTime(2026, 11, 22, 15, 0), WhyAsked.Read(["Q-7", .. words]).At);

    [Fact]
    public void Settings_keep_their_values() => Assert.Equal(["--Storage:Path", "a b.db", "--Mailboxes:0:Name=X"], WhyAsked.Read(["--Storage:Path", "a b.db", "7", "--Mailboxes:0:Name=X"]).Settings);

    [Theory]
    [InlineData("Which query?")]
    [InlineData("\"parcel\" is no query's number.", "parcel")]
    [InlineData("\"Q-8\" is one word too many", "Q-7", "Q-8")]
    [InlineData("\"--everything\" is one word too many", "Q-7", "--everything")]
    [InlineData("--at: \"yesterday\" is no date and time", "Q-7", "--at", "yesterday")]
    [InlineData("--at: \"\" is no date and time", "Q-7", "--at")]
    public void What_cannot_be_read_is_answered_with_what_to_write(string sentence, params string[] words) =>
        Assert.StartsWith(sentence, Assert.Throws<FormatException>(() => WhyAsked.Read(words)).Message, StringComparison.Ordinal);
}
