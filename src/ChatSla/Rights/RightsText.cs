using System.Diagnostics;

namespace ChatSla.Rights;

/// <summary>Who may do something, as it stands in "Only ... can do that."</summary>
internal static class RightsText
{
    public static string SignedIn => RightsStrings.SomebodySignedIn;

    public static string Who(Role needed, IReadOnlyList<string> names)
    {
        var role = needed switch
        {
            Role.Member => RightsStrings.Member,
            Role.Lead => RightsStrings.Lead,
            Role.Manager => RightsStrings.Manager,
            Role.Administrator => RightsStrings.Administrator,
            _ => throw new UnreachableException(),
        };
        return names.Count == 0 ? role : $"{role} ({string.Join(", ", names)})";
    }
}
