using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Rules;

namespace ActorTrading.Domain.Portfolios;

/// <summary>What the ledger must know of a fill beyond the venue's words.</summary>
public sealed record FillContext
{
    public required ClientOrderId OrderId { get; init; }

    /// <summary>The rule that sent the order, where a rule did.</summary>
    public RuleId? Rule { get; init; }

    public int? RuleVersion { get; init; }

    public string? RuleName { get; init; }

    /// <summary>The exits of the position, where the fill opens one.</summary>
    public ExitPlan Exits { get; init; } = ExitPlan.None;

    public decimal Leverage { get; init; } = 1m;

    /// <summary>Why a position closes, where the fill closes one.</summary>
    public ExitReason ExitReason { get; init; } = ExitReason.Rule;

    /// <summary>
    /// What is still working of the order after the fill: as long as something is, a small remainder is no dust.
    /// </summary>
    public Quantity Leaves { get; init; }

    /// <summary>The portfolio's base currency, and what one unit of the quote currency is worth in it.</summary>
    public Currency BaseCurrency { get; init; } = Currency.Usd;

    public decimal QuoteToBase { get; init; } = 1m;

    /// <summary>
    /// What one unit of the fee's asset is worth in the quote currency, for fees in neither base nor quote.
    /// </summary>
    public decimal? FeeToQuote { get; init; }

    public Amount InBase(Amount quote) => new(quote.Value * QuoteToBase, BaseCurrency);
}
