using System.Collections.Immutable;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Risk.Protections;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Risk;

/// <summary>An order about to be journalled, with all that the gate judges it by.</summary>
public sealed record RiskRequest
{
    public required OrderSpec Order { get; init; }

    /// <summary>The order's market.</summary>
    public required MarketReference Market { get; init; }

    public required PortfolioView Portfolio { get; init; }

    public required RiskLimits Limits { get; init; }

    public required Timestamp Now { get; init; }

    /// <summary>The effective level for the order's account, portfolio and symbol.</summary>
    public required HaltLevel Halt { get; init; }

    /// <summary>
    /// The session that the order is made in; null for an operator's own order, which no session holds back.
    /// </summary>
    public required Session? Session { get; init; }

    /// <summary>Markets of orders in flight in other symbols, so that their worth is known.</summary>
    public ImmutableSortedDictionary<Symbol, MarketReference> OtherMarkets { get; init; } =
        ImmutableSortedDictionary<Symbol, MarketReference>.Empty;

    /// <summary>The stop that will protect the position, for risk per trade; null where there is none.</summary>
    public Price? ProtectiveStop { get; init; }

    public decimal TakerFeeRate { get; init; }

    /// <summary>Notional over margin, for margined instruments.</summary>
    public decimal Leverage { get; init; } = 1m;

    /// <summary>Free cash in the quote currency; null where the portfolio's free cash pays, converted.</summary>
    public Amount? FreeQuote { get; init; }

    /// <summary>
    /// Exposure of all portfolios on the account, all in flight included, in the base currency; null for unknown.
    /// </summary>
    public Amount? AccountExposure { get; init; }

    /// <summary>Of the order's symbol with what is held.</summary>
    public ImmutableArray<SymbolCorrelation> Correlations { get; init; } = [];

    /// <summary>Orders sent lately, also those that are done.</summary>
    public ImmutableArray<RecentOrder> RecentOrders { get; init; } = [];

    /// <summary>Entries made by rules since a person enabled them last.</summary>
    public int AutomaticExecutions { get; init; }

    /// <summary>Locks of the portfolio's protections, also those that have run out.</summary>
    public ImmutableArray<ProtectionLock> Locks { get; init; } = [];

    /// <summary>
    /// Part of an operator's "flatten everything": only what the venue itself would refuse holds it back.
    /// </summary>
    public bool EmergencyFlatten { get; init; }
}
