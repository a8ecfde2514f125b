namespace ChatSla.Sandbox.World;

/// <summary>Somebody outside the tenant who writes to it.</summary>
internal sealed record Customer(string Name, string Address, string Company);
