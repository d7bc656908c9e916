using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Portfolios;

/// <summary>
/// What comes into a portfolio's mailbox: commands that are complete, and words that get the latest prices with them
/// when their turn comes.
/// </summary>
public abstract record PortfolioMessage
{
    private PortfolioMessage()
    {
    }

    public sealed record Do(PortfolioCommand Command) : PortfolioMessage;

    public sealed record Reported(VenueReport Said, Timestamp At) : PortfolioMessage;

    public sealed record FundingSettled(Symbol Symbol, Amount Received, decimal Rate, Timestamp At) : PortfolioMessage;

    public sealed record Liquidated(Fill Fill, Timestamp At) : PortfolioMessage;

    /// <summary>A halt of the node that touches the portfolio was raised or lowered.</summary>
    public sealed record HaltChanged(HaltCommand Command, bool Flatten, Timestamp At) : PortfolioMessage;

    /// <summary>The portfolio's own timer.</summary>
    public sealed record TimeCame : PortfolioMessage
    {
        public static TimeCame Instance { get; } = new();
    }
}
