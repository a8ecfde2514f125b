using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Escalations;
using ChatSla.Graph;
using ChatSla.Teams;
using ChatSla.Watchdog;
using NodaTime;
using static ChatSla.Gallery.Office;
using static ChatSla.Gallery.Shots.QueryShots;

namespace ChatSla.Gallery.Shots;

/// <summary>What managers read.</summary>
internal static class ManagerShots
{
    private static readonly TeamsMember[] Managers = [new("29:1mia", "Mia Sjöberg", null), new("29:1per", "Per Ek", null)];

    public static IEnumerable<Shot> All() =>
    [
        new("Escalations/ManagerCard.cs", "manager-missed", Missed),
        new("Escalations/ManagerCard.cs", "manager-called", Called),
        new("Watchdog/BlindCard.cs", "blind", () => BlindCard.Blind(Support, At("13:20"), new MailboxTrouble("access denied", "In Exchange Online PowerShell: New-ManagementRoleAssignment -App OBJECT-ID -Role \"Application Mail.Read\" -CustomResourceScope ChatSla"), Managers, At("13:30")).Card),
        new("Watchdog/BlindCard.cs", "sighted", () => BlindCard.Sighted(Support, At("13:20"), At("15:00"), 7).Card),
    ];

    private static JsonObject Missed()
    {
        var query = Turned(Claimed(), "17:20");
        return ManagerCard.Missed(View(query), query.Running[0], At("17:20"), Zone).Render(Managers, "https://teams.microsoft.com/l/message/1/2");
    }

    private static JsonObject Called()
    {
        var query = Claimed();
        query.Escalate(Ada, "Their lawyer writes now. Who may promise a refund?", At("15:42"));
        return ManagerCard.Called(View(query), (QueryEvent.Escalated)query.History[^1], At("15:42"), Zone).Render(Managers, "https://teams.microsoft.com/l/message/1/2");
    }
}
