using System.Collections.Immutable;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Simulation.Tests.Backtests;

/// <summary>What came of a back-test: the portfolios' events as text, the hash over all states, the states.</summary>
internal sealed record BacktestRun(
    IReadOnlyList<string> Journal, string StateHash, ImmutableArray<Portfolio> Portfolios)
{
    public IEnumerable<string> JournalOf(PortfolioId portfolio) =>
        Journal.Where(line => line.StartsWith($"{portfolio} ", StringComparison.Ordinal));

    public int Count<TEvent>()
        where TEvent : PortfolioEvent =>
        Journal.Count(line => line.Contains($" {typeof(TEvent).Name} ", StringComparison.Ordinal));
}
