using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>
/// SHA-256 over one line for each order, refusal, execution and end of an order, in the order in which the portfolios
/// learned of them. Two runs that traded alike have the same hash, whatever the clock and the machine.
/// </summary>
internal sealed class OrderHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Intended(ClientOrderId id, OrderSpec spec, Timestamp at) =>
        Add(["intended", id.Value, TextOf(at), .. FieldsOf(spec)]);

    public void Denied(PortfolioId portfolio, OrderSpec spec, string code, Timestamp at) =>
        Add(["denied", portfolio.Value, TextOf(at), .. FieldsOf(spec), code]);

    public void Filled(Fill fill) => Add(
    [
        "filled", fill.OrderId.Value, fill.TradeId.Value, TextOf(fill.At), fill.Symbol.Value, SnakeCase.Of(fill.Side),
        DecimalText.Of(fill.Price.Value), DecimalText.Of(fill.Quantity.Value), DecimalText.Of(fill.Fee.Value),
        fill.Fee.Currency.Code, SnakeCase.Of(fill.Liquidity),
    ]);

    public void Ended(Order order, string status) =>
        Add(["ended", order.Id.Value, status, TextOf(order.EndedAt), DecimalText.Of(order.Filled.Value)]);

    /// <summary>Over all lines so far, in hexadecimal.</summary>
    public string Read() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();

    private static string?[] FieldsOf(OrderSpec spec) =>
    [
        spec.Symbol.Value, SnakeCase.Of(spec.Side), SnakeCase.Of(spec.Type), DecimalText.Of(spec.Quantity.Value),
        TextOf(spec.LimitPrice?.Value), TextOf(spec.StopPrice?.Value), .. FieldsOf(spec.Trailing),
        SnakeCase.Of(spec.TimeInForce), TextOf(spec.ExpiresAt), spec.PostOnly ? "post_only" : null,
        spec.ReduceOnly ? "reduce_only" : null, spec.OcoGroup?.Value,
    ];

    private static string?[] FieldsOf(TrailingStop? trail) => trail is null ? [] :
    [
        TextOf(trail.InitialStop?.Value), TextOf(trail.Distance), TextOf(trail.Activation?.Value),
        TextOf(trail.ActivatedDistance),
    ];

    private static string? TextOf(TrailDistance? distance) =>
        distance is { } known ? $"{DecimalText.Of(known.Value)} {SnakeCase.Of(known.Unit)}" : null;

    private static string? TextOf(decimal? number) => number is { } value ? DecimalText.Of(value) : null;

    private static string? TextOf(Timestamp? time) => time?.Ticks.ToString(CultureInfo.InvariantCulture);

    private void Add(string?[] fields) => _hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\t', fields) + "\n"));
}
