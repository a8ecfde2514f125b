using System.Globalization;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>Figures, told by their percentiles.</summary>
internal sealed class Samples(string what, string unit = "ms")
{
    private readonly List<double> values = [];

    public void Add(TimeSpan time) => values.Add(time.TotalMilliseconds);

    public void Add(double figure) => values.Add(figure);

    public override string ToString()
    {
        values.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{what}: p50 {At(0.5):0.0} {unit}, p99 {At(0.99):0.0} {unit}, most {At(1):0.0} {unit} ({values.Count} samples)");
    }

    private double At(double share) => values.Count == 0 ? double.NaN : values[(int)Math.Ceiling(share * values.Count) - 1];
}
