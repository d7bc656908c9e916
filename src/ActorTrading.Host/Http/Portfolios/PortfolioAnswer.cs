using System.ComponentModel;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Portfolios;

/// <summary>A portfolio as it stands, at the latest prices.</summary>
public sealed record PortfolioAnswer
{
    public required PortfolioId Id { get; init; }

    public required string Name { get; init; }

    public required Currency BaseCurrency { get; init; }

    public required AccountId Account { get; init; }

    public required Timestamp At { get; init; }

    [Description("Cash and holdings at their latest prices.")]
    public required decimal Equity { get; init; }

    [Description("What no order has reserved.")]
    public required decimal FreeCash { get; init; }

    public required decimal ReservedCash { get; init; }

    public required decimal PeakEquity { get; init; }

    public required decimal DayStartEquity { get; init; }

    public required int OpenPositions { get; init; }

    public required int OpenOrders { get; init; }

    public required SessionPhase SessionPhase { get; init; }

    public SessionId? SessionId { get; init; }

    public static PortfolioAnswer Of(Portfolio portfolio, PortfolioView view) => new()
    {
        Id = portfolio.Id,
        Name = portfolio.Name,
        BaseCurrency = portfolio.BaseCurrency,
        Account = portfolio.Account,
        At = view.At,
        Equity = view.Equity.Value,
        FreeCash = view.FreeCash.Value,
        ReservedCash = view.ReservedCash.Value,
        PeakEquity = view.PeakEquity.Value,
        DayStartEquity = view.DayStartEquity.Value,
        OpenPositions = view.Positions.Length,
        OpenOrders = view.OpenOrders.Length,
        SessionPhase = portfolio.Session.Phase,
        SessionId = portfolio.Session.Id,
    };
}
