using ActorTrading.Domain.Money;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports;

/// <summary>
/// Writes <c>orders.csv</c>, one order per line. Times are ISO 8601 UTC; <c>filled</c> and <c>average_price</c> are
/// what the venue did of <c>quantity</c>; <c>fee</c> and <c>fee_currency</c> hold several values with a semicolon
/// between where fees were paid in several assets; <c>ended_at</c> is empty for an order that was open at the end of
/// the run. Closing the writer closes the stream.
/// </summary>
public sealed class OrdersCsv(Stream output) : IDisposable
{
    private readonly CsvWriter _csv = new(
        output, "id", "portfolio", "symbol", "side", "type", "quantity", "limit_price", "stop_price", "time_in_force",
        "post_only", "reduce_only", "intended_at", "status", "ended_at", "filled", "average_price", "fee",
        "fee_currency", "rule", "rule_version", "reason");

    public void Write(OrderRow order)
    {
        var spec = order.Spec;
        _csv.Code(order.Id.Value).Text(order.Portfolio.Value).Code(spec.Symbol.Value).Code(SnakeCase.Of(spec.Side))
            .Code(SnakeCase.Of(spec.Type)).Number(spec.Quantity.Value).Number(spec.LimitPrice?.Value)
            .Number(spec.StopPrice?.Value)
            .Code(SnakeCase.Of(spec.TimeInForce)).Code(Flag(spec.PostOnly)).Code(Flag(spec.ReduceOnly))
            .Time(order.IntendedAt).Code(order.Status).Time(order.EndedAt).Number(order.Filled.Value)
            .Number(order.AveragePrice?.Value).Code(Joined(order, f => DecimalText.Of(f.Value)))
            .Code(Joined(order, f => f.Currency.Code))
            .Text(order.Rule).Number(order.RuleVersion).Text(order.Reason)
            .EndRow();
    }

    public void Dispose() => _csv.Dispose();

    private static string? Joined(OrderRow order, Func<Amount, string> text) =>
        order.Fees.IsEmpty ? null : string.Join(';', order.Fees.Select(text));

    private static string Flag(bool value) => value ? "true" : "false";
}
