using System.Globalization;

namespace ChatSla.EndToEnd;

/// <summary>What the long forms of the tests are told by environment variables.</summary>
internal static class Setting
{
    public static int Number(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
