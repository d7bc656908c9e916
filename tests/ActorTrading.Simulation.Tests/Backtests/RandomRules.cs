using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Fields;
using ActorTrading.Domain.Sizing;

namespace ActorTrading.Simulation.Tests.Backtests;

/// <summary>
/// Rule sets drawn from a seed: entries on the market and on what is held, exits and risk rules on everything else,
/// with thresholds where values of a day of minutes really pass. The same seed gives the same rules.
/// </summary>
internal sealed class RandomRules(int seed, decimal price)
{
    private const int ConditionsMax = 3;

    private static readonly ComparisonOperator[] Orderings =
    [
        ComparisonOperator.GreaterThan, ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.LessThan, ComparisonOperator.LessOrEqual,
    ];

    private readonly Random _random = new(seed);

    /// <summary>
    /// Whether rules may look at cash, which one symbol's order changes for another at the same moment.
    /// </summary>
    public bool LooksAtCash { get; init; } = true;

    public ImmutableArray<RuleDefinition> Draw() =>
    [
        .. Enumerable.Range(1, 3).Select(i => Rule($"entry {i}", RuleType.Entry, MarketOrElse(5), Buy())),
        .. Enumerable.Range(1, 2).Select(i => Rule($"exit {i}", RuleType.Exit, MarketOrElse(1), Exit())),
        Rule("risk", RuleType.Risk, MarketOrElse(1), new RuleAction.CancelOrders()),
        Rule("told", RuleType.Risk, MarketOrElse(1), new RuleAction.Notify("It is so.")),
    ];

    private RuleDefinition Rule(string name, RuleType type, Func<Condition> leaf, RuleAction action) => new()
    {
        Name = name,
        Type = type,
        Conditions = new([.. Enumerable.Range(0, _random.Next(1, ConditionsMax)).Select(_ => Node(leaf, depth: 2))]),
        Actions = [action],
        Priority = _random.Next(3),
        Cooldown = _random.Next(4) == 0 ? TimeSpan.FromMinutes(_random.Next(1, 40)) : null,
    };

    private Condition Node(Func<Condition> leaf, int depth) => depth == 0 ? leaf() : _random.Next(7) switch
    {
        0 => new Condition.Not(Node(leaf, depth - 1)),
        1 => new Condition.Any([Node(leaf, depth - 1), Node(leaf, depth - 1)]),
        2 => new Condition.All([Node(leaf, depth - 1), Node(leaf, depth - 1)]),
        _ => leaf(),
    };

    /// <param name="market">So many leaves on the market for each on something else.</param>
    private Func<Condition> MarketOrElse(int market) =>
        () => _random.Next(market + 1) < market ? Market() : OfPortfolio();

    private Condition.Comparison Market() => _random.Next(8) switch
    {
        0 => Compare(Field("rsi", ("period", 14)), Ordering(), _random.Next(25, 75)),
        1 => new Condition.Comparison(
            Field("ema", ("period", 5)), Crossing(), new Operand.Field(Field("ema", ("period", 21)))),
        2 => new Condition.Comparison(
            Field("price"), Ordering(), new Operand.Field(Field("sma", ("period", 20)), 1 + (0.004 * Signed()))),
        3 => Compare(Field("price"), Crossing(), (double)price * (1 + (0.02 * Signed()))),
        4 => new Condition.Comparison(
            Field("rsi", ("period", 7)), ComparisonOperator.Between, new Operand.Range(30, _random.Next(40, 80))),
        5 => Compare(Field("change", ("period", 5)), Ordering(), 0.3 * Signed()),
        6 => Compare(Bound("rsi", 5, ("period", 5)), Crossing(), _random.Next(30, 70)),
        _ => new Condition.Comparison(
            Bound("close", 15), Ordering(), new Operand.Field(Bound("sma", 15, ("period", 4)))),
    };

    private Condition.Comparison OfPortfolio() => _random.Next(15) switch
    {
        0 => Compare(Field("position_pnl_percentage"), Ordering(), 1.5 * Signed()),
        1 => Compare(Field("position_pnl"), Ordering(), 40 * Signed()),
        2 => Compare(Field("position_holding_minutes"), Ordering(), _random.Next(0, 60)),
        3 => Compare(Field("position_distance_from_peak_percentage"), Ordering(), 0.9 * _random.NextDouble()),
        4 => Compare(Field("position_size_percentage"), Ordering(), _random.Next(5, 40)),
        5 => Compare(Field("portfolio_exposure_percentage"), Ordering(), _random.Next(5, 70)),
        6 => Compare(Field("portfolio_drawdown_percentage"), Ordering(), 0.5 * _random.NextDouble()),
        7 => Compare(Field("portfolio_daily_pnl_percentage"), Ordering(), 0.4 * Signed()),
        8 => Compare(Field("portfolio_equity"), Ordering(), 10_000 + (60 * Signed())),
        9 when LooksAtCash => Compare(Field("portfolio_cash_percentage"), Ordering(), _random.Next(20, 100)),
        10 => Compare(Field("position_open"), ComparisonOperator.Equals, _random.Next(2)),
        11 => new Condition.Comparison(
            Field("position_pnl_percentage"), Ordering(), new Operand.Field(Field("change", ("period", 5)), 1.5)),
        12 => Compare(Field("open_positions"), Ordering(), _random.Next(3)),
        13 => new Condition.Comparison(
            Field("open_positions"),
            _random.Next(2) == 0 ? ComparisonOperator.In : ComparisonOperator.NotIn,
            new Operand.Numbers([_random.Next(2), 2])),
        _ => new Condition.Comparison(
            Field("time_of_day"),
            ComparisonOperator.Between,
            new Operand.Range(_random.Next(600), _random.Next(600, 1_400))),
    };

    private RuleAction.Buy Buy() => new(new SizingMethod.PercentageOfEquity(_random.Next(5, 30)), Terms())
    {
        Exits = _random.Next(5) switch
        {
            0 => ExitPlan.None,
            1 => new() { StopLossPercentage = 0.6m, TakeProfitPercentage = 0.9m },
            2 => new() { StopLossPercentage = 1m, Trailing = new(null, 0.3m, new(30m, TrailUnit.BasisPoints)) },
            3 => new()
            {
                Trailing = new(new(0.005m, TrailUnit.Ratio), 0m, new(0.005m, TrailUnit.Ratio)),
                TakeProfitPercentage = 2m,
            },
            _ => new()
            {
                StopLossPercentage = 1.2m,
                RoiTable = [new(TimeSpan.Zero, 0.01m), new(TimeSpan.FromMinutes(20), 0.002m)],
                TimeExit = TimeSpan.FromMinutes(_random.Next(5, 90)),
            },
        },
    };

    private RuleAction Exit() => _random.Next(3) switch
    {
        0 => new RuleAction.Sell(new SizingMethod.FullPosition(), OrderTerms.Market),
        1 => new RuleAction.Sell(new SizingMethod.PercentageOfEquity(4m), OrderTerms.Market),
        _ => new RuleAction.Close(OrderTerms.Market),
    };

    private OrderTerms Terms() => _random.Next(3) == 0
        ? new()
        {
            Type = OrderType.Limit,
            LimitOffsetPercentage = 0.05m,
            UnfilledTimeout = TimeSpan.FromMinutes(7),
        }
        : OrderTerms.Market;

    private double Signed() => (2 * _random.NextDouble()) - 1;

    private ComparisonOperator Ordering() => Orderings[_random.Next(Orderings.Length)];

    private ComparisonOperator Crossing() =>
        _random.Next(2) == 0 ? ComparisonOperator.CrossesAbove : ComparisonOperator.CrossesBelow;

    private static Condition.Comparison Compare(FieldRef field, ComparisonOperator comparing, double value) =>
        new(field, comparing, new Operand.Number(value));

    private static FieldRef Field(string name, params (string Name, double Value)[] parameters) =>
        FieldCatalogue.Get(name).Reference(parameters.ToDictionary(p => p.Name, p => p.Value));

    private static FieldRef Bound(string name, int minutes, params (string Name, double Value)[] parameters) =>
        FieldCatalogue.Get(name)
            .Reference(parameters.ToDictionary(p => p.Name, p => p.Value), timeframe: Timeframe.OfMinutes(minutes));
}
