namespace ChatSla.Audit;

/// <summary>What the operator does, in one sentence each.</summary>
internal static class Remedy
{
    public const string Tampered =
        "Somebody or something other than ChatSla has written to the database. Keep a copy of it, compare the query with the last good backup, and find out who can write to the file or server.";

    public const string Lost = "Look for it in the last good backup (chatsla restore to another file), and find out who can write to the file or server.";

    public const string Rebuild = "The journal is right: chatsla audit --rebuild-rows writes the rows of this query anew.";

    public const string Wait = "If the program was stopped, start it: it makes up for it. If it runs, look into its log for errors.";

    public const string Parked = "See what it was with chatsla outbox, put right what stands in the way, then retry or discard it.";

    public const string Answer = "Look in Sent Items whether it left. If not, answer the customer again from the card or from Outlook.";

    public const string Doubled = "The customer has the answer twice: tell whoever owns the query.";

    public const string Card = "The program posts it within the hour; if it does not, look into its log for this query.";
}
