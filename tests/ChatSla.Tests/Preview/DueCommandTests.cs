using System.CommandLine;
using ChatSla.Preview;

namespace ChatSla.Tests.Preview;

/// <summary>chatsla due.</summary>
public sealed class DueCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chatsla-due-");
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly Dictionary<string, string> given = new()
    {
        ["Calendars:office:Zone"] = "Europe/Stockholm",
        ["Calendars:office:Hours:Monday"] = "09:00-17:00",
        ["Calendars:office:Hours:Tuesday"] = "09:00-17:00",
        ["Calendars:office:Hours:Wednesday"] = "09:00-17:00",
        ["Calendars:office:Hours:Thursday"] = "09:00-17:00",
        ["Calendars:office:Hours:Friday"] = "09:00-17:00",
        ["Calendars:office:Country"] = "SE",
        ["Calendars:office:SpecialDays:2026-04-02"] = "09:00-12:00",
        ["Calendars:office:SpecialDays:2026-04-30"] = "09:00-13:00",
        ["Promises:same-day:Service"] = "Same day.",
        ["Promises:same-day:Owner"] = "Mia",
        ["Promises:same-day:Calendar"] = "office",
        ["Promises:same-day:FirstResponse:SameDay:CutOff"] = "15:00",
        ["Promises:same-day:FirstResponse:Aim"] = "90min",
        ["Promises:gold:Service"] = "Four hours.",
        ["Promises:gold:Owner"] = "Mia",
        ["Promises:gold:Calendar"] = "office",
        ["Promises:gold:FirstResponse:WithinWorkingHours"] = "4h",
        ["Promises:gold:FirstResponse:Aim"] = "1h",
        ["Promises:gold:Resolution:WithinWorkingHours"] = "16h",
        ["Promises:gold:Resolution:Aim"] = "75%",
        ["Promises:gold:Update:WithinWorkingHours"] = "8h",
        ["Promises:gold:Update:Aim"] = "1h",
        ["Mailboxes:0:Address"] = "support@contoso.com",
        ["Mailboxes:0:Name"] = "Contoso Support",
        ["Mailboxes:0:Promise"] = "same-day",
        ["Mailboxes:0:Customers:0:From"] = "acme.com",
        ["Mailboxes:0:Customers:0:Promise"] = "gold",
        ["Mailboxes:1:Address"] = "sales@contoso.com",
        ["Mailboxes:1:Promise"] = "gold",
    };

    [Theory] // The table of the same-day promise, beside four working hours.
    [InlineData("Tue 2026-03-03 10:12", "Tue 3 Mar 17:00", "Tue 3 Mar 14:12")]
    [InlineData("Tue 2026-03-03 06:00", "Tue 3 Mar 17:00", "Tue 3 Mar 13:00")]
    [InlineData("Tue 2026-03-03 14:59:59", "Tue 3 Mar 17:00", "Wed 4 Mar 10:59:59")]
    [InlineData("Tue 2026-03-03 15:00:00", "Wed 4 Mar 12:00", "Wed 4 Mar 11:00")]
    [InlineData("Tue 2026-03-03 17:00", "Wed 4 Mar 12:00", "Wed 4 Mar 13:00")]
    [InlineData("Fri 2026-03-06 15:01", "Mon 9 Mar 12:00", "Mon 9 Mar 11:01")]
    [InlineData("Sat 2026-03-07 11:00", "Mon 9 Mar 12:00", "Mon 9 Mar 13:00")]
    [InlineData("Thu 2026-04-02 09:30", "Thu 2 Apr 12:00", "Tue 7 Apr 10:30")]
    [InlineData("Thu 2026-04-02 10:30", "Tue 7 Apr 12:00", "Tue 7 Apr 11:30")]
    [InlineData("Fri 2026-04-03 10:00", "Tue 7 Apr 12:00", "Tue 7 Apr 13:00")]
    [InlineData("Thu 2026-04-30 11:00", "Thu 30 Apr 13:00", "Mon 4 May 11:00")]
    [InlineData("Wed 2026-12-23 15:30", "Mon 28 Dec 12:00", "Mon 28 Dec 11:30")]
    public async Task Everybody_gets_the_day_and_acme_gets_four_hours(string at, string sameDay, string fourHours)
    {
        await RunAsync("--mailbox", "support@contoso.com", "--at", at);
        var everybody = Red();
        await RunAsync("--mailbox", "support@contoso.com", "--from", "anna@acme.com", "--at", at);

        Assert.Equal((sameDay, fourHours), (everybody, Red()));
        Assert.All(output.ToString().Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 80));
        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public async Task The_whole_answer_fits_a_terminal()
    {
        Assert.Equal(0, await RunAsync("--mailbox", "support@contoso.com", "--from", "Acme", "--at", "2026-12-23", "15:30"));

        var text = output.ToString().Replace(" 2026 ", " ", StringComparison.Ordinal);
        Assert.Contains("Mail from Acme (acme.com) to Contoso Support, received Wed 23 Dec 15:30.", text, StringComparison.Ordinal);
        Assert.Contains("Received Wed 23 Dec 15:30: 4 h of working time from then ends Mon 28 Dec 11:30.", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Julafton, Juldagen,", text, StringComparison.Ordinal);
        Assert.Contains("Resolution", text, StringComparison.Ordinal);
        Assert.Contains("News, if we write then", text, StringComparison.Ordinal);
        Assert.Contains("Policy \"gold\" version 1, calendar \"office\" version 1; Mia answers for it.", text, StringComparison.Ordinal);
        Assert.All(output.ToString().Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task A_kind_of_promise_may_be_chosen_and_without_a_time_it_is_now()
    {
        Assert.Equal(0, await RunAsync("--mailbox=sales@contoso.com", "--kind=resolution"));
        Assert.StartsWith("Resolve by ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("received now, ", output.ToString(), StringComparison.Ordinal);

        Assert.Equal(0, await RunAsync("--mailbox", "support@contoso.com", "--kind", "update"));
        Assert.StartsWith("No news is promised", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_over_is_said_to_be_over()
    {
        await RunAsync("--mailbox", "sales@contoso.com", "--at", "2026-03-03 10:12");

        Assert.Contains(", which is over", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("will count", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Which mailbox? Write --mailbox and one of: support@contoso.com, sales@contoso.com.")]
    [InlineData("\"help@contoso.com\" is not watched; these are: support@contoso.com, sales@contoso.com.", "--mailbox", "help@contoso.com")]
    [InlineData("--mailbox has no value.", "--mailbox")]
    [InlineData("--mailbox has no value.", "--mailbox=", "--at", "now")]
    [InlineData("--at is given twice", "--at", "now", "--at", "now")]
    [InlineData("--at: I do not understand \"blursday\" as a time.", "--at", "Blursday 16:55")]
    [InlineData("23 Dec 2026 is a Wednesday, not a Monday.", "--mailbox", "sales@contoso.com", "--at", "Mon 2026-12-23 16:55")]
    [InlineData("--kind: \"last\" is none of first, next, resolution and update.", "--kind", "last")]
    [InlineData("\"--when\" is not known to chatsla due.", "--when", "now")]
    [InlineData("\"now\" is not known to chatsla due.", "now")]
    [InlineData("\"Acme\" may be acme.com or acme.se; name one of them.", "--mailbox", "support@contoso.com", "--from", "Acme", "--Mailboxes:0:Customers:1:From=acme.se", "--Mailboxes:0:Customers:1:Promise", "same-day")]
    [InlineData("The configuration has 1 fault:", "--Mailboxes:0:Promise=silver")]
    public async Task What_is_wrong_is_said_in_a_sentence_and_ends_with_2(string sentence, params string[] words)
    {
        Assert.Equal(2, await RunAsync(words));

        Assert.StartsWith(sentence, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>When the first answer is red, without the year that another clock than the office's may need.</summary>
    private string Red()
    {
        var line = output.ToString().Split(Environment.NewLine).First(line => line.StartsWith("First answer", StringComparison.Ordinal));
        return line[(line.LastIndexOf("  ", StringComparison.Ordinal) + 2)..].Replace(" 2026", "", StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] words)
    {
        output.GetStringBuilder().Clear();
        var settings = given.Select(setting => $"--{setting.Key}={setting.Value}").Append($"--Storage:Path={Path.Combine(folder.FullName, "chatsla.db")}");
        return new RootCommand { DueCommand.Create() }.Parse(["due", .. settings, .. words])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
    }
}
