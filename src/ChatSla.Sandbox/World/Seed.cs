using System.Text.Json.Nodes;
using ChatSla.Sandbox.Control;

namespace ChatSla.Sandbox.World;

/// <summary>The mail of one morning, so that there is something to see at once.</summary>
internal sealed class Seed(PouredMail mail, Tenant tenant)
{
    private static readonly (int MinutesAgo, string Sender, string Subject, string Text)[] Morning =
    [
        (45, "karin.lund@acme.example", "Where is order 48213?",
            """
            Hello,

            Our order 48213 was to arrive on Friday and the tracking page has not moved since Thursday.
            Could you find out where it is? We need the parts for a machine that stands still.

            Kind regards
            Karin Lund
            Acme AB
            """),
        (32, "tomas.weber@nordwind.example", "Invoice 2026-1178: wrong VAT number",
            """
            Good morning,

            invoice 2026-1178 shows our old VAT number.
            Please send a corrected one, our accounting closes the month on Wednesday.

            Best regards
            Tomas Weber
            Nordwind GmbH
            """),
        (18, "priya.nair@brightleaf.example", "Cannot sign in after the password reset",
            """
            Hi,

            Since I reset my password this morning the portal says "account locked". Two colleagues see the same.

            What should we do?

            Priya
            """),
        (5, "emma.clarke@harbourco.example", "Returning two lamps",
            """
            Hello Contoso,

            Two of the six lamps arrived with cracked glass. I would like to return them and get new ones.
            Photos follow if you need them.

            Emma Clarke
            Harbour & Co
            """),
    ];

    public void Plant(DateTimeOffset now)
    {
        foreach (var (minutesAgo, sender, subject, text) in Morning)
        {
            var customer = Contoso.Customers.Single(known => known.Address == sender);
            var message = Message(customer, subject, text, now.AddMinutes(-minutesAgo));
            mail.Pour(new JsonObject { ["mailbox"] = Contoso.SupportAddress, ["message"] = message });
            mail.Pour(new JsonObject { ["mailbox"] = sender, ["folder"] = "sentitems", ["message"] = message.DeepClone() });
        }
    }

    private JsonObject Message(Customer customer, string subject, string text, DateTimeOffset at)
    {
        var sender = new EmailAddress(customer.Name, customer.Address);
        var id = ExchangeIds.NewInternetMessageId(customer.Address.Split('@')[1]);
        var message = new JsonObject
        {
            ["subject"] = subject,
            ["toRecipients"] = new[] { tenant.FindMailbox(Contoso.SupportAddress)!.Sender }.ToRecipients(),
            ["receivedDateTime"] = at.ToGraph(),
            ["sentDateTime"] = at.ToGraph(),
            ["internetMessageId"] = id,
            ["body"] = MailProperties.Body("text", text),
            ["internetMessageHeaders"] = new JsonArray(
                new MailHeader("Subject", subject).ToJson(), new MailHeader("Message-ID", id).ToJson()),
        };
        message.SetSender(sender);
        return message;
    }
}
