using System.Globalization;
using System.Net;
using ChatSla.Time;

namespace ChatSla.Limits;

/// <summary>How much is taken from one source, and which proxies may say who the source is.</summary>
/// <param name="Proxies">None: whoever connects is the source, and X-Forwarded-For is not believed.</param>
public sealed record LimitsSettings(int PerSecond, int Burst, IReadOnlyList<IPNetwork> Proxies)
{
    /// <summary>A list at the root of the configuration.</summary>
    public const string ProxiesKey = "Proxies";

    public static LimitsSettings Usual { get; } = Read(new LimitsOptions(), [], new Faults());

    /// <summary>Right only where no fault was added.</summary>
    /// <param name="proxies">Addresses and networks, as 10.0.0.4 and 10.0.0.0/24.</param>
    public static LimitsSettings Read(LimitsOptions options, IReadOnlyList<string> proxies, Faults faults)
    {
        var (perSecond, burst) = (Number(nameof(options.PerSecond), options.PerSecond, faults), Number(nameof(options.Burst), options.Burst, faults));
        if (burst < perSecond) faults.Add($"{LimitsOptions.Section}:{nameof(options.Burst)}", $"\"{options.Burst}\" must not be less than PerSecond.");
        var known = proxies.Index().Select(proxy => NetworkOf($"{ProxiesKey}:{proxy.Index}", proxy.Item.Trim(), faults)).OfType<IPNetwork>().ToList();
        return new LimitsSettings(perSecond, burst, known);
    }

    private static int Number(string name, string text, Faults faults)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 10 and <= 1_000_000) return number;

        faults.Add($"{LimitsOptions.Section}:{name}", $"\"{text}\" must be a number from 10 to 1000000.");
        return 1_000_000;
    }

    private static IPNetwork? NetworkOf(string key, string text, Faults faults)
    {
        if (IPAddress.TryParse(text, out var address)) return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        if (IPNetwork.TryParse(text, out var network)) return network;

        faults.Add(key, $"\"{text}\" is neither the address of a proxy, as 10.0.0.4, nor a network, as 10.0.0.0/24.");
        return null;
    }
}
