namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>
/// Equity of all portfolios together. It costs one multiplication per symbol that anybody holds, however many
/// portfolios hold it.
/// </summary>
internal sealed class EquityTotal(IReadOnlyList<SymbolTrack> symbols)
{
    private readonly decimal[] _slopes = new decimal[symbols.Count];
    private readonly decimal[] _sizes = new decimal[symbols.Count];
    private int[] _held = [];
    private decimal _constant;

    public void Replace(EquityLine before, EquityLine after)
    {
        Add(before, -1m);
        Add(after, 1m);
        _held = [.. Enumerable.Range(0, _slopes.Length).Where(i => _slopes[i] != 0m || _sizes[i] != 0m)];
    }

    /// <returns>Equity, and what the positions are worth whichever way they stand.</returns>
    public (decimal Equity, decimal Notional) Read()
    {
        var (equity, notional) = (_constant, 0m);
        foreach (var i in _held)
        {
            var price = symbols[i].Quote.Last;
            equity += _slopes[i] * price;
            notional += _sizes[i] * price;
        }

        return (equity, notional);
    }

    private void Add(EquityLine line, decimal sign)
    {
        _constant += sign * line.Constant;
        foreach (var term in line.Terms)
        {
            _slopes[term.Instrument] += sign * term.Slope;
            _sizes[term.Instrument] += sign * term.Size;
        }
    }
}
