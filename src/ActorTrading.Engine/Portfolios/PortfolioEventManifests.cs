using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Engine.Portfolios;

/// <summary>The names under which portfolio events stand in journals. Never changed, only added to.</summary>
internal static class PortfolioEventManifests
{
    public static IEventCodec<PortfolioEvent> Codec { get; } = new UnionEventCodec<PortfolioEvent>(
        ("portfolio.opened", typeof(PortfolioEvent.Opened)),
        ("portfolio.instrument_listed", typeof(PortfolioEvent.InstrumentListed)),
        ("portfolio.deposited", typeof(PortfolioEvent.Deposited)),
        ("portfolio.withdrawn", typeof(PortfolioEvent.Withdrawn)),
        ("portfolio.policy_set", typeof(PortfolioEvent.PolicySet)),
        ("portfolio.session_changed", typeof(PortfolioEvent.SessionChanged)),
        ("portfolio.halt_changed", typeof(PortfolioEvent.HaltChanged)),
        ("portfolio.rule_fired", typeof(PortfolioEvent.RuleFired)),
        ("portfolio.rule_rearmed", typeof(PortfolioEvent.RuleRearmed)),
        ("portfolio.rule_outranked", typeof(PortfolioEvent.RuleOutranked)),
        ("portfolio.order_intended", typeof(PortfolioEvent.OrderIntended)),
        ("portfolio.intents_skipped", typeof(PortfolioEvent.IntentsSkipped)),
        ("portfolio.order_denied", typeof(PortfolioEvent.OrderDenied)),
        ("portfolio.cancel_requested", typeof(PortfolioEvent.CancelRequested)),
        ("portfolio.order_reported", typeof(PortfolioEvent.OrderReported)),
        ("portfolio.order_filled", typeof(PortfolioEvent.OrderFilled)),
        ("portfolio.funding_settled", typeof(PortfolioEvent.FundingSettled)),
        ("portfolio.liquidated", typeof(PortfolioEvent.Liquidated)),
        ("portfolio.close_queued", typeof(PortfolioEvent.CloseQueued)),
        ("portfolio.close_dropped", typeof(PortfolioEvent.CloseDropped)),
        ("portfolio.dust_settled", typeof(PortfolioEvent.DustSettled)),
        ("portfolio.peak_seen", typeof(PortfolioEvent.PeakSeen)),
        ("portfolio.equity_marked", typeof(PortfolioEvent.EquityMarked)),
        ("portfolio.entries_locked", typeof(PortfolioEvent.EntriesLocked)),
        ("portfolio.notified", typeof(PortfolioEvent.Notified)));
}
