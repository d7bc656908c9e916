using System.Collections.Immutable;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Simulation.Backtests;

namespace ActorTrading.Simulation.Tests.Backtests;

/// <summary>What a run leaves behind: states that replay to the same bytes, books that agree with the venue.</summary>
public sealed class BacktestStateTests
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(10);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void States_live_from_snapshot_and_tail_and_from_full_replay_have_one_hash(int snapshotEvery)
    {
        var setup = Setup(seed: 8, Portfolios(8)) with { SnapshotEvery = snapshotEvery };
        using var backtest = new Backtest(setup);
        backtest.Run(cancellation: TestContext.Current.CancellationToken);

        var live = backtest.StateHash();

        Assert.Equal(live, backtest.StateHash(StateSource.SnapshotAndTail));
        Assert.Equal(live, backtest.StateHash(StateSource.FullReplay));
    }

    [Fact]
    public void Two_runs_of_one_setup_are_the_same_run()
    {
        var first = RunLab.Run(Setup(seed: 5, Portfolios(5)));
        var second = RunLab.Run(Setup(seed: 5, Portfolios(5)));

        Assert.Equal(first.Journal, second.Journal);
        Assert.Equal(first.StateHash, second.StateHash);
    }

    [Fact]
    public void The_seed_of_the_scheduler_and_the_pace_of_snapshots_change_nothing()
    {
        var plain = RunLab.Run(Setup(seed: 6, Portfolios(6)));
        var other = RunLab.Run(Setup(seed: 6, Portfolios(6)) with { Seed = 99, SnapshotEvery = 3 });

        Assert.Equal(plain.Portfolios.Select(Last), other.Portfolios.Select(Last));
        Assert.Equal(plain.JournalOf(new("one")), other.JournalOf(new("one")));
    }

    [Fact]
    public void A_portfolio_fares_in_company_as_it_does_alone()
    {
        var portfolios = Portfolios(9);
        var together = RunLab.Run(Setup(seed: 9, portfolios));

        foreach (var portfolio in portfolios)
        {
            var alone = RunLab.Run(Setup(seed: 9, [portfolio]));
            Assert.NotEmpty(alone.Portfolios[0].ClosedTrades);
            Assert.Equal(
                alone.JournalOf(portfolio.Id).Select(WithoutVenueNumbers),
                together.JournalOf(portfolio.Id).Select(WithoutVenueNumbers));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_books_of_each_portfolio_agree_with_those_of_the_venue(int seed)
    {
        var portfolios = Portfolios(seed);
        using var backtest = new Backtest(Setup((ulong)seed, portfolios));
        backtest.Run(cancellation: TestContext.Current.CancellationToken);

        foreach (var portfolio in portfolios)
        {
            var ledger = backtest.PortfolioOf(portfolio.Id).Ledger;
            var venue = backtest.Venue.Balances(AccountOf(portfolio)).ToDictionary(b => b.Asset, b => b.Total);

            Assert.Equal(
                venue.Where(b => b.Value != 0m).OrderBy(b => b.Key.Code),
                ledger.Books.Where(b => b.Value.Owned != 0m)
                    .Select(b => KeyValuePair.Create(b.Key, b.Value.Owned)).OrderBy(b => b.Key.Code));
        }
    }

    [Fact]
    public void Orders_that_a_portfolio_counts_as_working_are_those_that_rest_at_the_venue()
    {
        var portfolios = Portfolios(3);
        using var backtest = new Backtest(Setup(3, portfolios));
        backtest.Run(cancellation: TestContext.Current.CancellationToken);

        foreach (var portfolio in portfolios)
        {
            var orders = backtest.PortfolioOf(portfolio.Id).Orders.Values;
            var working = orders.Where(o => !o.IsLeaving).Select(o => o.Id.Value);
            var resting = backtest.Venue.OpenOrders(AccountOf(portfolio)).Select(o => o.Id.Value);
            Assert.Equal(resting.Order(StringComparer.Ordinal), working.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_defect_of_the_engine_ends_the_run_with_its_cause()
    {
        var setup = Setup(seed: 5, Portfolios(5)) with { Watchers = [new Saboteur()] };
        using var backtest = new Backtest(setup);

        var defect = Assert.Throws<BacktestDefectException>(
            () => backtest.Run(cancellation: TestContext.Current.CancellationToken));

        Assert.Contains("portfolio", defect.Message, StringComparison.Ordinal);
        Assert.Equal("Sabotage.", defect.GetBaseException().Message);
    }

    [Fact]
    public void A_portfolio_that_cannot_be_opened_is_told_by_what_it_refused()
    {
        var portfolio = RunLab.Portfolio("p", [], RunLab.Btc);
        var nameless = portfolio with { Session = portfolio.Session with { Name = " " } };
        using var backtest = new Backtest(Setup(seed: 5, [nameless]));

        var refusal = Assert.Throws<BacktestSetupException>(
            () => backtest.Run(cancellation: TestContext.Current.CancellationToken));

        Assert.Contains("name", refusal.Message, StringComparison.Ordinal);
    }

    private static AccountId AccountOf(BacktestPortfolio portfolio) => new($"sim-{portfolio.Id}");

    private static BacktestSetup Setup(ulong seed, ImmutableArray<BacktestPortfolio> portfolios)
    {
        var market = RunLab.Minutes(seed, Length);
        return RunLab.Setup(market, RunLab.Record(market), portfolios);
    }

    private static ImmutableArray<BacktestPortfolio> Portfolios(int seed) =>
    [
        RunLab.Portfolio("one", new RandomRules(seed, 100m).Draw(), RunLab.Btc),
        RunLab.Portfolio("two", new RandomRules(seed + 1, 100m).Draw(), RunLab.Btc, RunLab.Eth),
        RunLab.Portfolio("three", new RandomRules(seed + 2, 10m).Draw(), RunLab.Eth),
    ];

    private static (long, Amount, int) Last(Portfolio portfolio) =>
        (portfolio.NextIntent, portfolio.Ledger.Cash(Currency.Usd), portfolio.ClosedTrades.Length);

    // The venue numbers orders and trades across its accounts.
    private static string WithoutVenueNumbers(string line) =>
        System.Text.RegularExpressions.Regex.Replace(line, "\"(venue_order_id|trade_id)\":\"\\d+\"", "");

    private sealed class Saboteur : IPortfolioWatchers
    {
        public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
        {
            if (events.OfType<PortfolioEvent.OrderIntended>().Any())
            {
                throw new InvalidOperationException("Sabotage.");
            }
        }
    }
}
