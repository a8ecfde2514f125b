using NodaTime;
using static ChatSla.Core.Calendars.Holidays.HolidayRule;

namespace ChatSla.Core.Calendars.Holidays;

/// <summary>Nothing moves off a weekend here; the holidays that always fall on one stand for completeness.</summary>
internal static class NordicHolidays
{
    /// <summary>Lag (1989:253) om allmänna helgdagar; eves as in semesterlagen (1977:480) section 3 a.</summary>
    public static HolidayTable Sweden { get; } = new(Weekends.Stay,
    [
        On(1, 1, "Nyårsdagen"),
        On(1, 5, "Trettondagsafton").Half,
        On(1, 6, "Trettondedag jul"),
        Easter(-3, "Skärtorsdagen").Half,
        Easter(-2, "Långfredagen"),
        Easter(0, "Påskdagen"),
        Easter(1, "Annandag påsk"),
        On(4, 30, "Valborgsmässoafton").Half,
        On(5, 1, "Första maj"),
        Easter(39, "Kristi himmelsfärdsdag"),
        Easter(49, "Pingstdagen"),
        On(6, 6, "Sveriges nationaldag"),
        From(6, 19, IsoDayOfWeek.Friday, "Midsommarafton").Eve,
        From(6, 20, IsoDayOfWeek.Saturday, "Midsommardagen"),
        From(10, 30, IsoDayOfWeek.Friday, "Allhelgonaafton").Half,
        From(10, 31, IsoDayOfWeek.Saturday, "Alla helgons dag"),
        On(12, 24, "Julafton").Eve,
        On(12, 25, "Juldagen"),
        On(12, 26, "Annandag jul"),
        On(12, 31, "Nyårsafton").Eve,
    ]);

    /// <summary>Lov om helligdager og helligdagsfred (LOV-1995-02-24-12); 1 and 17 May by LOV-1947-04-26-1.</summary>
    public static HolidayTable Norway { get; } = new(Weekends.Stay,
    [
        On(1, 1, "1. nyttårsdag"),
        Easter(-4, "Onsdag før skjærtorsdag").Half,
        Easter(-3, "Skjærtorsdag"),
        Easter(-2, "Langfredag"),
        Easter(0, "1. påskedag"),
        Easter(1, "2. påskedag"),
        On(5, 1, "1. mai"),
        On(5, 17, "17. mai"),
        Easter(39, "Kristi himmelfartsdag"),
        Easter(49, "1. pinsedag"),
        Easter(50, "2. pinsedag"),
        On(12, 24, "Julaften").Eve,
        On(12, 25, "1. juledag"),
        On(12, 26, "2. juledag"),
        On(12, 31, "Nyttårsaften").Eve,
    ]);

    /// <summary>Store bededag was abolished from 2024 (lov nr. 214 af 06/03/2023).</summary>
    public static HolidayTable Denmark { get; } = new(Weekends.Stay,
    [
        On(1, 1, "Nytårsdag"),
        Easter(-3, "Skærtorsdag"),
        Easter(-2, "Langfredag"),
        Easter(0, "Påskedag"),
        Easter(1, "2. påskedag"),
        Easter(26, "Store bededag").Until(2023),
        Easter(39, "Kristi himmelfartsdag"),
        Easter(49, "Pinsedag"),
        Easter(50, "2. pinsedag"),
        On(6, 5, "Grundlovsdag").Half,
        On(12, 24, "Juleaftensdag").Eve,
        On(12, 25, "Juledag"),
        On(12, 26, "2. juledag"),
        On(12, 31, "Nytårsaftensdag").Eve,
    ]);

    /// <summary>Kirkkolaki 652/2023, vappu by laki 272/1944 and itsenäisyyspäivä by laki 388/1937; the eves as in vuosilomalaki 162/2005.</summary>
    public static HolidayTable Finland { get; } = new(Weekends.Stay,
    [
        On(1, 1, "Uudenvuodenpäivä"),
        On(1, 6, "Loppiainen"),
        Easter(-2, "Pitkäperjantai"),
        Easter(0, "Pääsiäispäivä"),
        Easter(1, "2. pääsiäispäivä"),
        On(4, 30, "Vapunaatto").Half,
        On(5, 1, "Vappu"),
        Easter(39, "Helatorstai"),
        Easter(49, "Helluntaipäivä"),
        From(6, 19, IsoDayOfWeek.Friday, "Juhannusaatto").Eve,
        From(6, 20, IsoDayOfWeek.Saturday, "Juhannuspäivä"),
        From(10, 31, IsoDayOfWeek.Saturday, "Pyhäinpäivä"),
        On(12, 6, "Itsenäisyyspäivä"),
        On(12, 24, "Jouluaatto").Eve,
        On(12, 25, "Joulupäivä"),
        On(12, 26, "Tapaninpäivä"),
        On(12, 31, "Uudenvuodenaatto").Half,
    ]);
}
