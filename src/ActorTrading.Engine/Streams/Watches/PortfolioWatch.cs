using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Sessions;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>Everything that the stream watches on behalf of one portfolio.</summary>
internal sealed class PortfolioWatch
{
    private const string PeakField = "position_distance_from_peak_percentage";

    private readonly Func<Symbol, SymbolStage> _priceStages;
    private readonly MarkWatch _marks;
    private readonly LimitListener _limits;
    private readonly ImmutableArray<SymbolWatch> _symbols;
    private readonly List<PeakWatch> _peaks = [];
    private readonly WakeQueues _queues;
    private readonly bool _rulesLookAtPeaks;
    private PortfolioStanding? _standing;
    private Holdings _holdings = Holdings.None;
    private bool _mustLook;

    public PortfolioWatch(PortfolioBinding binding, StageDirectory stages, WakeQueues queues)
    {
        (Id, Rules, Session) = (binding.Id, binding.Rules, binding.Session);
        _priceStages = stages.PriceStageOf;
        _queues = queues;
        _limits = new LimitListener(this, queues.LimitsPassed);
        _marks = new MarkWatch(Wake);
        _symbols =
        [
            .. Session.Symbols.Select(s => new SymbolWatch(this, stages.EvaluationStageOf(s, Session), queues.Woken)),
        ];
        _rulesLookAtPeaks = Rules.Fields.Any(f => f.Name == PeakField);
    }

    public PortfolioId Id { get; }

    public CompiledRuleSet Rules { get; }

    public SessionConfig Session { get; }

    public ImmutableArray<SymbolWatch> Symbols => _symbols;

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
        FollowPeaks(standing);
        ResetMarks();
        foreach (var symbol in _symbols)
        {
            symbol.LedgerChanged();
        }
    }

    /// <summary>Looks at the holdings' marks and peaks after one of them was passed.</summary>
    public void LookAtMarks()
    {
        _mustLook = false;
        var hasNewPeak = false;
        foreach (var peak in _peaks)
        {
            var before = peak.Holding.Best;
            peak.Advance();
            hasNewPeak |= peak.Holding.Best != before;
        }

        _marks.Look();
        if (hasNewPeak && _rulesLookAtPeaks)
        {
            ResetMarks();
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

    private void Wake()
    {
        if (!_mustLook)
        {
            _mustLook = true;
            _queues.MarksMoved(this);
        }
    }

    private void FollowPeaks(PortfolioStanding standing)
    {
        DropPeaks();
        for (var i = 0; i < _holdings.Items.Length; i++)
        {
            if (_rulesLookAtPeaks || standing.Positions[i].IsTrailed)
            {
                _peaks.Add(new PeakWatch(_holdings.Items[i], _priceStages(_holdings.Items[i].Symbol), Wake));
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

    private void ResetMarks()
    {
        var stages = _holdings.Items.Select(item => _priceStages(item.Symbol)).ToArray();
        _marks.Reset(_holdings, stages, Forms());
    }

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

    private Holdings HoldingsOf(PortfolioStanding standing) => new(
        (double)standing.Constant,
        (double)standing.FreeCash,
        (double)standing.PeakEquity,
        (double)standing.DayStartEquity,
        [.. standing.Positions.Select(HoldingOf)]);

    private Holding HoldingOf(HeldPosition position)
    {
        var (sign, best) = (position.Side.Sign(), (double)position.Best.Value);
        var at = _holdings.IndexOf(position.Symbol);
        var seen = at >= 0
            && _holdings.Items[at].Sign == sign
            && _holdings.Items[at].Entry == (double)position.Entry.Value
            ? _holdings.Items[at].Best
            : best;
        return new Holding(position.Symbol, (double)position.Slope, sign, (double)position.Entry.Value)
        {
            Best = sign > 0 ? Math.Max(best, seen) : Math.Min(best, seen),
        };
    }

    private sealed class LimitListener(PortfolioWatch watch, Action<PortfolioWatch> passed) : IMarkListener
    {
        public void MarksMoved() => passed(watch);
    }
}
