using System.Globalization;
using NodaTime;

namespace ChatSla.Benchmarks;

/// <summary>A mailbox's export of any length, the same every time: two years of mail to an office in Stockholm from some thousand customers.</summary>
internal static class ExportFile
{
    private const int Customers = 4000;

    public static void Write(string file, int mails)
    {
        var random = new Random(2026);
        var (first, step) = (Instant.FromUtc(2024, 10, 1, 0, 0), Duration.FromDays(730) / mails);
        using var text = new StreamWriter(file);
        text.WriteLine("subject,received,first answered,customer,folder");
        for (var at = 0; at < mails; at++)
        {
            var received = first + (step * at);
            var answered = random.Next(40) == 0 ? "" : Show(received + Duration.FromMinutes(5 + (1500 * Math.Pow(random.NextDouble(), 2))));
            text.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"\"Order {random.Next(100_000)}, again\",{Show(received)},{answered},person{random.Next(9)}@customer{(int)(Customers * Math.Pow(random.NextDouble(), 2))}.example,Inbox"));
        }
    }

    private static string Show(Instant at) => at.ToString("uuuu-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
