using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Synthetic;

/// <summary>The price of one symbol, step by step.</summary>
internal sealed class PriceWalk(SyntheticSymbol symbol, SyntheticOptions options, SeededRandom random)
{
    /// <summary>A trend moves by this many daily standard deviations a day.</summary>
    private const double TrendStrength = 0.6;
    private const double DaysPerYear = 365;

    /// <summary>In a range this share of the distance to its start is undone per day.</summary>
    private const double RangePullPerDay = 3;

    /// <summary>
    /// Multiples of the usual volatility per regime, in the order of the enum; their mean square is near one.
    /// </summary>
    private static readonly double[] VolatilityOf = [0.6, 0.9, 1.0, 1.8];

    private readonly double _common = Math.Sqrt(options.Correlation);
    private readonly double _own = Math.Sqrt(1 - options.Correlation);
    private readonly double _tick = (double)symbol.TickSize;
    private readonly double _lot = (double)symbol.LotStep;
    private double _anchor = (double)symbol.StartPrice;
    private Timestamp _anchoredAt = options.Start;

    public SyntheticSymbol Symbol { get; } = symbol;

    public SeededRandom Random { get; } = random;

    public double Price { get; private set; } = (double)symbol.StartPrice;

    /// <summary>The price in whole ticks, never less than one.</summary>
    public long Ticks => Math.Max(1, (long)((Price / _tick) + 0.5));

    public static double VolatilityIn(MarketRegime regime) => VolatilityOf[(int)regime];

    /// <summary>Moves by one step.</summary>
    /// <returns>The move in standard deviations of such a step.</returns>
    public double Step(in MarketStep step)
    {
        if (step.Regime.From != _anchoredAt)
        {
            (_anchor, _anchoredAt) = (Price, step.Regime.From);
        }

        // The variance follows the activity of the hour, so that the day's sum stays as it is.
        var deviation = Symbol.AnnualVolatility * VolatilityIn(step.Regime.Regime) * Math.Sqrt(
            step.YearShare * step.Activity);
        var draw = (_common * step.Shock) + (_own * ReturnModel.Normal(Random));
        var move = (Drift(step) * step.YearShare) + (deviation * draw) + step.Jump;
        Price = Math.Max(Price * Math.Max(1 + move, 0.5), _tick);
        return move / deviation;
    }

    /// <summary>A small move of its own between two bars.</summary>
    public void Gap(in MarketStep step) =>
        Price = Math.Max(
            Price * (1 + (Symbol.AnnualVolatility * Math.Sqrt(step.YearShare) * ReturnModel.Normal(Random))), _tick);

    public decimal PriceOf(long ticks) => ticks * Symbol.TickSize;

    /// <summary>Whole lots, as many as this share of the daily volume makes.</summary>
    public decimal QuantityOf(double share) => (long)(Symbol.DailyVolume * share / _lot) * Symbol.LotStep;

    /// <summary>Ticks between bid and ask; wider in wild regimes.</summary>
    public long SpreadTicks(MarketRegime regime) =>
        Math.Max(1, (long)((Price * Symbol.SpreadBasisPoints / 10_000 * VolatilityIn(regime) / _tick) + 0.5));

    private double Drift(in MarketStep step) => step.Regime.Regime switch
    {
        MarketRegime.TrendUp => Trend(),
        MarketRegime.TrendDown => -Trend(),
        MarketRegime.Range => RangePullPerDay * DaysPerYear * ((_anchor / Price) - 1),
        _ => 0,
    };

    /// <summary>Return per year.</summary>
    private double Trend() => TrendStrength * Symbol.AnnualVolatility * Math.Sqrt(DaysPerYear);
}
