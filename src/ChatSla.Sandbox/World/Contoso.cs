namespace ChatSla.Sandbox.World;

/// <summary>The fixed names and ids of the sandbox's one tenant.</summary>
internal static class Contoso
{
    public const string TenantId = "11111111-1111-4111-8111-111111111111";
    public const string BotAppId = "22222222-2222-4222-8222-222222222222";
    public const string ServicePrincipalId = "44444444-4444-4444-8444-444444444444";
    public const string BotId = $"28:{BotAppId}";
    public const string BotName = "ChatSla";
    public const string Zone = "Europe/Stockholm";
    public const string Domain = "contoso.com";
    public const string SupportAddress = "support@contoso.com";
    public const string SupportName = "Contoso Support";
    public const string SalesAddress = "sales@contoso.com";
    public const string SalesName = "Contoso Sales";
    public const string TeamName = "Contoso Customer Care";
    public const string TeamGroupId = "33333333-3333-4333-8333-333333333333";
    public const string GeneralChannelId = "19:general0c1f7d3a5b2e4968a7d1c3e5f7092b4d@thread.tacv2";
    public const string SupportChannelId = "19:support4e8a1b6c9d2f4753b0e6a8c1d3f59274@thread.tacv2";
    public const string ManagersChannelId = "19:managers7b3d5f1a8c6e4209d4f2b0a6c8e1357@thread.tacv2";

    public static readonly Person Ada = new(
        "a1a1a1a1-0001-4001-8001-00000000ada1", "29:1Qf0sYbK2vRz8mTnA4cXgWd7LhPuEoJi5adaBerg-3kVyNqZtM6rSxCwHfGlUj",
        "Ada Berg", "ada.berg@contoso.com", "ada.berg@contoso.com");

    public static readonly Person Bo = new(
        "b2b2b2b2-0002-4002-8002-00000000b002", "29:1Rk7tGcM3wSa9nUoB5dYhXe8MiQvFpKj6boLind-4lWzOrAuN7sTyDxIgHmVk",
        "Bo Lind", "bo.lind@contoso.com", "bo.lind@contoso.com");

    public static readonly Person Sara = new(
        "c3c3c3c3-0003-4003-8003-00000000c003", "29:1Sl8uHdN4xTb0oVpC6eZiYf9NjRwGqLk7saraHolm-5mXaPsBvO8tUzEyJhInWl",
        "Sara Holm", "sara.holm@contoso.com", "sara.holm@contoso.com");

    public static readonly Person Mia = new(
        "d4d4d4d4-0004-4004-8004-00000000d004", "29:1Tm9vIeO5yUc1pWqD7fAjZg0OkSxHrMl8miaEk-6nYbQtCwP9uVaFzKiJoXm",
        "Mia Ek", "mia.ek@contoso.com", "mia.ek@contoso.com");

    public static readonly IReadOnlyList<Person> People = [Ada, Bo, Sara, Mia];

    public static readonly IReadOnlyList<Customer> Customers =
    [
        new("Karin Lund", "karin.lund@acme.example", "Acme AB"),
        new("Tomas Weber", "tomas.weber@nordwind.example", "Nordwind GmbH"),
        new("Priya Nair", "priya.nair@brightleaf.example", "Brightleaf Ltd"),
        new("Jonas Dahl", "jonas.dahl@fjordfisk.example", "Fjordfisk AS"),
        new("Emma Clarke", "emma.clarke@harbourco.example", "Harbour & Co"),
        new("Luca Moretti", "luca.moretti@moretti.example", "Moretti SpA"),
    ];

    /// <summary>Monday 2026-11-23 09:40 in Stockholm.</summary>
    public static readonly DateTimeOffset FirstMorning = new(2026, 11, 23, 8, 40, 0, TimeSpan.Zero);

    public static Person? FindPerson(string? id) => id is null ? null : People.FirstOrDefault(person => person.IsKnownAs(id));
}
