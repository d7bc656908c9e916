using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Sizing;

namespace ActorTrading.Domain.Rules;

/// <summary>What a rule does when it fires.</summary>
public abstract record RuleAction
{
    private RuleAction()
    {
    }

    /// <summary>Opens or adds to a long position, or covers a short one.</summary>
    public sealed record Buy(SizingMethod Sizing, OrderTerms Terms) : RuleAction
    {
        /// <summary>
        /// Largest position after the order, in per cent of equity; null for the portfolio's own limit only.
        /// </summary>
        public decimal? MaxPositionPercentage { get; init; }

        public ExitPlan Exits { get; init; } = ExitPlan.None;
    }

    /// <summary>
    /// Sells what is held, or opens a short where the instrument is margined and <see cref="OpensShort"/> is set.
    /// </summary>
    public sealed record Sell(SizingMethod Sizing, OrderTerms Terms) : RuleAction
    {
        public decimal? MaxPositionPercentage { get; init; }

        public bool OpensShort { get; init; }

        public ExitPlan Exits { get; init; } = ExitPlan.None;
    }

    /// <summary>Closes the position in the symbol, whichever way it stands.</summary>
    public sealed record Close(OrderTerms Terms) : RuleAction;

    /// <summary>Cancels the working orders in the symbol.</summary>
    public sealed record CancelOrders : RuleAction;

    public sealed record Notify(string Message) : RuleAction;

    /// <summary>No new entries until somebody resumes the session.</summary>
    public sealed record PauseSession : RuleAction;

    /// <summary>Raises a halt on the portfolio.</summary>
    public sealed record Halt(HaltLevel Level) : RuleAction;
}
