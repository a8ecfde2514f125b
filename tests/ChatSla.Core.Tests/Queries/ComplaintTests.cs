using ChatSla.Core.Queries;

namespace ChatSla.Core.Tests.Queries;

/// <summary>The customer complains, says a person, and takes that back.</summary>
public sealed class ComplaintTests
{
    private readonly Query query = Desk.Open();

    [Fact]
    public void A_complaint_says_who_marked_it_and_why_and_moves_no_clock()
    {
        var due = query.Current!.DueAt;

        Assert.Null(query.MarkComplaint(Desk.Ada, " Third parcel lost ", Desk.At("09:10")));

        Assert.Equal(new QueryEvent.ComplaintMarked(Desk.At("09:10"), Desk.Ada, "Third parcel lost"), query.Complaint);
        Assert.Equal(due, query.Current!.DueAt);
    }

    [Fact]
    public void It_is_marked_once_with_a_reason_and_unmarked_once()
    {
        Assert.IsType<Refusal.ReasonMissing>(query.MarkComplaint(Desk.Ada, " ", Desk.At("09:10")));
        Assert.IsType<Refusal.NoComplaint>(query.UnmarkComplaint(Desk.Ada, Desk.At("09:10")));
        query.MarkComplaint(Desk.Ada, "Lost", Desk.At("09:10"));
        Assert.Equal(new Refusal.AlreadyComplaint(Desk.Ada, Desk.At("09:10")), query.MarkComplaint(Desk.Bo, "Lost", Desk.At("09:11")));

        Assert.Null(query.UnmarkComplaint(Desk.Bo, Desk.At("09:20")));
        Assert.Null(query.Complaint);
        Assert.IsType<Refusal.NoComplaint>(query.UnmarkComplaint(Desk.Bo, Desk.At("09:21")));
    }

    [Fact]
    public void A_closed_query_may_be_a_complaint_and_a_merged_one_is_so_where_it_goes_on()
    {
        Assert.Null(query.Closes("09:05").MarkComplaint(Desk.Ada, "Lost", Desk.At("09:10")));

        var (one, other) = (Desk.OpenWhole(number: 1), Desk.OpenWhole(number: 2));
        one.MarkComplaint(Desk.Bo, "Broken", Desk.At("09:10"));
        Assert.Null(one.MergeInto(other, Desk.Ada, Desk.At("09:20"), Desk.Whole));

        Assert.Equal((Desk.Bo, "Broken"), (other.Complaint!.By, other.Complaint.Reason));
        Assert.IsType<Refusal.AlreadyMerged>(one.UnmarkComplaint(Desk.Ada, Desk.At("09:30")));
    }
}
