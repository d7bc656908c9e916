using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams.Live;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>Everything that the stream watches on behalf of one portfolio.</summary>
internal sealed class PortfolioWatch
{
    private const string PeakField = "position_distance_from_peak_percentage";

    private readonly StageDirectory _stages;
    private readonly MarkWatch _marks;
    private readonly LimitListener _limits;
    private readonly ImmutableArray<SymbolWatch> _symbols;
    private readonly List<PeakWatch> _peaks = [];
    private readonly WakeQueues _queues;
    private readonly bool _rulesLookAtPeaks;
    private PortfolioStanding? _standing;
    private Holdings _holdings;
    private bool _mustLook;

    /// <param name="before">The watch that this one takes the place of: what it saw of open positions goes on.</param>
    public PortfolioWatch(PortfolioBinding binding, StageDirectory stages, WakeQueues queues, PortfolioWatch? before)
    {
        (Id, Rules, Session) = (binding.Id, binding.Rules, binding.Session);
        (_stages, _queues) = (stages, queues);
        _holdings = before?._holdings ?? Holdings.None;
        _limits = new LimitListener(this, queues.LimitsPassed);
        _marks = new MarkWatch(Wake);
        _symbols =
        [
            .. Session.Symbols.Select(
                (s, place) => new SymbolWatch(this, stages.EvaluationStageOf(s, Session), place, queues.Woken)),
        ];
        MarkedSymbols = Session.Symbols;
        _rulesLookAtPeaks = Rules.Fields.Any(f => f.Name == PeakField);
    }

    public PortfolioId Id { get; }

    public CompiledRuleSet Rules { get; }

    public SessionConfig Session { get; }

    public ImmutableArray<SymbolWatch> Symbols => _symbols;

    /// <summary>
    /// Symbols whose prices the portfolio's worth or its rules depend on: the session's, and what is held besides.
    /// </summary>
    public ImmutableArray<Symbol> MarkedSymbols { get; private set; }

    /// <summary>Whether it stands in the queue of those whose equity passed a level.</summary>
    public bool AwaitsLimitLook { get; set; }

    public Timestamp? OpenedAt(Symbol symbol) => _holdings.PositionIn(symbol)?.OpenedAt;

    /// <summary>What the books say of a symbol.</summary>
    public OwnBooks BooksOn(Symbol symbol, Timestamp now) =>
        new(_standing?.Positions.Length ?? 0, OpenedAt(symbol) is { } opened ? now - opened : null);

    /// <summary>Best price since the position was opened, where a rule or a trailing exit asks for it.</summary>
    public double? BestOf(Symbol symbol)
    {
        foreach (var peak in _peaks)
        {
            if (peak.Holding.Symbol == symbol)
            {
                return peak.Holding.Best;
            }
        }

        return null;
    }

    /// <summary>The best price of each position that a rule or a trailing exit follows.</summary>
    public ImmutableArray<PositionPeak> Peaks() =>
        _peaks.Count == 0 ? [] : [.. _peaks.Select(p => PeakOf(p.Holding))];

    public void Observe(PortfolioStanding standing)
    {
        var ledgerChanged = _standing is null || _standing.LedgerVersion != standing.LedgerVersion;
        _standing = standing;
        foreach (var symbol in _symbols)
        {
            symbol.Observe(standing.Armings);
        }

        if (!ledgerChanged)
        {
            return;
        }

        _holdings = HoldingsOf(standing);
        MarkedSymbols = [.. Session.Symbols.Union(_holdings.Items.Select(i => i.Symbol))];
        FollowPeaks();
        ResetMarks();
        _queues.LimitsPassed(this);
        foreach (var symbol in _symbols)
        {
            symbol.LedgerChanged();
        }
    }

    /// <summary>Looks at the holdings' marks and peaks after one of them was passed.</summary>
    /// <returns>Whether a position has a new best price.</returns>
    public bool LookAtMarks()
    {
        _mustLook = false;
        var hasNewPeak = false;
        foreach (var peak in _peaks)
        {
            hasNewPeak |= peak.Advance();
        }

        _marks.Look();
        if (hasNewPeak && _rulesLookAtPeaks)
        {
            _marks.Restate(MarkedStages(), Forms());
        }

        return hasNewPeak;
    }

    /// <summary>Has every rule looked at, as when something changes that no threshold stands for.</summary>
    public void WakeAll()
    {
        foreach (var symbol in _symbols)
        {
            symbol.Wake();
        }
    }

    public void CorrelationsMoved()
    {
        foreach (var symbol in _symbols)
        {
            symbol.CorrelationsMoved();
        }
    }

    public void AdviceMoved()
    {
        foreach (var symbol in _symbols)
        {
            symbol.AdviceMoved();
        }
    }

    public void Detach()
    {
        _marks.Detach();
        DropPeaks();
        foreach (var symbol in _symbols)
        {
            symbol.Detach();
        }
    }

    private static PositionPeak PeakOf(Holding holding) => new(
        holding.Symbol,
        holding.Sign > 0 ? Side.Buy : Side.Sell,
        holding.OpenedAt,
        new Price((decimal)holding.Best));

    private void Wake()
    {
        if (!_mustLook)
        {
            _mustLook = true;
            _queues.MarksMoved(this);
        }
    }

    private void FollowPeaks()
    {
        DropPeaks();
        foreach (var holding in _holdings.Items)
        {
            if (holding.IsPosition && (_rulesLookAtPeaks || holding.IsTrailed))
            {
                _peaks.Add(new PeakWatch(holding, _stages.PriceStageOf(holding.Symbol), Wake));
            }
        }
    }

    private void DropPeaks()
    {
        foreach (var peak in _peaks)
        {
            peak.Detach();
        }

        _peaks.Clear();
    }

    private void ResetMarks() => _marks.Reset(MarkedStages(), Forms());

    private SymbolStage[] MarkedStages() =>
        [.. _holdings.Items.Select(item => _stages.PriceStageOf(item.Symbol))];

    private IEnumerable<LinearForm> Forms()
    {
        var levels = _standing!.EquityLevels.Select(level =>
            MarkFields.FormOf("portfolio_equity", (double)level, _holdings, at: -1, _limits)!);
        var rules =
            from symbol in _symbols
            from rule in symbol.Rules
            where !rule.Needs.Marks.IsEmpty
            from form in MarkWatch.FormsOf(rule, _holdings, _holdings.IndexOf(symbol.Symbol))
            select form;
        return levels.Concat(rules);
    }

    private Holdings HoldingsOf(PortfolioStanding standing)
    {
        var loose = standing.Loose.Where(l => _stages.Has(l.Symbol))
            .ToDictionary(l => l.Symbol, l => (double)l.Quantity);
        var held = standing.Positions.Where(p => _stages.Has(p.Symbol)).ToArray();
        return new(
            (double)(standing.Constant + standing.Positions.Except(held).Sum(p => p.Slope * p.Entry.Value)),
            (double)standing.FreeCash,
            (double)standing.PeakEquity,
            (double)standing.DayStartEquity,
            [
                .. held.Select(p => HoldingOf(p, loose.GetValueOrDefault(p.Symbol))),
                .. loose.Where(l => held.All(p => p.Symbol != l.Key))
                    .Select(l => new Holding(l.Key, Slope: 0, l.Value, Sign: 0, Entry: 0, Timestamp.MinValue)),
            ]);
    }

    private Holding HoldingOf(HeldPosition position, double loose)
    {
        var (sign, best) = (position.Side.Sign(), (double)position.Best.Value);
        var known = _holdings.PositionIn(position.Symbol);
        var seen = known is not null && known.Sign == sign && known.OpenedAt == position.OpenedAt
            ? known.Best
            : best;
        return new Holding(
            position.Symbol, (double)position.Slope, loose, sign, (double)position.Entry.Value, position.OpenedAt)
        {
            IsTrailed = position.IsTrailed,
            Best = sign > 0 ? Math.Max(best, seen) : Math.Min(best, seen),
        };
    }

    private sealed class LimitListener(PortfolioWatch watch, Action<PortfolioWatch> passed) : IMarkListener
    {
        public void MarksMoved() => passed(watch);
    }
}
