using ChatSla.Core.Calendars;

namespace ChatSla.Time;

/// <summary>The section People: whose hours are others than those of their mailbox, and who stands in for whom. The keys are sign-in names or Entra object ids.</summary>
public sealed class PeopleOptions : Dictionary<string, PersonOptions>
{
    public const string Section = "People";

    public PeopleOptions()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }
}

public sealed class PersonOptions
{
    /// <summary>A key of the section Calendars: when the person may be alerted. Left out: in the hours of the mailbox.</summary>
    public string? Calendar { get; set; }

    /// <summary>Who is told instead while the person is away: a sign-in name or an Entra object id.</summary>
    public string? Deputy { get; set; }
}

/// <summary>What the section People says.</summary>
/// <param name="All">By sign-in name or Entra object id, in lower case.</param>
public sealed record People(IReadOnlyDictionary<string, (WorkingCalendar? Calendar, string? Deputy)> All)
{
    public static People Read(PeopleOptions options, Agreements agreements, Faults faults)
    {
        var all = new Dictionary<string, (WorkingCalendar?, string?)>();
        foreach (var (name, option) in options)
        {
            WorkingCalendar? calendar = null;
            if (option.Calendar is { } asked)
            {
                calendar = agreements.Calendars.GetValueOrDefault(asked)?.Calendar;
                if (calendar is null) faults.Add($"{PeopleOptions.Section}:{name}:Calendar", $"\"{asked}\" is no calendar; the section Calendars has: {string.Join(", ", agreements.Calendars.Keys.Order())}.");
            }

            if (name.Equals(option.Deputy?.Trim(), StringComparison.OrdinalIgnoreCase)) faults.Add($"{PeopleOptions.Section}:{name}:Deputy", "nobody stands in for themselves.");
            all[name.ToLowerInvariant()] = (calendar, option.Deputy?.Trim().ToLowerInvariant());
        }

        return new People(all);
    }
}
