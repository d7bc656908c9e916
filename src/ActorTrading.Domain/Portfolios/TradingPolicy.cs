using System.Collections.Immutable;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Risk.Protections;

namespace ActorTrading.Domain.Portfolios;

/// <summary>The bounds within which a portfolio's rules may act. Set before the first session.</summary>
public sealed record TradingPolicy
{
    public static TradingPolicy Default { get; } = new();

    public RiskLimits Limits { get; init; } = RiskLimits.Default;

    public ImmutableArray<Protection> Protections { get; init; } = [];

    /// <summary>Expected taker fee as a fraction of the notional, for reservations and sizes.</summary>
    public decimal TakerFeeRate { get; init; } = 0.001m;

    /// <summary>
    /// Cash held back for a market order whose price moves before it trades, as a fraction of the notional.
    /// </summary>
    public decimal SlippageAllowance { get; init; } = 0.01m;

    /// <summary>Notional over margin for margined instruments.</summary>
    public decimal Leverage { get; init; } = 1m;

    /// <summary>Exits that time out this often are replaced by a market order; zero for never.</summary>
    public int ExitTimeoutCount { get; init; }

    /// <summary>Whether it allows and forbids the same, lists and tables compared by what is in them.</summary>
    public bool IsSameAs(TradingPolicy other) =>
        Protections.AsSpan().SequenceEqual(other.Protections.AsSpan())
        && Limits.IsSameAs(other.Limits)
        && this with { Protections = [], Limits = RiskLimits.None }
            == other with { Protections = [], Limits = RiskLimits.None };
}
