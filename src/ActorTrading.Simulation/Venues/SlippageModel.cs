using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;

namespace ActorTrading.Simulation.Venues;

/// <summary>
/// How much worse than the price in reach an order that takes liquidity trades. Never beyond its limit price.
/// </summary>
public abstract record SlippageModel
{
    private const decimal BasisPointsPerWhole = 10_000m;

    private SlippageModel()
    {
    }

    public sealed record None : SlippageModel;

    /// <summary>A fixed fraction of the price, in hundredths of a per cent.</summary>
    public sealed record BasisPoints(decimal Points) : SlippageModel;

    /// <summary>A fixed number of the instrument's ticks.</summary>
    public sealed record Ticks(int Count) : SlippageModel;

    /// <summary>
    /// Price times impact times the square of the order's share of the volume, the share counted up to a limit.
    /// Volume is the bar's, or the size that is shown. Where there is none the share is at its limit.
    /// Source: the volume share model of LEAN, with its defaults of 2.5 per cent and 0.1.
    /// </summary>
    public sealed record VolumeShare(decimal VolumeLimit = 0.025m, decimal Impact = 0.1m) : SlippageModel;

    /// <summary>The price after slippage, rounded to the tick against the order.</summary>
    /// <param name="price">The price in reach.</param>
    /// <param name="side">The side of the order.</param>
    /// <param name="quantity">What is wanted.</param>
    /// <param name="volume">What trades or is shown; null where no volume is known.</param>
    /// <param name="tick">The tick of the instrument; zero for none.</param>
    internal decimal Worsen(decimal price, Side side, decimal quantity, decimal? volume, decimal tick)
    {
        var slip = this switch
        {
            None => 0m,
            BasisPoints points => price * points.Points / BasisPointsPerWhole,
            Ticks ticks => ticks.Count * tick,
            VolumeShare share => price * share.Impact * Square(share.ShareOf(quantity, volume)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (slip == 0m)
        {
            return price;
        }

        return side == Side.Buy ? Rounding.Up(price + slip, tick) : Math.Max(tick, Rounding.Down(price - slip, tick));
    }

    private static decimal Square(decimal value) => value * value;
}

file static class VolumeShares
{
    public static decimal ShareOf(this SlippageModel.VolumeShare model, decimal quantity, decimal? volume) =>
        volume is > 0m ? Math.Min(model.VolumeLimit, quantity / volume.Value) : model.VolumeLimit;
}
