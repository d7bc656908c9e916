using ActorTrading.Domain.MarketData;

namespace ActorTrading.Simulation.Paper;

/// <summary>
/// Something in the paper venue's queue: a request, a market event, or neither where a quote was overtaken.
/// </summary>
internal readonly record struct PaperItem(PaperRequest? Request, MarketEvent Event, bool IsEvent)
{
    public static PaperItem Of(PaperRequest request) => new(request, default, IsEvent: false);

    public static PaperItem Of(in MarketEvent e) => new(null, e, IsEvent: true);
}
