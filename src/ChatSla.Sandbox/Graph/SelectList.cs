namespace ChatSla.Sandbox.Graph;

/// <summary>The properties of $select, or all that come by themselves.</summary>
internal sealed class SelectList
{
    public static readonly SelectList Everything = new(null);

    private readonly HashSet<string>? names;

    private SelectList(HashSet<string>? names) => this.names = names;

    public bool IsGiven => names is not null;

    public static SelectList Parse(string? text) => string.IsNullOrWhiteSpace(text)
        ? Everything
        : new SelectList(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name[(name.LastIndexOf('/') + 1)..])
            .ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Refuses a name that the type does not have.</summary>
    public void Check(IEnumerable<string> known, string type)
    {
        if (names?.Except(known, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unknown)
            throw new HttpProblem(
                400, "RequestBroker--ParseUri", $"Could not find a property named '{unknown}' on type '{type}'.");
    }

    public bool Has(string name) => names is null || names.Contains(name);

    public bool Names(string name) => names?.Contains(name) == true;
}
