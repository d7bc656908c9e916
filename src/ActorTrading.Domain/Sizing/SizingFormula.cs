using System.Diagnostics;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Risk;

namespace ActorTrading.Domain.Sizing;

/// <summary>What each method asks for, before any cap and rounding.</summary>
internal static class SizingFormula
{
    private const decimal PointsPerWhole = 100m;

    /// <summary>
    /// A volatility below a hundredth of a per cent a year is a feed that stands still, not a calm market.
    /// </summary>
    private const decimal VolatilityMin = 0.0001m;

    private const decimal VolatilityMax = 1_000m;

    /// <param name="unitValue">Quote currency for one unit at the reference price.</param>
    /// <param name="equity">In the quote currency.</param>
    public static Wish Of(SizingRequest request, decimal unitValue, decimal equity, SizingTrace trace) =>
        request.Method switch
        {
            SizingMethod.FixedQuantity m => Wish.Of(m.Quantity),
            SizingMethod.FixedNotional m => Wish.Of(SaneNumber.Divide(m.Notional, unitValue)),
            SizingMethod.PercentageOfEquity m => Share(m.Percentage / PointsPerWhole, unitValue, equity),
            SizingMethod.Kelly m => Kelly(m, request, (unitValue, equity), trace),
            SizingMethod.RiskPerTrade m => RiskPerTrade(m, request, equity, trace),
            SizingMethod.VolatilityTarget m => VolatilityTarget(m, request, (unitValue, equity), trace),
            SizingMethod.FullPosition => Wish.Of(SaneNumber.Max),
            _ => throw new UnreachableException(),
        };

    private static Wish Share(decimal fraction, decimal unitValue, decimal equity) =>
        Wish.Of(SaneNumber.Divide(equity * fraction, unitValue));

    private static Wish Kelly(
        SizingMethod.Kelly method, SizingRequest request, (decimal UnitValue, decimal Equity) money, SizingTrace trace)
    {
        var trades = request.Portfolio.ClosedTrades;
        trace.Note("closed_trades", trades.Length);
        if (trades.Length < method.MinimumTrades)
        {
            return Wish.Refused(
                SizingCodes.TooFewTrades,
                $"Kelly sizing needs {method.MinimumTrades} closed trades; the portfolio has {trades.Length}.");
        }

        if (KellyFraction.Of(trades) is not { } kelly)
        {
            return Wish.Refused(SizingCodes.NoEdge, $"None of the portfolio's {trades.Length} closed trades won.");
        }

        trace.Note("win_rate", kelly.WinRate);
        trace.Note("average_win", kelly.AverageWin);
        trace.Note("average_loss", kelly.AverageLoss);
        if (trace.Note("kelly_fraction", kelly.Value) <= 0m)
        {
            return Wish.Refused(
                SizingCodes.NoEdge, $"The portfolio's trades have no edge: Kelly fraction {kelly.Value:0.####}.");
        }

        var used = Math.Min(kelly.Value * method.Fraction, method.CapPercentage / PointsPerWhole);
        return Share(trace.Note("fraction_used", used), money.UnitValue, money.Equity);
    }

    private static Wish RiskPerTrade(
        SizingMethod.RiskPerTrade method, SizingRequest request, decimal equity, SizingTrace trace)
    {
        if (request.StopPrice is not { } stop)
        {
            return Wish.Refused(
                SizingCodes.StopMissing,
                "Sizing by risk per trade needs a stop price; attach a stop-loss to the action.");
        }

        var distance = request.Side.Sign() * (request.ReferencePrice.Value - stop.Value);
        trace.Note("stop_distance", distance);
        if (distance <= 0m || stop.Value < 0m)
        {
            var where = request.Side == Side.Buy ? "below" : "above";
            return Wish.Refused(
                SizingCodes.StopOnWrongSide, $"The stop {stop} must be {where} the price {request.ReferencePrice}.");
        }

        var risked = trace.Note("risked", equity * (method.Percentage / PointsPerWhole));
        return Wish.Of(SaneNumber.Divide(risked, distance * request.Instrument.ContractMultiplier));
    }

    private static Wish VolatilityTarget(
        SizingMethod.VolatilityTarget method,
        SizingRequest request,
        (decimal UnitValue, decimal Equity) money,
        SizingTrace trace)
    {
        // The comparison is false for a volatility that is not a number, too.
        if (request.AnnualisedVolatility is not { } raw
            || !(raw >= (double)VolatilityMin && raw <= (double)VolatilityMax))
        {
            return Wish.Refused(
                SizingCodes.VolatilityMissing,
                $"{request.Instrument.Symbol} has no volatility ({request.AnnualisedVolatility}); let it warm up.");
        }

        var volatility = trace.Note("annualised_volatility", (decimal)raw);
        return Share(method.Percentage / PointsPerWhole / volatility, money.UnitValue, money.Equity);
    }
}

/// <summary>A quantity asked for, or why none can be.</summary>
internal readonly record struct Wish(decimal Size, Refusal? Refusal)
{
    public static Wish Of(decimal size) => new(size, null);

    public static Wish Refused(string code, string message) => new(0m, new(code, message));
}
