using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;

namespace ActorTrading.Engine.Streams;

/// <summary>
/// What happened before somebody began to look: with it an indicator that a rule asks for today is what it would be had
/// it been followed all along.
/// </summary>
/// <remarks>
/// Obligations: it knows every event that the stream has seen, and none that the stream has not. Asked on the stream's
/// thread only.
/// </remarks>
public interface IBarHistory
{
    /// <summary>The last finished bars of one length, oldest first; fewer where there are no more.</summary>
    IReadOnlyList<MarketEvent> Last(int instrument, Timeframe timeframe, int count);

    /// <summary>The bar that is not over; null where nothing is known of it.</summary>
    /// <param name="source">
    /// Of whose finished bars it is to be made; <see cref="Timeframe.Tick"/> for everything that has come.
    /// </param>
    BarInProgress? SoFar(int instrument, Timeframe timeframe, Timeframe source);
}
