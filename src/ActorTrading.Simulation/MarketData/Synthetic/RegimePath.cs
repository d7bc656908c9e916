using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Synthetic;

/// <summary>
/// A semi-Markov chain of regimes: each lasts between a quarter and seven quarters of the mean, then another follows by
/// fixed probabilities. Walked forwards only; every walk over the same options is the same.
/// </summary>
public sealed class RegimePath
{
    private const double ShortestShare = 0.25;
    private const double ShareSpread = 1.5;

    /// <summary>Probability of each regime, in the order of the enum, after each regime.</summary>
    private static readonly double[][] Following =
    [
        [0.00, 0.40, 0.35, 0.25],
        [0.60, 0.00, 0.20, 0.20],
        [0.50, 0.25, 0.00, 0.25],
        [0.40, 0.30, 0.30, 0.00],
    ];

    private readonly SeededRandom _random;
    private readonly double _meanTicks;

    public RegimePath(SyntheticOptions options)
    {
        _random = SyntheticSeeds.Of(options).Regimes;
        _meanTicks = options.RegimeLength.Ticks;
        Current = new(MarketRegime.Range, options.Start, options.Start + NextLength());
    }

    public RegimeSegment Current { get; private set; }

    /// <summary>The regime at a time that is not before the one last asked for.</summary>
    public RegimeSegment At(Timestamp time)
    {
        while (time >= Current.To)
        {
            Current = new(NextRegime(), Current.To, Current.To + NextLength());
        }

        return Current;
    }

    private TimeSpan NextLength() =>
        new((long)(_meanTicks * (ShortestShare + (ShareSpread * _random.NextDouble()))) + 1);

    private MarketRegime NextRegime()
    {
        var draw = _random.NextDouble();
        var row = Following[(int)Current.Regime];
        for (var regime = 0; regime < row.Length; regime++)
        {
            draw -= row[regime];
            if (draw < 0)
            {
                return (MarketRegime)regime;
            }
        }

        return MarketRegime.HighVolatility;
    }
}
