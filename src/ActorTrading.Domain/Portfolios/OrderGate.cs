using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Risk;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// The only way in which an order comes to be intended: past the risk gate, with its reservation covered.
/// </summary>
internal static class OrderGate
{
    /// <summary>Intends the order, or denies it with the verdicts on record.</summary>
    /// <returns>Whether it was intended.</returns>
    public static bool Submit(
        PortfolioTurn turn, OrderIntent intent, Price? protectiveStop = null, bool isEmergency = false)
    {
        var decision = RiskGate.Check(Request(turn, intent, protectiveStop, isEmergency));
        var judged = intent with { Why = intent.Why with { Verdicts = decision.Verdicts } };
        if (decision.ToRefusal() is { } denial)
        {
            turn.Emit(new PortfolioEvent.OrderDenied(judged.Spec, judged.Why, denial) { At = turn.At });
            return false;
        }

        var reservation = ReservationOf(turn.Portfolio, judged);
        if (reservation is { } amount && turn.Portfolio.Ledger.CheckReserve(judged.Id, amount) is { } uncovered)
        {
            turn.Emit(new PortfolioEvent.OrderDenied(judged.Spec, judged.Why, uncovered) { At = turn.At });
            return false;
        }

        turn.Emit(new PortfolioEvent.OrderIntended(judged with { Reservation = reservation }) { At = turn.At });
        return true;
    }

    private static RiskRequest Request(PortfolioTurn turn, OrderIntent intent, Price? protectiveStop, bool isEmergency)
    {
        var portfolio = turn.Portfolio;
        var symbol = intent.Spec.Symbol;
        var byOperator = intent.Why.Rule is null && intent.Why.Purpose != OrderPurpose.Protection;
        return new RiskRequest
        {
            Order = intent.Spec,
            Market = MarketOf(turn, symbol),
            Portfolio = turn.View,
            Limits = portfolio.Policy.Limits,
            Now = turn.At,
            Halt = portfolio.Halts.Effective(portfolio.Account, portfolio.Id, symbol),
            Session = byOperator ? null : portfolio.Session,
            OtherMarkets = OtherMarkets(turn, symbol),
            ProtectiveStop = protectiveStop,
            TakerFeeRate = portfolio.Policy.TakerFeeRate,
            Leverage = intent.Leverage,
            Correlations = turn.Correlations,
            RecentOrders = portfolio.RecentOrders,
            AutomaticExecutions = portfolio.AutomaticExecutions,
            Locks = portfolio.Locks,
            EmergencyFlatten = isEmergency,
        };
    }

    private static MarketReference MarketOf(PortfolioTurn turn, Symbol symbol)
    {
        var mark = turn.Marks.Of(symbol);
        return new MarketReference(turn.Portfolio.InstrumentOf(symbol), mark?.Price, mark?.At);
    }

    private static ImmutableSortedDictionary<Symbol, MarketReference> OtherMarkets(PortfolioTurn turn, Symbol symbol) =>
        turn.Portfolio.Orders.Values.Select(o => o.Order.Spec.Symbol).Distinct().Where(s => s != symbol)
            .ToImmutableSortedDictionary(s => s, s => MarketOf(turn, s));

    private static Amount? ReservationOf(Portfolio portfolio, OrderIntent intent)
    {
        var instrument = portfolio.InstrumentOf(intent.Spec.Symbol);
        var isMarket = intent.Spec.Type is not (OrderType.Limit or OrderType.StopLimit or OrderType.TakeProfitLimit);
        var reference = isMarket
            ? intent.Why.Reference * (1m + portfolio.Policy.SlippageAllowance)
            : intent.Why.Reference;
        return OrderReservation.Required(
            intent.Spec, instrument, reference, portfolio.Policy.TakerFeeRate, intent.Leverage);
    }
}
