using System.Buffers;
using System.Text;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Access;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Audit;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Domain.Jobs;
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
using ActorTrading.Engine.Serialization;
using ActorTrading.Testing.Approvals;

namespace ActorTrading.Engine.Tests.Serialization;

/// <summary>
/// What stands in journals: every event of every union there and back, under a name that never changes.
/// </summary>
public sealed class EventCodecTests
{
    private static readonly SampleMaker Samples = new();

    private static readonly IEventCodec<PortfolioEvent> Portfolios =
        new PortfolioEntity(new NoMarket(), new PortfolioWatchersList(), TimeProvider.System).Events;

    private static readonly IEventCodec<ExchangeAccountEvent> Accounts =
        new ExchangeAccountEntity(new NoVenue(), OpenSendGate.Instance).Events;

    private static readonly IEventCodec<AccessEvent> Access = new AccessEntity(new NoDirectory()).Events;

    private static readonly IEventCodec<AuditEvent> Audit = new AuditEntity().Events;

    private static readonly IEventCodec<AlertEvent> Alerts = new AlertsEntity().Events;

    private static readonly IEventCodec<HaltRegisterEvent> Halts = new HaltEntity().Events;

    private static readonly IEventCodec<RecommendationEvent> Recommendations =
        new RecommendationEntity(new NoWatchers()).Events;

    private static readonly IEventCodec<RuleSetEvent> RuleSets = new RuleSetEntity(new NoWatchers()).Events;

    private static readonly IEventCodec<JobEvent> Jobs =
        new JobEntity(new JobExecution(new(), new() { Time = TimeProvider.System }), new JobBoard(), new()
        {
            Time = TimeProvider.System,
        }).Events;

    [Fact]
    public void Every_event_comes_back_as_it_was_written()
    {
        AssertAll(Portfolios);
        AssertAll(Accounts);
        AssertAll(RuleSets);
        AssertAll(Access);
        AssertAll(Audit);
        AssertAll(Alerts);
        AssertAll(Halts);
        AssertAll(Jobs);
        AssertAll(Recommendations);
    }

    [Fact]
    public void The_names_in_journals_are_those_that_were_approved()
    {
        var names = new[]
        {
            NamesOf(Portfolios), NamesOf(Accounts), NamesOf(RuleSets), NamesOf(Access), NamesOf(Audit), NamesOf(Alerts),
            NamesOf(Halts),
            NamesOf(Jobs), NamesOf(Recommendations),
        };

        Approval.Verify(string.Join('\n', names.SelectMany(n => n)), "Manifests");
    }

    [Fact]
    public void Every_version_ever_written_has_a_golden_payload_and_is_still_read() => Assert.Multiple(
        () => AssertGolden(Portfolios),
        () => AssertGolden(Accounts),
        () => AssertGolden(RuleSets),
        () => AssertGolden(Access),
        () => AssertGolden(Audit),
        () => AssertGolden(Alerts),
        () => AssertGolden(Halts),
        () => AssertGolden(Jobs),
        () => AssertGolden(Recommendations));

    [Fact]
    public void Another_name_or_version_and_an_unknown_kind_are_not_read()
    {
        Assert.False(Accounts.TryDecode(new EventManifest("account.invented", 1), "{}"u8, out _));
        Assert.False(Accounts.TryDecode(new EventManifest("account.cancel_sent", 2), "{}"u8, out _));
        var stranger =
            """{"said":{"kind":"sung","order_id":"o1","at":"2026-01-01T00:00:00Z"},"at":"2026-01-01T00:00:00Z"}""";
        Assert.Throws<System.Text.Json.JsonException>(() => Accounts.TryDecode(
            new EventManifest("account.stranger_reported", 1), Encoding.UTF8.GetBytes(stranger), out _));
    }

    private static void AssertAll<TEvent>(IEventCodec<TEvent> codec)
        where TEvent : class
    {
        foreach (var type in CasesOf<TEvent>())
        {
            var (manifest, bytes) = Encode(codec, (TEvent)Samples.Make(type));
            Assert.True(codec.TryDecode(manifest, Encoding.UTF8.GetBytes(bytes), out var back), bytes);
            Assert.Equal(bytes, Encode(codec, back!).Text);
            Assert.Equal(type, back!.GetType());
        }
    }

    private static void AssertGolden<TEvent>(IEventCodec<TEvent> codec)
        where TEvent : class
    {
        var samples = new SampleMaker();
        GoldenPayloads.Verify(
            (UnionEventCodec<TEvent>)codec, CasesOf<TEvent>().Select(type => (TEvent)samples.Make(type)));
    }

    private static IEnumerable<string> NamesOf<TEvent>(IEventCodec<TEvent> codec)
        where TEvent : class =>
        from type in CasesOf<TEvent>()
        let manifest = Encode(codec, (TEvent)Samples.Make(type)).Manifest
        select $"{manifest.Name} {manifest.Version}";

    private static IEnumerable<Type> CasesOf<TEvent>() =>
        typeof(TEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(TEvent))).OrderBy(t => t.Name);

    private static (EventManifest Manifest, string Text) Encode<TEvent>(IEventCodec<TEvent> codec, TEvent @event)
        where TEvent : class
    {
        var buffer = new ArrayBufferWriter<byte>();
        var manifest = codec.Encode(@event, buffer);
        return (manifest, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private sealed class NoMarket : IMarketView
    {
        public MarkSnapshot MarksOf(PortfolioId portfolio, Timestamp at) => MarkSnapshot.None(at);
    }

    private sealed class NoVenue : IVenue
    {
        public void Submit(
            Domain.Orders.AccountId account, Domain.Orders.ClientOrderId id, Domain.Orders.OrderSpec spec)
        {
        }

        public void Cancel(Domain.Orders.AccountId account, Domain.Orders.ClientOrderId id)
        {
        }

        public void Query(Domain.Orders.AccountId account, Domain.Orders.ClientOrderId id)
        {
        }

        public void RequestStatement(Domain.Orders.AccountId account)
        {
        }
    }

    private sealed class NoDirectory : IAccessWatchers
    {
        public void Changed(AccessRegister register)
        {
        }
    }

    private sealed class NoWatchers : IRuleSetWatchers, IRecommendationWatchers
    {
        public void Advised(Recommendation recommendation)
        {
        }

        public void Changed(RuleSet rules)
        {
        }
    }
}
