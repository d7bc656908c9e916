using ActorTrading.Domain.Instruments;
using ActorTrading.Host.Http.Trading;
using ActorTrading.Host.Node.Markets;

namespace ActorTrading.Host.Node;

/// <summary>The markets that the node's feed brings.</summary>
internal sealed class MarketCatalogue(NodeMarket market) : IMarketCatalogue
{
    private readonly Dictionary<Symbol, Instrument> _bySymbol =
        market.Feeds.Select(f => f.Instrument).ToDictionary(i => i.Symbol);

    public Instrument? Find(Symbol symbol) => _bySymbol.GetValueOrDefault(symbol);
}
