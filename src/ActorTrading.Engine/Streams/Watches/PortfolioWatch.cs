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
    private readonly bool _followsPeaks;
    private PortfolioStanding? _standing;
    private bool _peakMoved;
    private Holdings _holdings = Holdings.None;

    public PortfolioWatch(PortfolioBinding binding, StageDirectory stages, WakeQueues queues)
    {
        (Id, Rules, Session) = (binding.Id, binding.Rules, binding.Session);
        _priceStages = stages.PriceStageOf;
        _limits = new LimitListener(this, queues.LimitsPassed);
        _marks = new MarkWatch(() => queues.MarksMoved(this));
        _symbols = [.. Session.Symbols.Select(s => new SymbolWatch(this, stages.EvaluationStageOf(s, Session), queues.Woken))];
        _followsPeaks = Rules.Fields.Any(f => f.Name == PeakField);
    }

    public PortfolioId Id { get; }

    public CompiledRuleSet Rules { get; }

    public SessionConfig Session { get; }

    public ImmutableArray<SymbolWatch> Symbols => _symbols;

    /// <summary>Best price since the position was opened, where a rule asks for it.</summary>
    public double? BestOf(Symbol symbol) =>
        _followsPeaks && _holdings.IndexOf(symbol) is >= 0 and var at ? _holdings.Items[at].Best : null;

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
        ResetMarks();
        foreach (var symbol in _symbols)
        {
            symbol.LedgerChanged();
        }
    }

    /// <summary>Looks at the holdings' marks after one of them left its band.</summary>
    public void LookAtMarks()
    {
        _marks.Look();
        if (_peakMoved)
        {
            _peakMoved = false;
            ResetMarks();
        }
    }

    public void Detach()
    {
        _marks.Detach();
        foreach (var symbol in _symbols)
        {
            symbol.Detach();
        }
    }

    private void ResetMarks()
    {
        var stages = _holdings.Items.Select(item => _priceStages(item.Symbol)).ToArray();
        _marks.Reset(_holdings, stages, Forms(stages));
    }

    private IEnumerable<LinearForm> Forms(SymbolStage[] stages)
    {
        var levels = _standing!.EquityLevels.Select(level =>
            MarkFields.FormOf("portfolio_equity", (double)level, _holdings, at: -1, _limits)!);
        var rules =
            from symbol in _symbols
            from rule in symbol.Rules
            where !rule.Needs.Marks.IsEmpty
            from form in MarkWatch.FormsOf(rule, _holdings, _holdings.IndexOf(symbol.Symbol))
            select form;
        return levels.Concat(rules).Concat(_followsPeaks ? PeakForms(stages) : []);
    }

    private IEnumerable<LinearForm> PeakForms(SymbolStage[] stages)
    {
        for (var i = 0; i < _holdings.Items.Length; i++)
        {
            var item = _holdings.Items[i];
            var terms = new double[_holdings.Items.Length];
            terms[i] = item.Sign;
            yield return new LinearForm(-item.Sign * item.Best, terms, new PeakListener(this, item, stages[i]));
        }
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
        var seen = at >= 0 && _holdings.Items[at].Sign == sign && _holdings.Items[at].Entry == (double)position.Entry.Value
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

    // A new best price moves the thresholds that hang on it; it is no reason to evaluate by itself.
    private sealed class PeakListener(PortfolioWatch watch, Holding holding, SymbolStage stage) : IMarkListener
    {
        public void MarksMoved()
        {
            var price = stage.Price.Value;
            if (holding.Sign * (price - holding.Best) > 0)
            {
                holding.Best = price;
                watch._peakMoved = true;
            }
        }
    }
}
