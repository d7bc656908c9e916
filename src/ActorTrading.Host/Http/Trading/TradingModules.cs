using ActorTrading.Host.Http.Portfolios;
using ActorTrading.Host.Http.Recommendations;
using ActorTrading.Host.Http.Rules;
using ActorTrading.Host.Http.Rules.DryRuns;
using ActorTrading.Host.Http.Sessions;
using ActorTrading.Host.Http.Trades;

namespace ActorTrading.Host.Http.Trading;

/// <summary>
/// The endpoints of the story: rules, sessions, trades; and portfolios and recommendations beside them.
/// </summary>
public static class TradingModules
{
    public static IReadOnlyList<IEndpointModule> Of(TradingParts parts)
    {
        var desk = new PortfolioDesk(parts, new OwnerDirectory(parts.ReadModels));
        return
        [
            new PortfoliosModule(parts, desk),
            new PortfolioReadsModule(parts, desk),
            new RulesModule(parts, desk),
            new RuleTestsModule(parts, desk),
            new SessionsModule(parts, desk),
            new SessionReadsModule(parts, desk),
            new TradesModule(parts, desk),
            new RecommendationsModule(parts),
        ];
    }
}
