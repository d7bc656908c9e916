using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Access;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Recommendations;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Access;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Jobs;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Recommendations;
using ActorTrading.Engine.RuleSets;

namespace ActorTrading.Engine.Tests.Serialization;

/// <summary>
/// The codecs of all entities that the engine has, found by reflection: one that is added is tested without a word.
/// </summary>
internal static class EveryEntity
{
    private static readonly object[] Surroundings =
    [
        new Nothing(), OpenSendGate.Instance, TimeProvider.System,
        new JobEntityOptions { Time = TimeProvider.System },
    ];

    /// <summary>In order of their names.</summary>
    public static IReadOnlyList<IUnionCodec> Codecs { get; } =
    [
        .. from type in typeof(PortfolioEntity).Assembly.GetTypes()
           where !type.IsAbstract
           let definition = DefinitionOf(type)
           where definition is not null
           orderby type.Name
           select CodecOf(type, definition.GetGenericArguments()[2]),
    ];

    public static UnionCodec<TEvent> CodecOf<TEvent>()
        where TEvent : class => Codecs.OfType<UnionCodec<TEvent>>().Single();

    private static Type? DefinitionOf(Type type)
    {
        var at = type.BaseType;
        while (at is not null && !(at.IsGenericType && at.GetGenericTypeDefinition() == typeof(EntityDefinition<,,>)))
        {
            at = at.BaseType;
        }

        return at;
    }

    private static IUnionCodec CodecOf(Type entity, Type events)
    {
        var constructor = entity.GetConstructors().Single();
        var definition = constructor.Invoke(
            [.. constructor.GetParameters().Select(p => Given(entity, p.ParameterType))]);
        var codec = entity.GetProperty("Events")!.GetValue(definition);
        return (IUnionCodec)Activator.CreateInstance(typeof(UnionCodec<>).MakeGenericType(events), codec)!;
    }

    private static object Given(Type entity, Type needed) => Surroundings.FirstOrDefault(needed.IsInstanceOfType)
        ?? throw new NotSupportedException($"{entity.Name} needs a {needed.Name}; put one among the surroundings.");

    private sealed class Nothing
        : IMarketView, IPortfolioWatchers, IRuleSetWatchers, IVenue, IJobLauncher, IJobWatchers, IAccessWatchers,
            IRecommendationWatchers
    {
        public MarkSnapshot MarksOf(PortfolioId portfolio, Timestamp at) => MarkSnapshot.None(at);

        public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
        {
        }

        public void Changed(RuleSet rules)
        {
        }

        public void Changed(Job job)
        {
        }

        public void Changed(AccessRegister register)
        {
        }

        public void Advised(Recommendation recommendation)
        {
        }

        public void Submit(AccountId account, ClientOrderId id, OrderSpec spec)
        {
        }

        public void Cancel(AccountId account, ClientOrderId id)
        {
        }

        public void Query(AccountId account, ClientOrderId id)
        {
        }

        public void RequestStatement(AccountId account)
        {
        }

        public void Launch(JobWork work)
        {
        }

        public void Cancel(JobId job, long number)
        {
        }

        public bool IsRunning(JobId job, long number, int attempt) => false;
    }
}
