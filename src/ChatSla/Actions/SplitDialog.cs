using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Actions;

/// <summary>Some of the customer's later mails become a query of their own, from their own received times.</summary>
public sealed class SplitDialog(MergeQueries merges, Database database) : IQueryDialog
{
    private const int MostListed = 15;

    public string Name => "split";

    public async Task<DialogPage> ShowAsync(DialogCall call, CancellationToken cancellation)
    {
        var mails = new List<(string Id, string Line)>();
        foreach (var (id, at) in call.Query.LaterMails.OrderByDescending(mail => mail.At).Take(MostListed))
        {
            if (await database.ReadAsync(session => session.FindMailAsync(id), cancellation) is { } mail)
                mails.Add((id, $"{DueText.Brief(at, call.Now, call.Zone)} · {CardText.Cut(CardText.OneLine(mail.NewText.Length > 0 ? mail.NewText : mail.Subject), 80)}"));
        }

        return Page(call, mails);
    }

    public static DialogPage Page(DialogCall call, IReadOnlyList<(string Id, string Line)> mails) => new(
        DialogStrings.Split,
        mails.Count == 0 ? null : DialogStrings.SplitIt,
        [
            ReasonDialogs.Head(call.View),
            Elements.Words(mails.Count == 0 ? DialogStrings.NothingToSplit : DialogStrings.SplitHint, subtle: true, spacing: "Small"),
            .. mails.Count == 0 ? [] : new[] { Inputs.Several("mails", DialogStrings.WhichMails, call["mails"] ?? (mails.Count == 1 ? mails[0].Id : ""), mails) },
        ]);

    public async Task<DialogOutcome> SubmitAsync(DialogCall call, CancellationToken cancellation)
    {
        var mails = (call["mails"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (mails.Length == 0) return DialogOutcome.Again(DialogStrings.ChooseMail);

        return DialogOutcome.Of(
            await merges.For(call.Click).SplitAsync(call.Query.Id, mails, call.By, cancellation), call, DialogStrings.SplitDone.With(call.Query.Number));
    }
}
