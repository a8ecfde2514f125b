using System.Collections;
using System.Reflection;
using ChatSla.Customers;
using ChatSla.Graph;
using ChatSla.Limits;
using ChatSla.Rights;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Telemetry;
using ChatSla.Time;
using ChatSla.Webhooks;

namespace ChatSla.Configuration;

/// <summary>A key that is misspelt would be ignored in silence; here it is a fault.</summary>
public static class UnknownKeys
{
    private static readonly (string Section, Type Type)[] Sections =
    [
        (BotOptions.Section, typeof(BotOptions)),
        (Microsoft365Options.Section, typeof(Microsoft365Options)),
        (GraphOptions.Section, typeof(GraphOptions)),
        (StorageOptions.Section, typeof(StorageOptions)),
        (CalendarsOptions.Section, typeof(CalendarsOptions)),
        (PromisesOptions.Section, typeof(PromisesOptions)),
        (MailboxesOptions.Section, typeof(MailboxesOptions)),
        (PeopleOptions.Section, typeof(PeopleOptions)),
        (WebhooksOptions.Section, typeof(WebhooksOptions)),
        (RightsOptions.Section, typeof(RightsOptions)),
        (CustomersOptions.Section, typeof(CustomersOptions)),
        (RetentionOptions.Section, typeof(RetentionOptions)),
        (TelemetryOptions.Section, typeof(TelemetryOptions)),
        (LimitsOptions.Section, typeof(LimitsOptions)),
    ];

    /// <param name="only">The sections to look at; none: all.</param>
    public static void Find(IConfiguration configuration, Faults faults, params IReadOnlyList<string> only)
    {
        foreach (var (name, type) in Sections.Where(one => only.Count == 0 || only.Contains(one.Section))) Look(configuration.GetSection(name), type, faults);
    }

    private static void Look(IConfigurationSection section, Type type, Faults faults)
    {
        foreach (var child in section.GetChildren())
        {
            if (ItemOf(type) is { } item)
            {
                Look(child, item, faults);
            }
            else if (type.IsClass && type != typeof(string))
            {
                var known = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
                if (known.FirstOrDefault(property => property.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)) is { } property) Look(child, property.PropertyType, faults);
                else faults.Add(child.Path, $"is not a setting; known here: {string.Join(", ", known.Select(property => property.Name).Order())}.");
            }
        }
    }

    /// <summary>What a list or dictionary holds, or null for anything else.</summary>
    private static Type? ItemOf(Type type)
    {
        if (type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type)) return null;
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.IsGenericType) return ancestor.GetGenericArguments()[^1];
        }

        return null;
    }
}
