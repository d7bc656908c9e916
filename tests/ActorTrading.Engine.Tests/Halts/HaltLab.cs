using System.Collections.Immutable;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.Fields;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Sizing;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Processes;
using ActorTrading.Simulation.Venues;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Engine.Tests.Halts;

/// <summary>
/// A node in miniature on one thread: portfolios, accounts, the simulated venue and the halt desk between them. It can
/// be started anew over the same journal and the same halts file.
/// </summary>
internal sealed class HaltLab : IMarketView, IVenue
{
    private static readonly Timeframe Minute = Timeframe.OfMinutes(1);
    private static readonly FieldRef Price = FieldCatalogue.Get("price").Reference();

    private static readonly Instrument[] Instruments =
    [
        new() { Symbol = Orders.Btc, Base = Currency.Of("BTC"), Quote = Currency.Usd, Filters = Filters },
        new() { Symbol = Orders.Eth, Base = Currency.Of("ETH"), Quote = Currency.Usd, Filters = Filters },
    ];

    private readonly SimulatedVenue _venue;
    private readonly ReportDoor _door = new();
    private readonly HashSet<AccountId> _funded = [];
    private int _rules;

    public HaltLab(ulong seed = 1, RunOrder order = RunOrder.Fifo, HaltTerms? terms = null)
    {
        Terms = (terms ?? HaltTerms.Default) with { JournalPatience = TimeSpan.Zero };
        Scheduler = new DeterministicScheduler(seed, Orders.Now.ToDateTimeOffset(), order);
        Journal = new FaultyJournal(new InMemoryJournal());
        _venue = new SimulatedVenue(
            new SimulatedVenueOptions { Instruments = Instruments, Model = VenueModel.Quote, Seed = seed }, _door);
        Restart();
    }

    private static VenueFilters Filters => new() { TickSize = 0.01m, LotStep = 0.001m, MinQuantity = 0.001m };

    public DeterministicScheduler Scheduler { get; }

    public FaultyJournal Journal { get; }

    public WatchedJournal Watched { get; private set; } = null!;

    public EntityHost Host { get; private set; } = null!;

    public MemoryHaltFile File { get; } = new();

    public HaltTerms Terms { get; }

    public HaltSwitch Switch { get; private set; } = null!;

    public HaltDesk Desk { get; private set; } = null!;

    /// <summary>What the venue was asked, in order: <c>open p1-1</c>, <c>reduce p1-2</c>, <c>cancel p1-1</c>.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>
    /// Opening orders that the venue was given, each with what <see cref="Forbids"/> said of it then.
    /// </summary>
    public List<(OutgoingOrder Order, bool Forbidden)> Opened { get; } = [];

    public Func<OutgoingOrder, bool> Forbids { get; set; } = static _ => false;

    /// <summary>Of them, those that are open at the venue.</summary>
    public IEnumerable<OutgoingOrder> Working => Opened.Select(o => o.Order)
        .Where(o => _venue.OpenOrders(o.Account).Any(open => open.Id == o.Id));

    /// <summary>What somebody was called for.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Whether the venue loses the cancels that it is asked for.</summary>
    public bool LosesCancels { get; set; }

    public Timestamp Now => Timestamp.From(Scheduler.Time.GetUtcNow());

    public decimal Last { get; private set; } = 100m;

    /// <summary>Ends the node as a crash would, and starts another over what is durable.</summary>
    public void Restart(bool begin = true)
    {
        Desk?.Dispose();
        var messages = new HostMessages(entity => Assert.Fail($"{entity} is full."));
        var echo = new DrillEcho(messages);
        _door.Inner = echo;
        Watched = new WatchedJournal(Journal, Scheduler.Time);
        Host = new EntityHost(new EntityHostOptions { Scheduler = Scheduler, Journal = Watched });
        messages.Attach(Host);
        Switch = new HaltSwitch(Scheduler.Time);
        Desk = new HaltDesk(new HaltDeskSetup
        {
            Host = Host,
            Switch = Switch,
            Venue = this,
            Echo = echo,
            File = File,
            FileLane = InlineLane.Instance,
            CancelLane = InlineLane.Instance,
            Time = Scheduler.Time,
            Wall = Scheduler.Time,
            Terms = Terms,
            NewCode = () => "CODE",
            OnUncancelled = (scope, orders) => Calls.Add($"{orders} orders work on {scope}"),
            OnDrillFailed = _ => Calls.Add("drill failed"),
        });
        Host.Register(new PortfolioEntity(this, Desk, Scheduler.Time));
        Host.Register(new ExchangeAccountEntity(this, Switch));
        Host.Register(new HaltEntity());
        if (begin)
        {
            Begin();
        }
    }

    public void Begin() => Done(Desk.Begin());

    /// <summary>Opened, funded and with a running session on both markets.</summary>
    public HaltLab Run(string portfolio, string account = "a1")
    {
        var id = new PortfolioId(portfolio);
        if (_funded.Add(new(account)))
        {
            _venue.Deposit(new(account), new Amount(1_000_000m, Currency.Usd));
        }

        Do(id, new PortfolioCommand.Open(portfolio, Currency.Usd, new(account)) { At = Now });
        foreach (var instrument in Instruments)
        {
            Do(id, new PortfolioCommand.ListInstrument(instrument) { At = Now });
        }

        Do(id, new PortfolioCommand.Deposit(new Amount(100_000m, Currency.Usd)) { At = Now });
        var config = new SessionConfig
        {
            Name = "day",
            Symbols = [Orders.Btc, Orders.Eth],
            DefaultTimeframe = Minute,
        };
        var start = new SessionCommand.Start(new($"{portfolio}-s"), config, "me") { At = Now };
        Do(id, new PortfolioCommand.ChangeSession(start) { At = Now });
        return this;
    }

    /// <summary>Lets both markets be quoted at the price, a second later.</summary>
    public HaltLab Quote(decimal price)
    {
        Last = price;
        Pass(TimeSpan.FromSeconds(1));
        for (var i = 0; i < Instruments.Length; i++)
        {
            _venue.OnMarket(MarketEvent.Quote(i, Now, new QuoteValues(price - 0.01m, 1_000m, price + 0.01m, 1_000m)));
        }

        Scheduler.RunUntilIdle();
        return this;
    }

    /// <summary>A rule fires and buys: at the market, or by a limit order that rests below it.</summary>
    public void Buy(string portfolio, Symbol? symbol = null, bool rests = false, ExitPlan? exits = null) =>
        Tell(portfolio, Entry(symbol ?? Orders.Btc, rests, exits ?? ExitPlan.None));

    /// <summary>As <see cref="Buy"/>, though nobody has a turn yet.</summary>
    public void PostBuy(string portfolio, Symbol? symbol = null, bool rests = false) =>
        Post(portfolio, Entry(symbol ?? Orders.Btc, rests, ExitPlan.None));

    public HaltReceipt Raise(HaltScope scope, bool flatten = false, HaltLevel level = HaltLevel.Halted) =>
        Desk.Raise(new HaltRequest(scope, level, flatten, "smoke", "anna"));

    public LowerResult Lower(HaltScope scope, HaltLevel to = HaltLevel.None)
    {
        var asked = Done(Desk.RequestLower(new(scope, to, "the smoke is gone", "ben", Now)));
        return asked is LowerResult.CodeGiven given
            ? Done(Desk.ConfirmLower(scope, given.Lowering.Code, "ben"))
            : asked;
    }

    public HaltRegister Register() => Done(Desk.Register());

    public Portfolio Portfolio(string portfolio) =>
        (Portfolio)Done(Host.Inspect(PortfolioEntity.IdOf(new(portfolio)))).State;

    public HaltLab Pass(TimeSpan time)
    {
        var then = Scheduler.Time.GetUtcNow() + time;
        Scheduler.AdvanceTo(then);
        _venue.AdvanceTo(Now);
        Scheduler.RunUntilIdle();
        return this;
    }

    public T Done<T>(Task<T> work)
    {
        Scheduler.RunUntilIdle();
        Assert.True(work.IsCompleted, "The work waits for something.");
        return work.GetAwaiter().GetResult();
    }

    public void Done(Task work)
    {
        Scheduler.RunUntilIdle();
        Assert.True(work.IsCompleted, "The work waits for something.");
        work.GetAwaiter().GetResult();
    }

    public IEnumerable<string> AskedSince(int index) => Asked.Skip(index);

    public MarkSnapshot MarksOf(PortfolioId portfolio, Timestamp at) => new(at, Marks(at));

    void IVenue.Submit(AccountId account, ClientOrderId id, OrderSpec spec)
    {
        Asked.Add($"{(spec.ReduceOnly ? "reduce" : "open")} {Short(id)}");
        if (!spec.ReduceOnly)
        {
            var order = new OutgoingOrder(account, new PortfolioId(id.Value.Split('-')[0]), id, spec);
            Opened.Add((order, Forbids(order)));
        }

        _venue.Submit(account, id, spec);
    }

    void IVenue.Cancel(AccountId account, ClientOrderId id)
    {
        Asked.Add($"cancel {Short(id)}");
        if (!LosesCancels)
        {
            _venue.Cancel(account, id);
        }
    }

    void IVenue.Query(AccountId account, ClientOrderId id) => ((IVenue)_venue).Query(account, id);

    void IVenue.RequestStatement(AccountId account) => _venue.RequestStatement(account);

    private static string Short(ClientOrderId id) => id.Value.Replace("-0000000", "-", StringComparison.Ordinal);

    private ImmutableSortedDictionary<Symbol, MarkPrice> MarkMap(Timestamp at) => Instruments
        .ToImmutableSortedDictionary(i => i.Symbol, i => new MarkPrice(i.Symbol, new Price(Last), at));

    private ImmutableArray<MarkPrice> Marks(Timestamp at) => [.. MarkMap(at).Values];

    private PortfolioCommand.Evaluate Entry(Symbol symbol, bool rests, ExitPlan exits)
    {
        var number = ++_rules;
        var size = new SizingMethod.FixedQuantity(1m + (number * 0.001m));
        var terms = rests
            ? new OrderTerms { Type = OrderType.Limit, LimitOffsetPercentage = 5m }
            : OrderTerms.Market;
        var rule = new Rule
        {
            Id = new($"r{number}"),
            Version = 1,
            Name = $"in {number}",
            Type = RuleType.Entry,
            Conditions = new([new Condition.Comparison(Price, ComparisonOperator.GreaterThan, new Operand.Number(1))]),
            Actions = [new RuleAction.Buy(size, terms) { Exits = exits }],
            CreatedAt = Now,
        };
        var compiled = CompiledRuleSet.Compile([rule], Minute);
        return new PortfolioCommand.Evaluate(compiled, new MarketSnapshot
        {
            Symbol = symbol,
            At = Now,
            Reference = new Price(Last),
            DataTime = Now,
            Values = [.. compiled.Fields.Select(ValueOf)],
            Marks = Marks(Now),
        })
        {
            At = Now,
        };
    }

    private FieldValue ValueOf(FieldRef field) =>
        field == Price ? FieldValue.Of((double)Last, Now) : FieldValue.Missing;

    private void Tell(string portfolio, PortfolioCommand command)
    {
        Post(portfolio, command);
        Scheduler.RunUntilIdle();
    }

    private void Post(string portfolio, PortfolioCommand command) =>
        Assert.True(Host.Tell(PortfolioEntity.IdOf(new(portfolio)), new PortfolioMessage.Do(command)));

    private void Do(PortfolioId portfolio, PortfolioCommand command)
    {
        var answer = Done(Host.Ask(PortfolioEntity.IdOf(portfolio), new PortfolioMessage.Do(command)).AsTask());
        Assert.True(answer is CommandResult.Accepted, $"{command.GetType().Name}: {answer}");
    }

    private sealed class ReportDoor : IVenueReports
    {
        public DrillEcho? Inner { get; set; }

        public void OnReport(AccountId account, AccountReport report) => Inner?.OnReport(account, report);
    }
}
