using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Risk;

/// <summary>
/// An order with what several checks need to know of it. Its numbers make sense already. Values are in the base
/// currency; null is unknown.
/// </summary>
internal sealed class OrderInContext
{
    private readonly Lazy<decimal?> _pendingTotal;

    public OrderInContext(RiskRequest request)
    {
        Request = request;
        var (portfolio, order) = (request.Portfolio, request.Order);
        Position = portfolio.PositionIn(order.Symbol);
        var pending = PendingOrders.Quantity(portfolio, order.Symbol, order.Side);
        var withOrder = PendingOrders.QuantityWith(portfolio, order);
        var counted = request.EmergencyFlatten ? order.Quantity.Value : withOrder;
        Act = Position is { } held && held.Side != order.Side && counted <= held.Quantity.Value
            ? TradingAct.Reduce
            : TradingAct.Open;
        CommittedQuantity = counted;
        Price = ExpectedPrice.Of(order, request.Market.Price?.Value);
        Notional = Worth(order.Quantity.Value);
        OpeningNotional = Worth(
            PendingOrders.OpeningPart(portfolio, order.Symbol, order.Side, withOrder)
            - PendingOrders.OpeningPart(portfolio, order.Symbol, order.Side, pending));
        _pendingTotal = new(() => PendingExposure.Total(request));
    }

    public RiskRequest Request { get; }

    public OrderSpec Order => Request.Order;

    public Instrument Instrument => Request.Market.Instrument;

    public PositionView? Position { get; }

    /// <summary>
    /// Whether the order, with all in flight, can only shrink the position or may enlarge, open or turn one.
    /// </summary>
    public TradingAct Act { get; }

    public bool Reduces => Act == TradingAct.Reduce;

    public bool IsEmergency => Reduces && Request.EmergencyFlatten;

    /// <summary>On the order's side, with the order and all in flight.</summary>
    public decimal CommittedQuantity { get; }

    /// <summary>In the quote currency, where the order is expected to trade at worst.</summary>
    public decimal? Price { get; }

    public decimal? Notional { get; }

    /// <summary>The worth of what the order adds beyond closing.</summary>
    public decimal? OpeningNotional { get; }

    public decimal Equity => Request.Portfolio.Equity.Value;

    /// <summary>The position in the order's symbol on the order's side, with the order and all in flight.</summary>
    public decimal? PositionNotionalAfter =>
        (Position is { } held && held.Side == Order.Side ? held.Notional.Value : 0m)
        + PendingExposure.In(Request, Order.Symbol, Order.Side) + OpeningNotional;

    /// <summary>All positions with the order and all in flight.</summary>
    public decimal? ExposureAfter =>
        Request.Portfolio.Positions.Sum(p => p.Notional.Value) + _pendingTotal.Value + OpeningNotional;

    /// <summary>Cash or margin that the order takes up, fees included.</summary>
    public decimal? CashNeeded => Instrument.IsMargined
        ? (OpeningNotional / Request.Leverage) + (Notional * Request.TakerFeeRate)
        : Order.Side == Side.Buy ? Notional * (1m + Request.TakerFeeRate) : 0m;

    public decimal? PercentOfEquity(decimal? value)
    {
        const decimal pointsPerWhole = 100m;
        return Equity > 0m ? value / Equity * pointsPerWhole : null;
    }

    private decimal? Worth(decimal size) =>
        Price * size * Instrument.ContractMultiplier * Request.Market.QuoteToBaseRate;
}
