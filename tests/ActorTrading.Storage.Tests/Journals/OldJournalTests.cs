using System.Runtime.CompilerServices;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Storage.Journals;
using ActorTrading.Testing.Approvals;

namespace ActorTrading.Storage.Tests.Journals;

/// <summary>
/// A journal that must fold forever, <c>Fixtures/first.approved.txt</c>. What was written once is never changed in it;
/// new kinds of events are added at the end of <c>first.events.txt</c>, from which it is made.
/// </summary>
public sealed class OldJournalTests : IAsyncDisposable
{
    private readonly JournalFolder _folder = new();

    [Fact]
    public void The_journal_is_what_its_events_make() => Approval.Verify(
        JournalText.Write(JournalText.Make(File.ReadAllText(Fixture("first.events.txt")))),
        "first",
        Fixture("any.cs"));

    [Fact]
    public async Task A_journal_of_long_ago_folds_event_by_event()
    {
        await Write();
        await using var journal = _folder.Open();
        Assert.Empty(journal.Damages);
        Assert.True(journal.Verify().IsSound);

        var portfolio = await Fold(
            new PortfolioEntity(new NoMarket(), new PortfolioWatchersList(), TimeProvider.System), journal, "main");
        var account = await Fold(new ExchangeAccountEntity(new NoVenue(), OpenSendGate.Instance), journal, "paper");
        var rules = await Fold(new RuleSetEntity(new NoWatchers()), journal, "main");

        Assert.Equal("Main", portfolio.Name);
        Assert.Equal(2, portfolio.ClosedTradeCount);
        Assert.Equal(new Amount(9_516.53084m, Currency.Usd), portfolio.Ledger.Cash(Currency.Usd));
        Assert.Empty(portfolio.Orders);
        Assert.Empty(portfolio.Ledger.Positions);
        Assert.Empty(account.Orders);
        Assert.Equal(3, rules.Version);
    }

    [Fact]
    public void The_journal_has_every_kind_of_event()
    {
        var records = JournalText.Read(File.ReadAllText(Fixture("first.approved.txt")));

        Assert.Equal(
            [.. Cases<PortfolioEvent>(), .. Cases<ExchangeAccountEvent>(), .. Cases<RuleSetEvent>()],
            [
                .. Kinds(records, new PortfolioEntity(
                    new NoMarket(), new PortfolioWatchersList(), TimeProvider.System).Events),
                .. Kinds(records, new ExchangeAccountEntity(new NoVenue(), OpenSendGate.Instance).Events),
                .. Kinds(records, new RuleSetEntity(new NoWatchers()).Events),
            ]);
    }

    public async ValueTask DisposeAsync() => await _folder.DisposeAsync();

    private async Task Write()
    {
        await using var journal = _folder.Open();
        foreach (var batch in JournalText.BatchesOf(JournalText.Read(File.ReadAllText(Fixture("first.approved.txt")))))
        {
            Assert.IsType<AppendOutcome.Written>(await journal.Append(batch));
        }
    }

    private static async Task<TState> Fold<TState, TCommand, TEvent>(
        EntityDefinition<TState, TCommand, TEvent> definition, SqliteJournal journal, string key)
        where TState : class
        where TCommand : class
        where TEvent : class
    {
        var state = definition.Initial(key);
        foreach (var record in await journal.Read(new EntityId(definition.TypeName, key), 1, int.MaxValue))
        {
            Assert.True(definition.Events.TryDecode(record.Manifest, record.Payload.Span, out var @event));
            state = definition.Evolve(state, @event!);
        }

        return state;
    }

    private static IEnumerable<string> Cases<TEvent>() => typeof(TEvent).GetNestedTypes()
        .Where(t => t.IsSubclassOf(typeof(TEvent)))
        .Select(t => t.Name)
        .Order();

    private static IEnumerable<string> Kinds<TEvent>(
        IEnumerable<JournalRecord> records, IEventCodec<TEvent> codec)
        where TEvent : class =>
        records
            .Select(r => codec.TryDecode(r.Manifest, r.Payload.Span, out var @event) ? @event!.GetType().Name : null)
            .OfType<string>()
            .Distinct()
            .Order();

    private static string Fixture(string name, [CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "Fixtures", name);

    private sealed class NoMarket : IMarketView
    {
        public MarkSnapshot MarksOf(PortfolioId portfolio, Timestamp at) => MarkSnapshot.None(at);
    }

    private sealed class NoVenue : IVenue
    {
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
    }

    private sealed class NoWatchers : IRuleSetWatchers
    {
        public void Changed(RuleSet rules)
        {
        }
    }
}
