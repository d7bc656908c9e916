using ActorTrading.Domain.Portfolios;
using ActorTrading.Storage.ReadModels;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Storage.Tests.ReadModels;

/// <summary>The tables against the portfolios' own states and events, over runs of the whole engine.</summary>
public sealed class TableTests(TradedModels models) : IClassFixture<TradedModels>
{
    private static readonly PageRequest Everything = new(PageRequest.LimitMax);

    private ReadModelStore Store => models.Store;

    [Fact]
    public async Task What_is_open_and_owned_is_what_the_portfolio_says()
    {
        foreach (var id in TradedModels.Portfolios)
        {
            var truth = await models.StateOf(id);
            var row = new PortfolioQueries(Store).Find(id)!;
            Assert.Equal(
                (truth.Ledger.Cash(truth.BaseCurrency).Value, (long)truth.Orders.Count, truth.Session.IsActive),
                (row.Cash, row.OpenOrders, row.SessionPhase == "running"));
            Assert.Equal(
                truth.Ledger.Books.Select(b => (b.Key.Code, b.Value.Cash, b.Value.Margin)),
                new PortfolioQueries(Store).Balances(id).Select(b => (b.Asset, b.Cash, b.Margin)));
            Assert.Equal(
                truth.Ledger.Positions.Values
                    .Select(p => (p.Symbol.Value, p.Quantity.Value, p.EntryPrice.Value)).Order(),
                Positions(id, isOpen: true).Select(p => (p.Symbol, p.Quantity, p.EntryPrice)).Order());
            Assert.Equal(
                truth.Orders.Values.Select(o => (o.Id.Value, o.Order.Filled.Value)),
                Orders(id, openOnly: true)
                    .Select(o => (o.Id, o.FilledQuantity)).OrderBy(o => o.Id, StringComparer.Ordinal));
        }

        Assert.Equal(TradedModels.Portfolios, new PortfolioQueries(Store).Remembered().Select(p => p.Value));
    }

    [Fact]
    public async Task Fills_orders_positions_and_sessions_add_up()
    {
        foreach (var id in TradedModels.Portfolios)
        {
            var truth = await models.StateOf(id);
            var events = await models.EventsOf(id);
            var fills = events.OfType<PortfolioEvent.OrderFilled>().Select(e => e.Fill).ToArray();
            var trades = Activity(id, f => new OrderQueries(Store).Trades(f, Everything).Items);
            Assert.Equal(
                fills.Select(f => (f.TradeId.Value, f.Quantity.Value, f.Fee.Value)).Order(),
                trades.Select(t => (t.Id, t.Quantity, t.Fee)).Order());
            foreach (var order in Orders(id, openOnly: false))
            {
                var own = fills.Where(f => f.OrderId.Value == order.Id).ToArray();
                Assert.Equal(own.Sum(f => f.Quantity.Value), order.FilledQuantity);
                Assert.Equal(own.LastOrDefault()?.At, order.ExecutedAt);
                Assert.Equal(own.Length, new OrderQueries(Store).Executions(order.Id).Count);
                var steps = new OrderQueries(Store).History(order.Id);
                Assert.Equal(("order_intended", order.Status), (steps[0].Event, steps[^1].Status));
            }

            var closed = Positions(id, isOpen: false);
            var session = Assert.Single(new PortfolioQueries(Store).Sessions(id, Everything).Items);
            var strategy = new PortfolioQueries(Store).Strategy(id)!;
            Assert.Equal(truth.ClosedTradeCount, closed.Count);
            Assert.Equal(truth.Session.TotalProfit?.Value ?? 0m, closed.Sum(p => p.RealisedPnl));
            Assert.Equal((truth.Session.TotalTrades, session.TotalPnl), (session.TotalTrades, strategy.TotalPnl));
            Assert.Equal(strategy.TotalPnl, strategy.GrossProfit + strategy.GrossLoss);
            Assert.All(closed, p => Assert.NotNull(p.ExitReason));
        }
    }

    [Fact]
    public async Task Every_intent_and_refusal_has_its_reasons()
    {
        var decisions = new DecisionQueries(Store);
        foreach (var id in TradedModels.Portfolios)
        {
            var events = await models.EventsOf(id);
            var all = Activity(id, f => decisions.List(f, Everything).Items);
            Assert.Equal(
                events.Count(e => e is PortfolioEvent.OrderIntended), all.Count(d => d.Kind == "intended"));
            Assert.Equal(
                events.OfType<PortfolioEvent.OrderDenied>().Select(e => e.Reason.Code),
                all.Where(d => d.Kind == "denied").Select(d => d.Code!).Reverse());
            Assert.All(all.Where(d => d.Kind is "intended" or "denied"), d =>
            {
                Assert.Contains("\"reference\":", d.Why, StringComparison.Ordinal);
                Assert.Contains("\"symbol\":", d.OrderSpec, StringComparison.Ordinal);
                Assert.Equal(d, decisions.Find(d.Id));
            });
            Assert.Equal(
                events.Count(e => e is PortfolioEvent.RuleFired),
                Activity(id, f => decisions.Signals(f, Everything, "fired").Items).Count);
            var order = all.First(d => d.Kind == "intended").OrderId!;
            Assert.Equal("intended", decisions.OfOrder(order)[0].Kind);
            Assert.All(
                Activity(id, f => decisions.Refusals(f, Everything).Items), d => Assert.NotEqual("intended", d.Kind));
        }
    }

    [Fact]
    public async Task Settings_rules_and_equity_are_those_that_were_set()
    {
        var portfolios = new PortfolioQueries(Store);

        Assert.Equal("3", portfolios.Settings("lever").Single(s => s.Key == "leverage").Value);
        Assert.Equal("150", portfolios.Settings("lever").Single(s => s.Key == "limits.max_position_percentage").Value);
        var rules = portfolios.Rules("both", Everything).Items;
        Assert.Equal(["Heat", "Top", "Patient", "Dip"], rules.Select(r => r.Name));
        Assert.Equal(("entry", 180m, true), (rules[3].RuleType, rules[3].CooldownSeconds, rules[3].IsActive));
        Assert.Contains("\"rsi\"", rules[3].Conditions, StringComparison.Ordinal);
        Assert.Equal(
            ["both", "coin"],
            portfolios.RulesNamed(rules[0].Id).Where(r => r.Name == "Heat").Select(r => r.PortfolioId));
        Assert.Equal(4, portfolios.Strategy("both")!.ActiveRules);
        var marks = (await models.EventsOf("both")).OfType<PortfolioEvent.EquityMarked>().Select(e => e.Equity.Value);
        Assert.Equal(marks.Reverse(), portfolios.Equity("both", Everything).Items.Select(e => e.Equity));
        Assert.Equal("both", Assert.Single(portfolios.SessionsNamed("both-1")).SessionName);
    }

    [Fact]
    public void Pages_follow_one_another_without_a_gap_and_filters_hold()
    {
        var queries = new OrderQueries(Store);
        var filter = new OrderFilter { Portfolio = "both", AutomatedOnly = true };
        var all = queries.List(filter, Everything).Items;
        var paged = new List<OrderRow>();
        for (long? next = long.MaxValue; next is { } before;)
        {
            var page = queries.List(filter, new PageRequest(3, before));
            paged.AddRange(page.Items);
            next = page.Next;
        }

        Assert.Equal(all, paged);
        Assert.All(Filtered(f => f with { Side = "sell" }), o => Assert.Equal("sell", o.Side));
        Assert.All(Filtered(f => f with { Symbol = "ETH-USD", Status = "filled" }), o =>
            Assert.Equal(("ETH-USD", "filled"), (o.Symbol, o.Status)));
        Assert.All(Filtered(f => f with { Rule = all[0].RuleId }), o => Assert.Equal(all[0].RuleId, o.RuleId));
        var middle = all[all.Count / 2].CreatedAt;
        Assert.Equal(
            all.Count,
            Filtered(f => f with { From = middle }).Count + Filtered(f => f with { To = middle }).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => queries.List(filter, new PageRequest(0)));
        Assert.Equal(all[0], queries.Find(all[0].Id));
        Assert.Null(queries.Find("never"));

        IReadOnlyList<OrderRow> Filtered(Func<OrderFilter, OrderFilter> change) =>
            queries.List(change(filter), Everything).Items;
    }

    private static IReadOnlyList<TRow> Activity<TRow>(
        string portfolio, Func<ActivityFilter, IReadOnlyList<TRow>> read) =>
        read(new ActivityFilter { Portfolio = portfolio });

    private IReadOnlyList<PositionRow> Positions(string portfolio, bool isOpen) =>
        Activity(portfolio, f => new PortfolioQueries(Store).Positions(f, Everything, isOpen).Items);

    private IReadOnlyList<OrderRow> Orders(string portfolio, bool openOnly) =>
        new OrderQueries(Store).List(new OrderFilter { Portfolio = portfolio, OpenOnly = openOnly }, Everything).Items;
}
