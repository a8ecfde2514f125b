using System.Text.RegularExpressions;

namespace ChatSla.Tests.Rehearsal;

/// <summary>What is wrong with the command line, the proposed file or the settings is said, and nothing is rehearsed.</summary>
public sealed class RehearsalOrderTests : RehearsalFixture
{
    [Theory]
    [InlineData("--promises is missing")]
    [InlineData("--promises has no value", "--promises")]
    [InlineData("--since: \"yesterday\" is neither a date", "--promises", "NEW", "--since", "yesterday")]
    [InlineData("--until: \"2026-02-01\" is not later than --since", "--promises", "NEW", "--since", "2026-03-01", "--until", "2026-02-01")]
    [InlineData("--since was given 2 times", "--promises", "NEW", "--since", "2026-03-01", "--since", "2026-03-02")]
    [InlineData("--zone: \"here\" is no time zone", "--promises", "NEW", "--zone", "here")]
    [InlineData("--csv: there is no ", "--promises", "NEW", "--csv", "missing.csv")]
    [InlineData("--mailbox: \"sales@contoso.com\" is not in the settings; there are: Support@contoso.com.", "--promises", "NEW", "--mailbox", "sales@contoso.com")]
    [InlineData("--html: ", "--promises", "NEW", "--html", "FOLDER")]
    [InlineData("\"--csw\" is not known to chatsla rehearse; it takes --promises, --since", "--csw", "--promises", "NEW")]
    public async Task What_is_wrong_is_said_in_a_sentence_that_names_the_option(string sentence, params string[] arguments)
    {
        await StoreAsync();
        var promises = Write("new.json", FourHours);

        Assert.Equal(2, await RunAsync([.. arguments.Select(argument => argument.Replace("NEW", promises, StringComparison.Ordinal).Replace("FOLDER", Folder, StringComparison.Ordinal))]));

        Assert.StartsWith(sentence, Error, StringComparison.Ordinal);
        Assert.Empty(Output);
    }

    [Fact]
    public async Task Every_fault_of_the_file_is_listed_by_its_key()
    {
        await StoreAsync();
        var promises = Write("new.json", """
            {
              "Promise": {},
              "Promises": { "fast": { "Service": "Fast.", "Owner": "Mia", "Calendar": "ofice", "FirstResponse": { "WithinWorkingHours": "4 days", "Aim": "1h" } } },
              "Mailboxes": [ { "Address": "support@contoso.com", "Promise": "faster", "Pomise": "fast" } ]
            }
            """);

        Assert.Equal(2, await RunAsync("--promises", promises));

        var lines = Error.TrimEnd().Split('\n');
        Assert.Equal("new.json has 5 faults:", lines[0]);
        Assert.Equal(
            ["Mailboxes:0:Pomise", "Mailboxes:0:Promise", "Promise", "Promises:fast:Calendar", "Promises:fast:FirstResponse:WithinWorkingHours"],
            lines[1..].Select(line => line["  new.json: ".Length..].Split(": ")[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{ \"Promises\": ", "cannot be read")]
    [InlineData(null, "cannot be read")]
    public async Task A_file_that_cannot_be_read_is_said_by_its_path(string? text, string because)
    {
        await StoreAsync();
        if (text is not null) Write("new.json", text);

        Assert.Equal(2, await RunAsync("--promises", PathOf("new.json")));

        Assert.StartsWith($"--promises: {PathOf("new.json")}", Error, StringComparison.Ordinal);
        Assert.Contains(because, Error, StringComparison.Ordinal);
    }

    /// <summary>A promise that is changed from one rule to another must not keep the old rule beside the new one.</summary>
    [Fact]
    public async Task A_promise_of_the_same_name_takes_the_place_of_the_whole_promise()
    {
        await StoreAsync();
        var promises = Write("new.json", """{ "Promises": { "Same-Day": { "Service": "In a day.", "Owner": "Mia", "Calendar": "office", "FirstResponse": { "WithinHours": "24h", "Aim": "2h" } } } }""");

        await RehearseAsync("--promises", promises);

        Assert.Contains("after Same-Day: In a day. First answer and next answer: within 24 h by the clock on the wall; amber", Regex.Replace(Output, @"\s+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_are_wrong_are_told_as_at_the_start()
    {
        Settings["Promises:same-day:Calendar"] = "factory";

        Assert.Equal(2, await RunAsync("--promises", Write("new.json", "{}")));

        Assert.StartsWith("The configuration has 1 fault:", Error, StringComparison.Ordinal);
    }
}
