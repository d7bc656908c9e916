using System.ComponentModel;
using ActorTrading.Domain.Money;

namespace ActorTrading.Host.Http.Portfolios;

/// <summary>A portfolio to be opened.</summary>
public sealed record NewPortfolio
{
    [Description("Letters, digits, '-', '_' and '.', up to 64; left out to have one given.")]
    public string? Id { get; init; }

    public required string Name { get; init; }

    [Description("What it counts in, such as USD.")]
    public required Currency BaseCurrency { get; init; }

    [Description("The account that it trades on; left out for a paper account of its own.")]
    public string? Account { get; init; }
}
