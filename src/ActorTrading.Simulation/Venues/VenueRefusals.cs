using ActorTrading.Domain;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Simulation.Venues;

/// <summary>
/// What the venue refuses, with stable codes. The rules are those of Binance spot where that states one.
/// </summary>
internal static class VenueRefusals
{
    public static Refusal UnknownSymbol(Symbol symbol) =>
        new("unknown_symbol", $"The venue does not trade {symbol}. Use one of its instruments.");

    public static Refusal ClientId(ClientOrderId id, int lengthMax) =>
        new("client_id_invalid", $"'{id}' is not 1 to {lengthMax} letters, digits or . : / _ - characters.");

    public static Refusal DuplicateId(ClientOrderId id) =>
        new("duplicate_client_id", $"An order {id} exists already. Ask for its state instead of sending it again.");

    public static Refusal Terms(string what) => new("order_terms_invalid", what);

    public static Refusal PriceFilter(string name, decimal price, VenueFilters filters) => new(
        "price_filter",
        $"The {name} price {price} is not a multiple of {filters.TickSize}"
        + $" between {filters.MinPrice} and {filters.MaxPrice}.");

    public static Refusal LotSize(decimal quantity, VenueFilters filters, bool market) => new(
        "lot_size",
        $"The quantity {quantity} is not a multiple of {filters.LotStepFor(market)}"
        + $" from {filters.MinQuantityFor(market)} to {filters.MaxQuantityFor(market)}.");

    public static Refusal Notional(decimal notional, VenueFilters filters) =>
        new(
            "notional",
            $"The order is worth {CanonicalDecimal.Of(notional)},"
            + $" outside {filters.MinNotional} to {filters.MaxNotional}.");

    public static Refusal TooManyOrders(int max) =>
        new("max_open_orders", $"The account has its {max} open orders. Cancel some first.");

    public static Refusal WouldTake(decimal limit, decimal touch) =>
        new(
            "post_only_would_take",
            $"A post-only order at {limit} would trade at once at {touch}. Place it further away.");

    public static Refusal ReduceOnly(Symbol symbol) =>
        new(
            "reduce_only_would_increase",
            $"There is no position in {symbol} that this reduce-only order would shrink.");

    public static Refusal NoPrice(Symbol symbol) =>
        new("no_market_price", $"{symbol} has no price yet that a trailing stop could follow. Wait for market data.");

    public static Refusal InsufficientBalance(decimal missing, Currency asset) =>
        new("insufficient_balance", $"The order needs {CanonicalDecimal.Of(missing)} {asset} more than is free.");

    public static string NeverCame(ClientOrderId id) =>
        $"No request for {id} has arrived, and none is on its way.";

    public static Refusal UnknownOrder(ClientOrderId id) =>
        new("unknown_order", $"There is no open order {id}: it has filled, ended, or never came. Ask for its fills.");
}
