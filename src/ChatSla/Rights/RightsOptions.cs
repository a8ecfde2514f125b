namespace ChatSla.Rights;

/// <summary>The section Rights: a deed, and the role it needs. What is left out is as in <see cref="Deeds"/>.</summary>
public sealed class RightsOptions : Dictionary<string, string>
{
    public const string Section = "Rights";
}
