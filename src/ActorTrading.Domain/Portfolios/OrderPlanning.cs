using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Sizing;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>From a rule's wish to an order: terms, size, filters, and the gate.</summary>
internal static class OrderPlanning
{
    private const decimal PerCent = 100m;

    public static void Enter(PortfolioTurn turn, RuleDecision decision, TradeAction action)
    {
        var market = decision.Market;
        var why = new OrderWhy
        {
            Purpose = OrderPurpose.Entry,
            Rule = decision.Rule.Id,
            RuleVersion = decision.Rule.Version,
            RuleName = decision.Rule.Name,
            Explanation = decision.Explanation,
            Reference = market.Reference,
            DataTime = market.DataTime,
        };
        var instrument = turn.Portfolio.InstrumentOf(market.Symbol);
        var terms = Place(
            Draft(market.Symbol, action.Side, action.Terms), action.Terms, ReferenceOf(market, action.Side), turn.At);
        var stop = StopOf(terms, action, instrument, market.Reference);
        var sized = Size(turn, market, action, stop);
        why = why with { Sizing = sized.Inputs };
        if (sized is SizingResult.Refused { Reason: var reason })
        {
            turn.Emit(new PortfolioEvent.OrderDenied(terms, why, reason) { At = turn.At });
            return;
        }

        var spec = OrderRounding.ToFilters(terms with { Quantity = ((SizingResult.Sized)sized).Quantity }, instrument);
        var intent = new OrderIntent
        {
            Id = turn.Portfolio.NextOrderId,
            Spec = spec,
            Why = why,
            Exits = action.Exits,
            Leverage = turn.Portfolio.Policy.Leverage,
            UnfilledTimeout = action.Terms.UnfilledTimeout,
        };
        OrderGate.Submit(turn, intent, stop);
    }

    public static SizingResult Size(PortfolioTurn turn, MarketSnapshot market, TradeAction action, Price? stop)
    {
        var portfolio = turn.Portfolio;
        var instrument = portfolio.InstrumentOf(market.Symbol);
        return PositionSizer.Size(new SizingRequest
        {
            Method = action.Sizing,
            Side = action.Side,
            Instrument = instrument,
            ReferencePrice = ReferenceOf(market, action.Side),
            Portfolio = turn.View,
            StopPrice = stop,
            MaxPositionPercentage = action.MaxPositionPercentage,
            AnnualisedVolatility = market.Volatility,
            TakerFeeRate = portfolio.Policy.TakerFeeRate,
            SlippageAllowance = action.Terms.Type == OrderType.Limit ? 0m : portfolio.Policy.SlippageAllowance,
            Leverage = instrument.IsMargined ? portfolio.Policy.Leverage : 1m,
            OpensShort = action is { Side: Side.Sell, Opens: true },
            IsMarketOrder = action.Terms.Type == OrderType.Market,
        });
    }

    /// <summary>An order without quantity or prices, for what is refused before it has them.</summary>
    public static OrderSpec Draft(Symbol symbol, Side side, OrderTerms terms) => new()
    {
        Symbol = symbol,
        Side = side,
        Type = terms.Type,
        Quantity = Quantity.Zero,
        TimeInForce = terms.TimeInForce,
        PostOnly = terms.PostOnly,
    };

    /// <summary>Prices and expiry from offsets against the reference.</summary>
    public static OrderSpec Place(OrderSpec draft, OrderTerms terms, Price reference, Timestamp now)
    {
        var sign = draft.Side.Sign();
        var trigger = draft.Type switch
        {
            OrderType.Stop or OrderType.StopLimit => Away(reference, terms.StopOffsetPercentage, sign),
            OrderType.TakeProfit or OrderType.TakeProfitLimit => Away(reference, terms.StopOffsetPercentage, -sign),
            _ => null,
        };
        var isLimited = draft.Type is OrderType.Limit or OrderType.StopLimit or OrderType.TakeProfitLimit;
        return draft with
        {
            LimitPrice = isLimited ? Away(trigger ?? reference, terms.LimitOffsetPercentage ?? 0m, -sign) : null,
            StopPrice = trigger,
            Trailing = draft.Type == OrderType.TrailingStop && terms.TrailDistance is { } distance
                ? new TrailingStop { ActivatedDistance = distance }
                : null,
            ExpiresAt = terms.TimeInForce == TimeInForce.Gtd && terms.TimeToLive is { } life ? now + life : null,
        };
    }

    // A buyer pays the ask and a seller gets the bid where a quote is known.
    public static Price ReferenceOf(MarketSnapshot market, Side side) =>
        (side == Side.Buy ? market.Ask : market.Bid) ?? market.Reference;

    private static Price? Away(Price reference, decimal? percentage, int sign) =>
        percentage is { } points ? reference * (1m + (sign * points / PerCent)) : null;

    /// <summary>
    /// Where the position would be given up, were it opened at the expected price; null without a stop.
    /// </summary>
    private static Price? StopOf(OrderSpec terms, TradeAction action, Instrument instrument, Price reference)
    {
        var entry = terms.LimitPrice ?? terms.StopPrice ?? reference;
        return ExitLevels.Of(action.Exits, action.Side, entry, best: entry, instrument.Filters.TickSize).Stop;
    }
}
