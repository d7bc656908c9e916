using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.Fields;
using ActorTrading.Domain.Strategies;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams;
using ActorTrading.Host.Configuration;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>
/// A run of rules over bars in memory: a back-test like any other, with the same entities, gate and simulated venue, of
/// which nothing is kept.
/// </summary>
internal sealed class DryRun
{
    private const int BarsOfPatience = 2;

    private readonly NewDryRun _wanted;
    private readonly Instrument _instrument;
    private readonly VenueOptions _venue;
    private readonly BacktestPortfolio _portfolio;

    public DryRun(NewDryRun wanted, Instrument instrument, StrategyDocument strategy, VenueOptions venue)
    {
        (_wanted, _instrument, _venue) = (wanted, instrument, venue);
        _portfolio = new BacktestPortfolio
        {
            Id = new PortfolioId("dry-run"),
            Cash = new Amount(wanted.Cash ?? DryRunLimits.CashDefault, instrument.Quote),
            Rules = strategy.Rules,
            Session = strategy.Session,
            Policy = Patient(strategy.Policy),
        };
    }

    /// <summary>How much must have been seen before the first decision.</summary>
    public TimeSpan WarmUp => BacktestWarmUp.LongestOf([_portfolio]);

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="BacktestSetupException">The rules cannot be run on these bars, for a reason.</exception>
    public DryRunAnswer Run(
        IReadOnlyList<MarketBar> bars, IReadOnlyList<RecommendationRow> advice, CancellationToken cancellation)
    {
        var log = new DryRunLog(_wanted.Limit ?? DryRunLimits.ShownDefault);
        using var source = new ListedBars(bars);
        var setup = new BacktestSetup
        {
            Feeds = [new MarketFeed(_instrument, _wanted.BarLength)],
            Source = source,
            Portfolios = [_portfolio],
            Venue = Venue(),
            TradeFrom = _wanted.From,
            Advice = advice,
            Watchers = [log],
            SnapshotEvery = 0,
        };
        var options = new RunReportOptions
        {
            Title = "dry run",
            ProductVersion = "",
            Clock = TimeProvider.System,
            Log = log,
        };
        var report = BacktestRunner.Run(setup, options, progress: null, cancellation).Report;
        return new DryRunAnswer
        {
            Symbol = _wanted.Symbol,
            Timeframe = _wanted.BarLength,
            From = report.Metrics.FirstTime,
            To = report.Metrics.LastTime,
            Bars = bars.Count,
            WarmUpBars = bars.Count(b => b.CloseTime < report.Metrics.FirstTime),
            Notes = [.. Notes(setup, bars, advice.Count)],
            Rules = [.. report.Rules.Select(DryRunRule.Of)],
            Firings = log.Firings,
            Orders = log.Orders,
            Metrics = DryRunMetrics.Of(report.Metrics, report.OpenPositions.Length),
            OrderHash = report.Fingerprint.OrderHash,
        };
    }

    private SimulatedVenueOptions Venue() => new()
    {
        Instruments = [_instrument],
        Model = VenueModel.Bar,
        Fees = _venue.Fees,
        Slippage = _venue.Slippage,
        Latency = _venue.Latency,
        Fills = new() { Participation = _venue.Participation },
        Margin = new() { DefaultLeverage = _portfolio.Policy.Leverage },
    };

    /// <summary>An age limit must let a bar live until the next has come, and one more in case of a gap.</summary>
    private TradingPolicy Patient(TradingPolicy policy)
    {
        var patience = _wanted.BarLength.Length * BarsOfPatience;
        var limits = policy.Limits;
        return policy with
        {
            TakerFeeRate = Math.Max(0m, _venue.Fees.TakerRate),
            Limits = limits.MaxDataAge < patience ? limits with { MaxDataAge = patience } : limits,
        };
    }

    private IEnumerable<string> Notes(BacktestSetup setup, IReadOnlyList<MarketBar> bars, int adviceCount)
    {
        var decideAt = _wanted.From ?? bars[^1].CloseTime;
        if (BacktestWarmUp.Check(setup.Portfolios, setup.Feeds, _ => bars[0].CloseTime, decideAt) is { } cold)
        {
            yield return cold.Message;
        }

        if (adviceCount == 0 && setup.Portfolios.SelectMany(p => p.Rules).FirstOrDefault(ReadsAdvice) is { } rule)
        {
            yield return $"Rule '{rule.Name}' reads advice, and none on {_wanted.Symbol} was posted to this node in "
                + "that time: conditions on advice are not true.";
        }
    }

    private bool ReadsAdvice(RuleDefinition rule) =>
        ConditionShapes.ComparisonsOf(ConditionShapes.Bind(rule.Conditions, _portfolio.Session.DefaultTimeframe))
            .Any(c => FieldCatalogue.Find(c.Field.Name)?.Scope == FieldScope.Advice);
}
