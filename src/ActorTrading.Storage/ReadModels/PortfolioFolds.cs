using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Projections;
using ActorTrading.Storage.ReadModels.Tables;
using ActorTrading.Storage.ReadModels.Writing;

namespace ActorTrading.Storage.ReadModels;

/// <summary>
/// Portfolios as the projection folds them: by the fold of the domain itself, so that positions and money are those of
/// the engine. What only decisions look back on is left out. Keeps the latest in memory, all of them in the file.
/// </summary>
internal sealed class PortfolioFolds
{
    /// <summary>Portfolios kept in memory between batches; some ten megabytes.</summary>
    private const int KeptMax = 1_000;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Folds an event in.</summary>
    public PortfolioChange Apply(in JournalledEvent e, PortfolioEvent @event, RowWriter rows)
    {
        var id = e.Record.Entity.Key;
        var isNew = false;
        if (!_entries.TryGetValue(id, out var entry))
        {
            var state = PortfolioTable.Load(id, rows);
            isNew = state is null;
            entry = _entries[id] = new Entry(state ?? PortfolioDecider.Initial(new PortfolioId(id)));
        }

        var before = entry.State;
        var change = new PortfolioChange(e.Offset, e.Record, @event, before, Fold(before, @event));
        if (isNew)
        {
            PortfolioTable.Begin(change, rows);
        }

        entry.Take(change);
        return change;
    }

    /// <summary>Writes what has changed since the last time.</summary>
    public void Flush(RowWriter rows)
    {
        foreach (var (_, entry) in _entries)
        {
            if (entry.IsChanged)
            {
                entry.State = Trimmed(entry.State);
                PortfolioTable.Write(entry.State, entry.Sequence, entry.At, rows);
                entry.IsChanged = false;
            }
        }
    }

    /// <summary>Makes room after a batch that is committed.</summary>
    public void Shrink()
    {
        if (_entries.Count > KeptMax)
        {
            _entries.Clear();
        }
    }

    /// <summary>Forgets everything that is not in the file.</summary>
    public void Forget() => _entries.Clear();

    // Firings are the most frequent events and touch nothing that is shown of a portfolio.
    private static Portfolio Fold(Portfolio portfolio, PortfolioEvent @event) => @event switch
    {
        PortfolioEvent.RuleFired or PortfolioEvent.RuleRearmed => portfolio,
        PortfolioEvent.OrderIntended e => PortfolioDecider.Evolve(
            portfolio, e with { Intent = e.Intent with { Why = Trimmed(e.Intent.Why) } }),
        _ => PortfolioDecider.Evolve(portfolio, @event),
    };

    private static OrderWhy Trimmed(OrderWhy why) => why with { Explanation = null, Sizing = [], Verdicts = [] };

    private static Portfolio Trimmed(Portfolio portfolio) => portfolio with
    {
        Policy = TradingPolicy.Default,
        SpentRules = ImmutableSortedDictionary<RuleOnSymbol, Domain.Rules.RuleArming>.Empty,
        QueuedCloses = ImmutableSortedDictionary<Symbol, QueuedClose>.Empty,
        RefusedExits = ImmutableSortedDictionary<Symbol, RefusedExit>.Empty,
        ClosedTrades = [],
        RecentTrades = [],
        RecentOrders = [],
        Locks = [],
    };

    private sealed class Entry(Portfolio state)
    {
        public Portfolio State { get; set; } = state;

        public long Sequence { get; private set; }

        public Timestamp At { get; private set; }

        public bool IsChanged { get; set; }

        public void Take(PortfolioChange change)
        {
            if (!ReferenceEquals(change.Before, change.After))
            {
                (State, Sequence, At) = (change.After, change.Record.Sequence, change.Event.At);
                IsChanged = true;
            }
        }
    }
}
