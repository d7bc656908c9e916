using ActorTrading.Domain.Sessions;

namespace ActorTrading.Domain.Risk.Checks;

/// <summary>Both the portfolio's hours and the session's must be open.</summary>
internal sealed class TradingHoursCheck() : RiskCheck(RiskCodes.TradingHours, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order) =>
        Closed(order, order.Request.Limits.TradingHours)
        ?? Closed(order, order.Request.Session?.Config?.TradingHours)
        ?? Pass("Within trading hours.");

    private RiskVerdict? Closed(OrderInContext order, TradingHours? hours) => hours?.Contains(order.Request.Now) switch
    {
        null when hours is not null =>
            Deny($"The time zone '{hours.TimeZone}' is not known here, so the hours cannot be told."),
        false => Deny($"{order.Request.Now} is outside the trading hours in {hours?.TimeZone}."),
        _ => null,
    };
}
