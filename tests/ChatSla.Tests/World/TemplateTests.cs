namespace ChatSla.Tests.World;

/// <summary>Texts that are sent often, filled in with what is true of the customer.</summary>
public sealed class TemplateTests : IAsyncLifetime
{
    private World World { get; set; } = null!;

    public async ValueTask InitializeAsync() => World = await World.StartAsync(
        ("Mailboxes:0:Templates:0:Name", "Late"),
        ("Mailboxes:0:Templates:0:Text", "Hello {first-name},\n{number} ({subject}) comes {promised}.\n{agent}, {mailbox}"),
        ("Mailboxes:0:Templates:1:Name", "Sen"),
        ("Mailboxes:0:Templates:1:Language", "sv"),
        ("Mailboxes:0:Templates:1:Text", "Hej {first-name}! Svar kommer {promised}."));

    public async ValueTask DisposeAsync()
    {
        if (World is not null) await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_template_is_filled_in_above_what_was_typed_and_nothing_is_sent()
    {
        var query = await World.OpenAsync(Customer.Karin, "Parcel {agent}");
        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "answer");
        Assert.Equal("en:Late", dialog.ValueOf("template"));

        var filled = await FillAsync(query, dialog, "en:Late", "My own words.");

        Assert.Equal("Hello Karin,\nQ-1 (Parcel {agent}) comes by 17:00 today, Monday 23 November (Stockholm time).\nAda Berg, Contoso Support\n\nMy own words.", filled.ValueOf("text"));
        Assert.Empty(await World.InboxOfAsync(Customer.Karin));
        await World.SubmitAsync(Staff.Ada, query, filled);
        await World.SettleAsync();
        Assert.Contains("My own words.", Assert.Single(await World.InboxOfAsync(Customer.Karin)).Text);
    }

    [Fact]
    public async Task Another_template_takes_the_place_of_one_that_nobody_touched()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var first = await FillAsync(query, await World.OpenDialogAsync(Staff.Ada, query, "answer"), "en:Late", "");

        var second = await FillAsync(query, first, "sv:Sen", first.ValueOf("text")!);

        Assert.Equal("Hej Karin! Svar kommer senast kl. 17.00 i dag, måndag 23 november (tid i Stockholm).", second.ValueOf("text"));
    }

    [Fact]
    public async Task The_language_is_the_customers_where_it_is_plain()
    {
        var query = await World.OpenAsync(Customer.Tomas, "Rechnung", "Guten Tag, ich habe die Rechnung noch nicht bekommen. Bitte senden Sie sie mir noch einmal. Vielen Dank und freundliche Grüße");

        var holding = await World.OpenDialogAsync(Staff.Ada, query, "holding");

        Assert.StartsWith("Guten Tag Tomas Weber,", holding.ValueOf("text"));
        Assert.Contains("bis heute, Montag, 23. November, 17:00 Uhr (Ortszeit Stockholm)", holding.ValueOf("text"));
    }

    [Fact]
    public async Task Who_has_the_same_clock_is_not_told_the_zone_and_who_has_no_name_is_not_called_by_one()
    {
        var mail = await World.CustomerWritesAsync(new("", "x@acme.example"), "Parcel", headers: ("Date", "Mon, 23 Nov 2026 09:39:00 +0100"));
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);

        var filled = await FillAsync(query, await World.OpenDialogAsync(Staff.Ada, query, "answer"), "en:Late", "");

        Assert.StartsWith("Hello,\nQ-1 (Parcel) comes by 17:00 today, Monday 23 November.\n", filled.ValueOf("text"));
    }

    private async Task<ClickAnswer> FillAsync(Guid query, ClickAnswer dialog, string template, string typed) =>
        await World.SubmitAsync(Staff.Ada, query, dialog, ("template", template), ("text", typed), ("fill", "true"));
}
