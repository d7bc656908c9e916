using System.Collections.Immutable;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Risk.Protections;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Sessions;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// A portfolio: its books, its session, the orders that are not done, and what its rules and limits remember.
/// Everything here follows from the journal. What grows with time is kept only as far back as somebody looks.
/// </summary>
public sealed record Portfolio
{
    /// <summary>Closed trades that Kelly sizing and protections can look back on.</summary>
    public const int ClosedTradesKept = 500;

    /// <summary>Sent orders that rate limits and the duplicate guard can look back on.</summary>
    public const int RecentOrdersKept = 250;

    /// <summary>
    /// Executions against which a late report is checked; the account's own journal checks all of them.
    /// </summary>
    public const int RecentTradesKept = 1_000;

    public static Portfolio Initial(PortfolioId id) => new() { Id = id };

    public required PortfolioId Id { get; init; }

    public string Name { get; init; } = "";

    public bool IsOpen { get; init; }

    public AccountId Account { get; init; }

    public Ledger Ledger { get; init; } = Ledger.Empty(Currency.Usd);

    public EquityWatermarks? Watermarks { get; init; }

    public ImmutableSortedDictionary<Symbol, Instrument> Instruments { get; init; } =
        ImmutableSortedDictionary<Symbol, Instrument>.Empty;

    public TradingPolicy Policy { get; init; } = TradingPolicy.Default;

    public Session Session { get; init; } = Session.Initial;

    public HaltState Halts { get; init; } = HaltState.Initial;

    /// <summary>Number of the next order, of which its id is made.</summary>
    public long NextIntent { get; init; } = 1;

    /// <summary>Orders that are not done, in the order in which they were intended.</summary>
    public ImmutableSortedDictionary<ClientOrderId, PortfolioOrder> Orders { get; init; } =
        ImmutableSortedDictionary<ClientOrderId, PortfolioOrder>.Empty;

    /// <summary>Closes that wait for cancels.</summary>
    public ImmutableSortedDictionary<Symbol, QueuedClose> QueuedCloses { get; init; } =
        ImmutableSortedDictionary<Symbol, QueuedClose>.Empty;

    /// <summary>Rules that fired and have not been false since, by rule and symbol.</summary>
    public ImmutableSortedDictionary<RuleOnSymbol, RuleArming> SpentRules { get; init; } =
        ImmutableSortedDictionary<RuleOnSymbol, RuleArming>.Empty;

    public ImmutableArray<ClosedTrade> ClosedTrades { get; init; } = [];

    /// <summary>Closed trades ever, of which <see cref="ClosedTrades"/> holds the last.</summary>
    public long ClosedTradeCount { get; init; }

    /// <summary>
    /// Executions booked lately, so that one that is told again after its order was done counts once.
    /// </summary>
    public ImmutableArray<TradeId> RecentTrades { get; init; } = [];

    /// <summary>Orders sent lately, whatever became of them, oldest first.</summary>
    public ImmutableArray<RecentOrder> RecentOrders { get; init; } = [];

    /// <summary>Entries that rules have made since a person started or resumed the session.</summary>
    public int AutomaticExecutions { get; init; }

    public ImmutableArray<ProtectionLock> Locks { get; init; } = [];

    /// <summary>
    /// Exits that our gate or the venue refused, so that the same is not asked for at every turn.
    /// </summary>
    public ImmutableSortedDictionary<Symbol, RefusedExit> RefusedExits { get; init; } =
        ImmutableSortedDictionary<Symbol, RefusedExit>.Empty;

    /// <summary>Rises with every change of the books.</summary>
    public long LedgerVersion { get; init; }

    public Currency BaseCurrency => Ledger.BaseCurrency;

    public Instrument InstrumentOf(Symbol symbol) => Instruments.TryGetValue(symbol, out var instrument)
        ? instrument
        : throw new InvalidOperationException($"Portfolio {Id} does not list {symbol}.");

    /// <summary>What one coin is worth in another, by the mark of their market where one is watched.</summary>
    public decimal? RateOf(Currency asset, Currency quote, MarkSnapshot marks)
    {
        foreach (var instrument in Instruments.Values)
        {
            if (instrument.Base == asset
                && instrument.Quote == quote
                && marks.Of(instrument.Symbol) is { } mark)
            {
                return mark.Price.Value;
            }
        }

        return null;
    }

    public RuleArming ArmingOf(RuleId rule, Symbol symbol) =>
        SpentRules.GetValueOrDefault(new RuleOnSymbol(rule, symbol));

    public IEnumerable<PortfolioOrder> OrdersIn(Symbol symbol) =>
        Orders.Values.Where(o => o.Order.Spec.Symbol == symbol);

    /// <summary>The id of the next order: derived, so that a replay gives the same.</summary>
    public ClientOrderId NextOrderId => ClientOrderIds.Derive(Id, NextIntent);
}
