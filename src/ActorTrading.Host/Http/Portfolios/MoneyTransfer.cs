using System.ComponentModel;
using ActorTrading.Domain.Money;

namespace ActorTrading.Host.Http.Portfolios;

/// <summary>Money that goes into a portfolio or out of it.</summary>
public sealed record MoneyTransfer
{
    [Description("Above zero.")]
    public required decimal Amount { get; init; }

    [Description("Left out for the portfolio's base currency.")]
    public Currency? Currency { get; init; }

    [Description("For the audit trail.")]
    public string? Reason { get; init; }
}

/// <param name="Sequence">Of the transfer in the portfolio's journal.</param>
/// <param name="Free">What is there afterwards and reserved by no order.</param>
public sealed record MoneyTransferred(long Sequence, decimal Amount, Currency Currency, decimal Free);
