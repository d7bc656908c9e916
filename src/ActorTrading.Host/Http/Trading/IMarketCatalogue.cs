using ActorTrading.Domain.Instruments;

namespace ActorTrading.Host.Http.Trading;

/// <summary>The markets that this node has data and a venue for.</summary>
public interface IMarketCatalogue
{
    /// <summary>The terms of a market as its venue states them now; null where the node does not know it.</summary>
    Instrument? Find(Symbol symbol);
}
