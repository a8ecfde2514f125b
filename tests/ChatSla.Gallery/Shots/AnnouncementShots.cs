using ChatSla.Customers;
using ChatSla.Languages;
using ChatSla.Storage;
using NodaTime;
using static ChatSla.Gallery.Office;

namespace ChatSla.Gallery.Shots;

/// <summary>What is announced of customers.</summary>
internal static class AnnouncementShots
{
    public static IEnumerable<Shot> All() =>
    [
        new("Customers/AnnouncementsCard.cs", "announcements", () => AnnouncementsCard.Render(
            AnnouncementStrings.ManyStand.With(2),
            [
                new AnnouncementRow { Target = "acme.com", Text = "Contract renewal this week: call before you mail", ByName = "Mia Sjöberg", SetAt = At("09:12"), Until = At("17:00") + Duration.FromDays(4) },
                new AnnouncementRow { Target = "gold", Text = "The warehouse is closed for stocktaking", ByName = "Per Ek", SetAt = At("Fri 15:00"), Until = At("17:00") + Duration.FromDays(9) },
            ],
            At("15:45"),
            Zone)),
    ];
}
