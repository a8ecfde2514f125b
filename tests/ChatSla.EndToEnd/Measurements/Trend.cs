namespace ChatSla.EndToEnd.Measurements;

/// <summary>How a figure moves with time: the straight line with the least squares.</summary>
internal static class Trend
{
    /// <returns>By how much the figure grows a minute.</returns>
    public static double Of<T>(IReadOnlyCollection<T> points, Func<T, double> minute, Func<T, double> figure)
    {
        var (middle, mean) = (points.Average(minute), points.Average(figure));
        return points.Sum(point => (minute(point) - middle) * (figure(point) - mean)) / points.Sum(point => Math.Pow(minute(point) - middle, 2));
    }
}
