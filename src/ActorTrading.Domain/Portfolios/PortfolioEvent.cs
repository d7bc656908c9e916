using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Risk.Protections;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>What happened to a portfolio. Its journal is nothing else.</summary>
public abstract record PortfolioEvent
{
    private PortfolioEvent()
    {
    }

    public required Timestamp At { get; init; }

    public sealed record Opened(PortfolioId Id, string Name, Currency BaseCurrency, AccountId Account) : PortfolioEvent;

    /// <summary>An instrument may be traded from now on, or its terms have changed.</summary>
    public sealed record InstrumentListed(Instrument Instrument) : PortfolioEvent;

    public sealed record Deposited(Amount Amount) : PortfolioEvent;

    public sealed record Withdrawn(Amount Amount) : PortfolioEvent;

    public sealed record PolicySet(TradingPolicy Policy) : PortfolioEvent;

    public sealed record SessionChanged(SessionEvent Change) : PortfolioEvent;

    public sealed record HaltChanged(HaltEvent Change) : PortfolioEvent;

    /// <summary>
    /// A rule became true on a symbol. It will not fire again before it was false in between, or cooled down.
    /// </summary>
    public sealed record RuleFired(RuleId Rule, int Version, string Name, Symbol Symbol) : PortfolioEvent;

    public sealed record RuleRearmed(RuleId Rule, Symbol Symbol) : PortfolioEvent;

    /// <summary>A rule fired and does not act, since another one wants the opposite and goes first.</summary>
    public sealed record RuleOutranked(
        RuleId Rule, int Version, string Name, Symbol Symbol, RuleId Winner, Refusal Reason) : PortfolioEvent;

    public sealed record OrderIntended(OrderIntent Intent) : PortfolioEvent;

    /// <summary>
    /// The ids of the intents up to here, without it, were used by orders of which this journal has nothing: it was
    /// restored from before them.
    /// </summary>
    public sealed record IntentsSkipped(long Next) : PortfolioEvent;

    /// <summary>Our own gate or sizing refused an order; the venue never hears of it.</summary>
    public sealed record OrderDenied(OrderSpec Spec, OrderWhy Why, Refusal Reason) : PortfolioEvent;

    public sealed record CancelRequested(ClientOrderId Id, string Reason) : PortfolioEvent;

    /// <summary>The venue said something new of an order, fills aside.</summary>
    public sealed record OrderReported(VenueReport Report) : PortfolioEvent;

    /// <param name="FeeToQuote">
    /// Worth of one unit of the fee's asset in the quote currency, where it is neither base nor quote.
    /// </param>
    public sealed record OrderFilled(Fill Fill, decimal? FeeToQuote, OrderFlag Flag) : PortfolioEvent;

    public sealed record FundingSettled(Symbol Symbol, Amount Received, decimal Rate) : PortfolioEvent;

    public sealed record Liquidated(Fill Fill) : PortfolioEvent;

    /// <summary>A close waits until the orders that hold on to the position are gone.</summary>
    public sealed record CloseQueued(Symbol Symbol, QueuedClose Close) : PortfolioEvent;

    /// <summary>There is nothing left to close.</summary>
    public sealed record CloseDropped(Symbol Symbol) : PortfolioEvent;

    /// <summary>What was left of a position could not be sold, and is written to the dust ledger.</summary>
    public sealed record DustSettled(Symbol Symbol, Price Price) : PortfolioEvent;

    /// <summary>The best price that a position has seen, taken down when its trailing exit is placed anew.</summary>
    public sealed record PeakSeen(Symbol Symbol, Price Price) : PortfolioEvent;

    /// <summary>Equity set a new peak or opened a trading day.</summary>
    public sealed record EquityMarked(Amount Equity) : PortfolioEvent;

    /// <summary>A protection keeps entries out for a while.</summary>
    public sealed record EntriesLocked(ProtectionLock Lock) : PortfolioEvent;

    public sealed record Notified(RuleId Rule, string Message, Symbol Symbol) : PortfolioEvent;
}
