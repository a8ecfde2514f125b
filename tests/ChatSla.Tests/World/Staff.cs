namespace ChatSla.Tests.World;

/// <summary>Somebody in the sandbox's tenant.</summary>
/// <param name="Id">Entra object id.</param>
public sealed record Staff(string Id, string Name)
{
    public static readonly Staff Ada = new("a1a1a1a1-0001-4001-8001-00000000ada1", "Ada Berg");
    public static readonly Staff Bo = new("b2b2b2b2-0002-4002-8002-00000000b002", "Bo Lind");

    /// <summary>The manager, who is administrator of ChatSla too.</summary>
    public static readonly Staff Mia = new("d4d4d4d4-0004-4004-8004-00000000d004", "Mia Ek");
}

/// <summary>Somebody who writes to the support mailbox.</summary>
public sealed record Customer(string Name, string Address)
{
    public static readonly Customer Karin = new("Karin Lund", "karin.lund@acme.example");
    public static readonly Customer Tomas = new("Tomas Weber", "tomas.weber@nordwind.example");
    public static readonly Customer Priya = new("Priya Nair", "priya.nair@brightleaf.example");
}
