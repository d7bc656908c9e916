using ActorTrading.Domain.MarketData;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>One feed's door to the queue.</summary>
/// <param name="firstInstrument">Where the feed's own list begins in that of the node.</param>
internal sealed class MarketInlet(EventQueue queue, InletPolicy policy, int firstInstrument, TimeProvider wall)
    : IMarketInlet
{
    public ValueTask Push(in MarketEvent e, CancellationToken cancellation)
    {
        var numbered = firstInstrument == 0 ? e : e.Of(e.Instrument + firstInstrument);
        var now = wall.GetTimestamp();
        return queue.TryAdd(numbered, now, policy) ? ValueTask.CompletedTask : Wait(numbered, now, cancellation);
    }

    private async ValueTask Wait(MarketEvent e, long receivedAt, CancellationToken cancellation)
    {
        do
        {
            await queue.WaitForRoom().WaitAsync(cancellation).ConfigureAwait(false);
        }
        while (!queue.TryAdd(e, receivedAt, policy));
    }
}
