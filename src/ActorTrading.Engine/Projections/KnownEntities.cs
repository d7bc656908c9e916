using ActorTrading.Domain.Access;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Recommendations;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Access;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Alerts;
using ActorTrading.Engine.Audit;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Jobs;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Recommendations;
using ActorTrading.Engine.RuleSets;

namespace ActorTrading.Engine.Projections;

/// <summary>
/// The catalogue of all entity types of a node, for whoever reads journals without running entities. Behind their
/// definitions is no market and no venue: a reader that asked for one would have a defect.
/// </summary>
public static class KnownEntities
{
    public static EntityCatalogue Catalogue() => new EntityCatalogue()
        .Add(new PortfolioEntity(Nothing.Instance, Nothing.Instance, TimeProvider.System))
        .Add(new RuleSetEntity(Nothing.Instance))
        .Add(new ExchangeAccountEntity(Nothing.Instance, OpenSendGate.Instance))
        .Add(new HaltEntity())
        .Add(new JobEntity(Nothing.Instance, Nothing.Instance, new() { Time = TimeProvider.System }))
        .Add(new AccessEntity(Nothing.Instance))
        .Add(new AuditEntity())
        .Add(new AlertsEntity())
        .Add(new RecommendationEntity(Nothing.Instance));

    private sealed class Nothing
        : IMarketView, IPortfolioWatchers, IRuleSetWatchers, IVenue, IJobLauncher, IJobWatchers, IAccessWatchers,
            IRecommendationWatchers
    {
        public static Nothing Instance { get; } = new();

        public MarkSnapshot MarksOf(PortfolioId portfolio, Timestamp at) => throw Defect();

        public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events) => throw Defect();

        public void Changed(RuleSet rules) => throw Defect();

        public void Advised(Recommendation recommendation) => throw Defect();

        public void Submit(AccountId account, ClientOrderId id, OrderSpec spec) => throw Defect();

        public void Cancel(AccountId account, ClientOrderId id) => throw Defect();

        public void Query(AccountId account, ClientOrderId id) => throw Defect();

        public void RequestStatement(AccountId account) => throw Defect();

        public void Launch(JobWork work) => throw Defect();

        public void Cancel(JobId job, long number) => throw Defect();

        public bool IsRunning(JobId job, long number, int attempt) => throw Defect();

        public void Changed(Job job) => throw Defect();

        public void Changed(AccessRegister register) => throw Defect();

        private static InvalidOperationException Defect() => new("A reader of journals acts on nothing.");
    }
}
