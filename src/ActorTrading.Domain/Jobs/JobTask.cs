using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Sessions;

namespace ActorTrading.Domain.Jobs;

/// <summary>What a job does.</summary>
public abstract record JobTask
{
    private JobTask()
    {
    }

    /// <summary>
    /// Whether a run of which the end is not known may be made again: its effect, made twice, is that of one.
    /// </summary>
    public bool IsRepeatable => this is not Backup;

    /// <summary>Starts a session; one that runs already with the same configuration is left as it is.</summary>
    public sealed record SessionStart(PortfolioId Portfolio, SessionConfig Config) : JobTask;

    public sealed record SessionStop(PortfolioId Portfolio, string Reason) : JobTask;

    /// <summary>Pulls bars of the last stretch of time into the market store.</summary>
    public sealed record DataCollection(
        ImmutableArray<Symbol> Symbols, Timeframe Timeframe, TimeSpan Lookback) : JobTask
    {
        public bool Equals(DataCollection? other) =>
            other is not null && Timeframe == other.Timeframe && Lookback == other.Lookback
            && Symbols.AsSpan().SequenceEqual(other.Symbols.AsSpan());

        public override int GetHashCode() => HashCode.Combine(Timeframe, Lookback, Symbols.Length);
    }

    /// <summary>Writes the performance of a portfolio in the day before the fire time.</summary>
    public sealed record Report(PortfolioId Portfolio) : JobTask;

    /// <summary>Builds the read models anew beside those in use, and compares.</summary>
    public sealed record ReadModelCheck : JobTask;

    public sealed record Backup : JobTask;
}
