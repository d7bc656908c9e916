using ActorTrading.Domain.Instruments;

namespace ActorTrading.Simulation.Venues;

/// <summary>The markets of a venue, in the order in which <c>MarketEvent.Instrument</c> counts them.</summary>
internal sealed class MarketBoard
{
    private readonly Dictionary<Symbol, Market> _bySymbol = [];
    private readonly ChangeLog? _changes;
    private Market[] _markets = [];

    public MarketBoard(IEnumerable<Instrument> instruments, ChangeLog? changes)
    {
        _changes = changes;
        foreach (var instrument in instruments)
        {
            List(instrument);
        }
    }

    public Market this[int index] => _markets[index];

    public IReadOnlyList<Market> All => _markets;

    public Market? Find(Symbol symbol) => _bySymbol.GetValueOrDefault(symbol);

    /// <exception cref="ArgumentException">The venue has no such market.</exception>
    public Market Of(Symbol symbol) => Find(symbol)
        ?? throw new ArgumentException(
            $"The venue does not trade {symbol}, and an account has a position or an order in it. List it again.");

    /// <summary>Opens a market behind those that there are.</summary>
    public void List(Instrument instrument)
    {
        var market = new Market(_markets.Length, instrument, _changes);
        _bySymbol.Add(instrument.Symbol, market);
        _markets = [.. _markets, market];
    }
}
