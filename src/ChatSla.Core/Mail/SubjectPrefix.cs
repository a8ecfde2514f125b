namespace ChatSla.Core.Mail;

/// <summary>"Re:" and "Fwd:" as mail programs write them in many languages, and the tags that lists and filters put before a subject.</summary>
internal static class SubjectPrefix
{
    /// <summary>Takes a subject in lower case apart.</summary>
    public static (string Subject, bool IsReply, bool IsForward) Strip(string subject)
    {
        var (reply, forward) = (false, false);
        var rest = subject;
        for (var step = 0; step < 20; step++)
        {
            var before = rest;
            rest = WithoutTag(rest).TrimStart();
            var colon = rest.AsSpan().IndexOfAny(':', '：');
            if (colon is > 0 and <= 12)
            {
                var word = rest[..colon].TrimEnd();
                var bare = word.TrimEnd(']', ')', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '^').TrimEnd('[', '(').TrimEnd();
                if (Replies.Contains(bare)) reply = true;
                else if (Forwards.Contains(bare)) forward = true;
                else break;
                rest = rest[(colon + 1)..].TrimStart();
            }

            if (rest == before) break;
        }

        return (rest, reply, forward);
    }

    private static string WithoutTag(string subject)
    {
        if (subject is not ['[' or '(' or '【', ..]) return subject;
        var end = subject.AsSpan().IndexOfAny(']', ')', '】');
        return end is > 0 and <= 60 && end + 1 < subject.Length ? subject[(end + 1)..] : subject;
    }

    private static readonly HashSet<string> Replies =
    [
        "re", "aw", "antw", "antwort", "sv", "svar", "vs", "ref", "rif", "r", "res", "resp", "odp", "ynt", "yan", "vá", "atb", "bls", "απ",
        "ответ", "отв", "на", "回复", "回覆", "答复", "答覆", "返信", "답장", "回信", "رد", "השב",
    ];

    private static readonly HashSet<string> Forwards =
    [
        "fw", "fwd", "wg", "tr", "rv", "enc", "i", "doorst", "fs", "vb", "vl", "videresendt", "pd", "ilt", "továbbítás", "přep", "πρθ",
        "пересл", "转发", "轉寄", "轉發", "転送", "전달",
    ];
}
