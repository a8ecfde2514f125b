namespace ChatSla.Rehearsal;

public sealed class HtmlReport(RehearsalReport report)
{
    public string Write() => report.What;
}
