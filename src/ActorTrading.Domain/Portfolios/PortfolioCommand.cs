using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>What can be asked of a portfolio, or told to it.</summary>
public abstract record PortfolioCommand
{
    private PortfolioCommand()
    {
    }

    /// <summary>When it happens, stamped by the host.</summary>
    public required Timestamp At { get; init; }

    public sealed record Open(string Name, Currency BaseCurrency, AccountId Account) : PortfolioCommand;

    /// <summary>Makes an instrument tradable, or takes in its venue's new terms.</summary>
    public sealed record ListInstrument(Instrument Instrument) : PortfolioCommand;

    public sealed record Deposit(Amount Amount) : PortfolioCommand;

    public sealed record Withdraw(Amount Amount) : PortfolioCommand;

    public sealed record SetPolicy(TradingPolicy Policy) : PortfolioCommand;

    /// <summary>Has the next order take an id from this intent number on; ids before it are used.</summary>
    public sealed record SkipIntents(long Next) : PortfolioCommand;

    public sealed record ChangeSession(SessionCommand Command) : PortfolioCommand;

    /// <param name="Flatten">Whether positions are to be closed as well, where a halt is raised.</param>
    public sealed record ChangeHalt(HaltCommand Command, bool Flatten, MarkSnapshot Marks) : PortfolioCommand;

    /// <summary>Rules on one symbol may have changed their truth.</summary>
    public sealed record Evaluate(CompiledRuleSet Rules, MarketSnapshot Market) : PortfolioCommand;

    /// <summary>Equity may have passed a limit, set a peak or opened a day.</summary>
    public sealed record Mark(MarkSnapshot Marks) : PortfolioCommand;

    /// <summary>
    /// Time has come for something that the portfolio waits for: a timeout, a step of an exit plan, the session's end.
    /// </summary>
    public sealed record Wake(MarkSnapshot Marks) : PortfolioCommand;

    public sealed record Report(VenueReport Said, MarkSnapshot Marks) : PortfolioCommand;

    public sealed record SettleFunding(Symbol Symbol, Amount Received, decimal Rate) : PortfolioCommand;

    public sealed record BookLiquidation(Fill Fill, MarkSnapshot Marks) : PortfolioCommand;

    public sealed record CancelOrder(ClientOrderId Id, string By) : PortfolioCommand;

    public sealed record ClosePosition(Symbol Symbol, string By, MarkSnapshot Marks) : PortfolioCommand
    {
        /// <summary>Why, for whoever asks later; null where nobody said.</summary>
        public string? Reason { get; init; }
    }
}
