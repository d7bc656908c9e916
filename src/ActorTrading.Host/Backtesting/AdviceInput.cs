using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Host.Backtesting;

/// <summary>Advice from a file, read once to see that it is sound and again as the run goes.</summary>
internal static class AdviceInput
{
    /// <summary>The advice on these symbols, in order of time.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="symbols">What is traded.</param>
    /// <param name="strangers">How many rows are about something else, and are left out.</param>
    /// <exception cref="MarketDataException">The file or a row of it is wrong.</exception>
    public static IEnumerable<RecommendationRow> Read(string path, ImmutableArray<Symbol> symbols, out long strangers)
    {
        var input = new MarketDataInput(path);
        strangers = RecommendationFile.Read(input).LongCount(row => !symbols.Contains(row.Symbol));
        return RecommendationFile.Read(input).Where(row => symbols.Contains(row.Symbol));
    }
}
