using System.Collections.Immutable;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.Fields;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Sizing;
using ActorTrading.Domain.Tests.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Testing.Deciders;

namespace ActorTrading.Domain.Tests.Portfolios.Deciding;

/// <summary>A portfolio of 10 000 USD whose session trades BTC-USD at prices around 100, step by step.</summary>
internal sealed class Desk
{
    public static readonly PortfolioId Id = new("p1");
    public static readonly AccountId Account = new("a1");
    public static readonly Symbol Btc = OrderFixtures.Spot.Symbol;
    public static readonly Timeframe Minute = Timeframe.OfMinutes(1);

    private static readonly FieldRef Price = FieldCatalogue.Get("price").Reference();

    private int _trade;

    public Desk() => Story = new(
        PortfolioDecider.Initial(Id), PortfolioDecider.Decide, PortfolioDecider.Evolve);

    public DeciderSpecification<Portfolio, PortfolioCommand, PortfolioEvent> Story { get; }

    public Portfolio Portfolio => Story.State;

    public Timestamp Now { get; private set; } = OrderFixtures.Start;

    public decimal Last { get; private set; } = 100m;

    public static SessionConfig Config { get; } = new() { Name = "day", Symbols = [Btc], DefaultTimeframe = Minute };

    public MarkSnapshot Marks => new(Now, [new MarkPrice(Btc, new Price(Last), Now) { BestSinceOpen = Best }]);

    public Price? Best { get; private set; }

    /// <summary>Open, listed, funded and running, with nothing held.</summary>
    public static Desk Running(TradingPolicy? policy = null) => Funded(policy).Do(Start);

    public static Desk Funded(TradingPolicy? policy = null) => new Desk()
        .Do(at => new PortfolioCommand.Open("main", Currency.Usd, Account) { At = at })
        .Do(at => new PortfolioCommand.ListInstrument(OrderFixtures.Spot) { At = at })
        .Do(at => new PortfolioCommand.SetPolicy(policy ?? TradingPolicy.Default) { At = at })
        .Do(at => new PortfolioCommand.Deposit(OrderFixtures.Usd(10_000m)) { At = at });

    public static PortfolioCommand Start(Timestamp at) =>
        new PortfolioCommand.ChangeSession(new SessionCommand.Start(new("s1"), Config, "me") { At = at }) { At = at };

    /// <summary>Running, with 10 BTC bought at 100 by the rule "in" and the exits of the plan at the venue.</summary>
    public static Desk Holding(ExitPlan? exits = null, TradingPolicy? policy = null)
    {
        var desk = Running(policy).Do(d => d.Evaluating(Buys(exits)));
        desk.Do(d => d.Filled(1, Side.Buy, 10m, 100m));
        foreach (var order in desk.Portfolio.Orders.Values.ToArray())
        {
            desk.Do(d => d.Accepted(order.Id));
        }

        return desk.Pass(TimeSpan.FromMinutes(1));
    }

    public static Rule Buys(ExitPlan? exits = null, string name = "in", OrderTerms? terms = null) => Rule(
        name,
        RuleType.Entry,
        ComparisonOperator.GreaterOrEqual,
        100,
        new RuleAction.Buy(new SizingMethod.FixedQuantity(10m), terms ?? OrderTerms.Market)
        {
            Exits = exits ?? ExitPlan.None,
        });

    public static Rule Sells(decimal below, string name = "out") => Rule(
        name, RuleType.Exit, ComparisonOperator.LessThan, (double)below, new RuleAction.Close(OrderTerms.Market));

    public static Rule Rule(
        string name,
        RuleType type,
        ComparisonOperator comparing,
        double price,
        params ImmutableArray<RuleAction> actions) =>
        new()
        {
            Id = new(name),
            Version = 3,
            Name = name,
            Type = type,
            Conditions = new([new Condition.Comparison(Price, comparing, new Operand.Number(price))]),
            Actions = actions,
            CreatedAt = OrderFixtures.Start,
        };

    public static ClientOrderId Order(int number) => new($"p1-{number:D8}");

    public Desk Pass(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public Desk At(decimal price, decimal? best = null)
    {
        (Last, Best) = (price, best is { } b ? new Price(b) : Best);
        return this;
    }

    public Desk Do(Func<Timestamp, PortfolioCommand> command) => Do(d => command(d.Now));

    public Desk Do(Func<Desk, PortfolioCommand> command)
    {
        Story.Given(command(this));
        return this;
    }

    public Desk When(Func<Timestamp, PortfolioCommand> command) => When(d => command(d.Now));

    public Desk When(Func<Desk, PortfolioCommand> command)
    {
        Story.When(command(this));
        return this;
    }

    public Desk Then(params string[] told)
    {
        Story.ThenTold(Telling.Of, told);
        return this;
    }

    public Desk ThenRefused(string code)
    {
        Story.ThenRefused(code);
        return this;
    }

    public PortfolioCommand Evaluating(params ImmutableArray<Rule> rules)
    {
        var compiled = CompiledRuleSet.Compile(rules, Minute);
        return new PortfolioCommand.Evaluate(compiled, new MarketSnapshot
        {
            Symbol = Btc,
            At = Now,
            Reference = new Price(Last),
            DataTime = Now,
            Values = [.. compiled.Fields.Select(ValueOf)],
            Marks = Marks.Marks,
        })
        {
            At = Now,
        };
    }

    public PortfolioCommand Waking() => new PortfolioCommand.Wake(Marks) { At = Now };

    public PortfolioCommand Marking() => new PortfolioCommand.Mark(Marks) { At = Now };

    public PortfolioCommand Filled(int order, Side side, decimal quantity, decimal price, string? trade = null)
    {
        var id = trade ?? $"t{++_trade}";
        var fill = OrderFixtures.Fill(id, quantity, price, side, Order(order).Value) with { At = Now };
        return Reporting(Order(order), at => new VenueReport.Filled(fill) { OrderId = fill.OrderId, At = at });
    }

    public PortfolioCommand Accepted(ClientOrderId order) => Reporting(
        order, at => new VenueReport.Accepted(new($"v-{order}")) { OrderId = order, At = at });

    public PortfolioCommand Canceled(int order) =>
        Reporting(Order(order), at => new VenueReport.Canceled("asked") { OrderId = Order(order), At = at });

    public PortfolioCommand Rejected(int order) => Reporting(
        Order(order), at => new VenueReport.Rejected(new("no", "It was refused.")) { OrderId = Order(order), At = at });

    public PortfolioCommand Reporting(ClientOrderId order, Func<Timestamp, VenueReport> said) =>
        new PortfolioCommand.Report(said(Now) with { OrderId = order }, Marks) { At = Now };

    public PortfolioCommand Halting(HaltLevel level, bool flatten) => new PortfolioCommand.ChangeHalt(
        new HaltCommand.Raise(new Halt(HaltScope.Of(Id), level, "smoke", "me", Now)), flatten, Marks)
    {
        At = Now,
    };

    public PortfolioCommand Session(Func<Timestamp, SessionCommand> command) =>
        new PortfolioCommand.ChangeSession(command(Now)) { At = Now };

    private FieldValue ValueOf(FieldRef field) =>
        field == Price ? FieldValue.Of((double)Last, Now) : FieldValue.Missing;
}
