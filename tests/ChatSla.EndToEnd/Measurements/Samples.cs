using System.Globalization;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>Times in milliseconds, told by their percentiles.</summary>
internal sealed class Samples(string what)
{
    private readonly List<double> values = [];

    public void Add(TimeSpan time) => values.Add(time.TotalMilliseconds);

    public void Add(double milliseconds) => values.Add(milliseconds);

    public override string ToString()
    {
        values.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{what}: p50 {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, most {At(1):0.0} ms ({values.Count} samples)");
    }

    private double At(double share) => values.Count == 0 ? double.NaN : values[(int)Math.Ceiling(share * values.Count) - 1];
}
