using ChatSla.Core.Queries;

namespace ChatSla.Graph;

/// <summary>What a customer is told while we are on it, where a mailbox has no words of its own.</summary>
public static class ShippedTemplates
{
    public static IReadOnlyList<MailTemplate> All { get; } =
    [
        new("We are on it", "en", ReplyKind.Holding, null,
            """
            Hello {first-name},

            We are working on your question and need a little more time. You will have an answer from us {promised}.

            Your number is {number}; there is no need to write again.

            Kind regards,
            {agent}
            {mailbox}
            """),
        new("Vi arbetar på det", "sv", ReplyKind.Holding, null,
            """
            Hej {first-name}!

            Vi arbetar på din fråga och behöver lite mer tid. Du får svar av oss {promised}.

            Ditt ärendenummer är {number}; du behöver inte skriva igen.

            Vänliga hälsningar
            {agent}
            {mailbox}
            """),
        new("Wir sind dran", "de", ReplyKind.Holding, null,
            """
            Guten Tag {customer},

            wir arbeiten an Ihrer Frage und brauchen noch etwas Zeit. Sie erhalten unsere Antwort {promised}.

            Ihre Nummer ist {number}; Sie müssen nicht noch einmal schreiben.

            Freundliche Grüße
            {agent}
            {mailbox}
            """),
        new("We have your mail", "en", ReplyKind.Acknowledgement, null,
            """
            Hello {first-name},

            Thank you for your mail. It has reached us and has the number {number}. A person will answer you {promised}.

            This message was sent automatically; you need not reply to it.

            {mailbox}
            """),
        new("Vi har fått ditt mejl", "sv", ReplyKind.Acknowledgement, null,
            """
            Hej {first-name}!

            Tack för ditt mejl. Det har kommit fram och har fått nummer {number}. En medarbetare svarar dig {promised}.

            Det här meddelandet skickades automatiskt; du behöver inte svara på det.

            {mailbox}
            """),
        new("Ihre Mail ist da", "de", ReplyKind.Acknowledgement, null,
            """
            Guten Tag {customer},

            vielen Dank für Ihre Mail. Sie ist bei uns angekommen und hat die Nummer {number}. Ein Mensch antwortet Ihnen {promised}.

            Diese Nachricht wurde automatisch versandt; Sie müssen nicht darauf antworten.

            {mailbox}
            """),
    ];
}
