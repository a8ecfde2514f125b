using ChatSla.Core.Queries;

namespace ChatSla.Core.Tests.Queries;

public sealed class SuggestionTests
{
    [Fact]
    public void What_a_person_says_to_be_another_query_is_not_suggested_again()
    {
        var (older, query) = (Desk.OpenWhole("09:00", 1), Desk.OpenWhole("09:20", 2));
        query.SuggestMerge(older, Desk.At("09:20"));
        query.SuggestMerge(older, Desk.At("09:21"));
        Assert.Equal(1, Assert.Single(query.History.OfType<QueryEvent.MergeSuggested>()).IntoNumber);

        query.DismissMerge(Desk.Ada, Desk.At("09:30"));
        query.DismissMerge(Desk.Bo, Desk.At("09:31"));
        query.SuggestMerge(older, Desk.At("09:40"));

        Assert.Null(query.Suggestion);
        Assert.Equal(Desk.Ada, Assert.Single(query.History.OfType<QueryEvent.MergeDismissed>()).By);
    }

    [Fact]
    public void A_query_does_not_look_like_itself()
    {
        var query = Desk.OpenWhole();
        query.SuggestMerge(query, Desk.At("09:20"));

        Assert.Null(query.Suggestion);
    }
}
