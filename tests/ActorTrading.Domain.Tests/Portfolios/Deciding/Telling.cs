using System.Globalization;
using System.Text.Json;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Tests.Portfolios.Deciding;

/// <summary>A portfolio's events in a few words each.</summary>
internal static class Telling
{
    public static string Of(PortfolioEvent @event) => @event switch
    {
        PortfolioEvent.InstrumentListed e => $"listed {e.Instrument.Symbol}",
        PortfolioEvent.Deposited e => $"deposited {e.Amount}",
        PortfolioEvent.Withdrawn e => $"withdrawn {e.Amount}",
        PortfolioEvent.SessionChanged e => $"session {Words(e.Change)}",
        PortfolioEvent.HaltChanged { Change: HaltEvent.Raised { Halt: var halt } } =>
            $"raised {halt.Level} on {halt.Scope}: {halt.By}",
        PortfolioEvent.HaltChanged { Change: HaltEvent.Lowered e } => $"lowered to {e.To} on {e.Scope}",
        PortfolioEvent.RuleFired e => $"fired {e.Name} v{e.Version}",
        PortfolioEvent.RuleRearmed e => $"re-armed {e.Rule}",
        PortfolioEvent.RuleOutranked e => $"{e.Name} outranked by {e.Winner}: {e.Reason.Code}",
        PortfolioEvent.OrderIntended { Intent: var intent } =>
            $"intended {Order(intent.Id)} {Words(intent.Why.Purpose)} {Of(intent.Spec)}",
        PortfolioEvent.OrderDenied e => $"denied {Words(e.Why.Purpose)} {e.Reason.Code}",
        PortfolioEvent.CancelRequested e => $"cancel {Order(e.Id)}: {e.Reason}",
        PortfolioEvent.OrderReported e => $"reported {Order(e.Report.OrderId)} {Words(e.Report)}",
        PortfolioEvent.OrderFilled { Fill: var fill } e =>
            $"filled {Order(fill.OrderId)} {fill.Quantity} at {fill.Price}{Flag(e.Flag)}",
        PortfolioEvent.FundingSettled e => $"funding {e.Received}",
        PortfolioEvent.Liquidated e => $"liquidated {e.Fill.Quantity} at {e.Fill.Price}",
        PortfolioEvent.CloseQueued e => $"close queued: {e.Close.Why.ExitReason}",
        PortfolioEvent.DustSettled e => $"dust settled at {e.Price}",
        PortfolioEvent.PeakSeen e => $"peak {e.Price}",
        PortfolioEvent.EquityMarked e => $"equity {Plain(e.Equity.Value)}",
        PortfolioEvent.EntriesLocked e => $"locked by {e.Lock.Protection} until {e.Lock.Until}",
        PortfolioEvent.Notified e => $"notified: {e.Message}",
        _ => Words(@event),
    };

    // Without the zeros that roundings leave behind.
    private static string Plain(decimal number) => number.ToString("G29", CultureInfo.InvariantCulture);

    private static string Of(OrderSpec spec)
    {
        var price = spec.LimitPrice ?? spec.StopPrice ?? spec.Trailing?.InitialStop;
        var at = price is { } p ? $" at {Plain(p.Value)}" : "";
        return $"{Words(spec.Side)} {Plain(spec.Quantity.Value)} {Words(spec.Type)}{at}";
    }

    private static string Flag(OrderFlag flag) => flag == OrderFlag.None ? "" : $" ({Words(flag)})";

    private static int Order(ClientOrderId id) => int.Parse(id.Value[^8..], CultureInfo.InvariantCulture);

    private static string Words(object value)
    {
        var name = value is Enum ? value.ToString()! : value.GetType().Name;
        return JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace('_', ' ');
    }
}
