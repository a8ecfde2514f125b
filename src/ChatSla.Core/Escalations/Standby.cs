namespace ChatSla.Core.Escalations;

/// <summary>Who stands in for whom.</summary>
public static class Standby
{
    /// <summary>The person, or whoever stands in for somebody who is away; null where all of them are.</summary>
    /// <param name="deputyOf">Null: nobody stands in.</param>
    public static string? For(string person, Func<string, string?> deputyOf, Func<string, bool> isAway)
    {
        var asked = new HashSet<string>();
        for (var one = person; one is not null && asked.Add(one); one = deputyOf(one))
        {
            if (!isAway(one)) return one;
        }

        return null;
    }
}
