using System.Collections.Immutable;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Engine.Ports;

/// <summary>What of all that was reported under an order's id is the order's own story.</summary>
public static class OrderStory
{
    /// <summary>
    /// Everything since the order was taken in. Refusals count only where it never was, and of them the newest. What
    /// was said of cancels is not told again.
    /// </summary>
    public static ImmutableArray<VenueReport> Of(IEnumerable<VenueReport> reports)
    {
        var story = ImmutableArray.CreateBuilder<VenueReport>();
        var isIn = false;
        foreach (var report in reports)
        {
            var starts = report is VenueReport.Accepted || (report is VenueReport.Rejected && !isIn);
            if (starts)
            {
                story.Clear();
                isIn = report is VenueReport.Accepted;
            }

            if (starts || (isIn && report is not (VenueReport.Rejected or VenueReport.CancelRejected)))
            {
                story.Add(report);
            }
        }

        return story.DrainToImmutable();
    }
}
