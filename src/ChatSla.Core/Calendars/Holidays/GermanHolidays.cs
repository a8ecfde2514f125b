using NodaTime;
using static ChatSla.Core.Calendars.Holidays.HolidayRule;

namespace ChatSla.Core.Calendars.Holidays;

/// <summary>The sixteen Länder legislate; what stands in all of their laws comes first in each table. Nothing moves off a weekend.</summary>
internal static class GermanHolidays
{
    private static readonly HolidayRule[] Everywhere =
    [
        On(1, 1, "Neujahr"),
        Easter(-2, "Karfreitag"),
        Easter(1, "Ostermontag"),
        On(5, 1, "Tag der Arbeit"),
        Easter(39, "Christi Himmelfahrt"),
        Easter(50, "Pfingstmontag"),
        On(10, 3, "Tag der Deutschen Einheit"),
        On(12, 24, "Heiligabend").Eve,
        On(12, 25, "1. Weihnachtstag"),
        On(12, 26, "2. Weihnachtstag"),
        On(12, 31, "Silvester").Eve,
    ];

    /// <summary>Of whole Länder only, but for Bavaria's 15 August: Corpus Christi in parts of Saxony and Thuringia and Augsburg's 8 August are not here.</summary>
    private static readonly (string Laender, HolidayRule Rule)[] Elsewhere =
    [
        ("BW BY ST", On(1, 6, "Heilige Drei Könige")),
        ("BE", On(3, 8, "Internationaler Frauentag").Since(2019)),
        ("MV", On(3, 8, "Internationaler Frauentag").Since(2023)),
        ("BB", Easter(0, "Ostersonntag")),
        ("BB", Easter(49, "Pfingstsonntag")),
        ("BW BY HE NW RP SL", Easter(60, "Fronleichnam")),
        ("BY", On(8, 15, "Mariä Himmelfahrt (nur in überwiegend katholischen Gemeinden)")),
        ("SL", On(8, 15, "Mariä Himmelfahrt")),
        ("TH", On(9, 20, "Weltkindertag").Since(2019)),
        ("BB HB HH MV NI SH SN ST TH", On(10, 31, "Reformationstag")),
        ("BW BY NW RP SL", On(11, 1, "Allerheiligen")),
        ("SN", From(11, 16, IsoDayOfWeek.Wednesday, "Buß- und Bettag")),
        ("BE", Once(2020, 5, 8, "75. Jahrestag der Befreiung")),
        ("BE", Once(2025, 5, 8, "80. Jahrestag der Befreiung")),
        ("BE", Once(2028, 6, 17, "75. Jahrestag des Aufstandes vom 17. Juni 1953")),
    ];

    /// <param name="land">Two letters; empty for what holds in all of them.</param>
    public static HolidayTable Of(string land) =>
        new(Weekends.Stay, [.. Everywhere, .. Elsewhere.Where(one => one.Laender.Split(' ').Contains(land)).Select(one => one.Rule)]);
}
