using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Venues;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

public sealed class VenueLawsTests
{
    private const int Steps = 120;

    /// <summary>Shares of an average cost are not exact decimals.</summary>
    private const decimal Tolerance = 0.000001m;
    private static readonly AccountId[] Traders = [new("a"), new("b"), new("c")];

    [Fact]
    public void Balances_equal_deposits_plus_what_the_reports_say_was_traded_paid_and_funded()
    {
        Prop.ForAll(Seeds, seed => IsConserved(Run((ulong)seed, Traders))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Nothing_stays_locked_once_all_orders_are_cancelled_and_no_position_is_open()
    {
        Prop.ForAll(Seeds, seed => LocksOnlyMargin(Run((ulong)seed, Traders))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_same_calls_give_the_same_reports_and_ledger()
    {
        var (first, second) = (Run(42, Traders), Run(42, Traders));

        Assert.Equal(first.Lines, second.Lines);
        Assert.Equal(first.Venue.LedgerHash(), second.Venue.LedgerHash());
    }

    [Fact]
    public void What_an_account_hears_does_not_depend_on_who_else_trades()
    {
        var (alone, crowded) = (Run(42, Traders[..1]), Run(42, Traders));

        Assert.Equal(alone.Lines, crowded.Lines.Where(line => line.StartsWith("a/", StringComparison.Ordinal)));
        Assert.NotEmpty(alone.Lines);
    }

    private static Arbitrary<int> Seeds => Gen.Choose(1, int.MaxValue).ToArbitrary();

    private static bool IsConserved(VenueLab lab) => Traders.All(account =>
    {
        var expected = Expected(lab, account);
        return lab.Venue.Balances(account).All(balance =>
            Math.Abs(balance.Total - expected[balance.Asset]) < Tolerance);
    });

    /// <summary>
    /// Worked out from the reports alone: cash moves by trades on the spot, by average cost on contracts.
    /// </summary>
    private static Dictionary<Currency, decimal> Expected(VenueLab lab, AccountId account)
    {
        var money = new Dictionary<Currency, decimal> { [Usd] = 10_000m, [Btc] = 50m };
        var (held, cost) = (0m, 0m);
        foreach (var report in lab.Reports.Where(report => report.Account == account).Select(report => report.Report))
        {
            if (report is AccountReport.Funding funding)
            {
                money[Usd] += funding.Settled.Value;
            }

            if (FillOf(report) is not { } fill)
            {
                continue;
            }

            var (sign, value) = (fill.Side.Sign(), fill.Price.Value * fill.Quantity.Value);
            money[fill.Fee.Currency] -= fill.Fee.Value;
            if (fill.Symbol == SpotSymbol)
            {
                money[Btc] += sign * fill.Quantity.Value;
                money[Usd] -= sign * value;
                continue;
            }

            var (price, quantity) = (fill.Price.Value, fill.Quantity.Value);
            var closing = held * sign < 0m ? Math.Min(quantity, Math.Abs(held)) : 0m;
            var average = closing > 0m ? cost / Math.Abs(held) : 0m;
            money[Usd] -= sign * closing * (price - average);
            cost += ((quantity - closing) * price) - (closing * average);
            held += sign * quantity;
        }

        return money;
    }

    private static Fill? FillOf(AccountReport report) => report switch
    {
        AccountReport.Order { Report: VenueReport.Filled filled } => filled.Fill,
        AccountReport.Liquidated liquidated => liquidated.Fill,
        _ => null,
    };

    private static bool LocksOnlyMargin(VenueLab lab)
    {
        // What is on its way arrives first.
        lab.Venue.AdvanceTo(lab.Venue.Now + TimeSpan.FromMinutes(1));
        foreach (var account in Traders)
        {
            foreach (var order in lab.Venue.OpenOrders(account))
            {
                lab.Venue.Cancel(account, order.Id);
            }
        }

        lab.Venue.AdvanceTo(lab.Venue.Now + TimeSpan.FromMinutes(1));
        return Traders.All(account =>
        {
            var margin = lab.Venue.Positions(account).Sum(position => position.Margin.Value);
            return lab.Venue.Balances(account).All(balance => balance.Locked == (balance.Asset == Usd ? margin : 0m));
        });
    }

    private static VenueLab Run(ulong seed, AccountId[] traders)
    {
        var lab = new VenueLab(Options(VenueModel.Quote) with
        {
            Fees = new() { MakerRate = -0.0001m, TakerRate = 0.001m, Asset = (FeeAsset)(seed % 2) },
            Fills = new() { Participation = 0.5m, LimitRule = LimitRule.Touch, TouchProbability = 0.5 },
            Latency = new() { Base = TimeSpan.FromMilliseconds(200), JitterMax = TimeSpan.FromSeconds(2) },
            Slippage = new SlippageModel.Ticks(2),
            Margin = new() { DefaultLeverage = 10m, LiquidationFeeRate = 0.002m },
            Seed = seed,
        });
        Array.ForEach(traders, account =>
        {
            lab.Venue.Deposit(account, new(10_000m, Usd));
            lab.Venue.Deposit(account, new(50m, Btc));
        });
        var market = new SeededRandom(seed);
        var streams = traders.ToDictionary(account => account, account => new SeededRandom(seed + account.Value[0]));
        var price = 100m;
        for (var step = 0; step < Steps; step++)
        {
            price = Math.Max(20m, price + market.Next(11) - 5m);
            lab.Quote(price, price + 1m, market.Next(20), market.Next(20), market.Next(2));
            lab.Trade(price, market.Next(10), Side.Sell);
            if (step % 10 == 9)
            {
                lab.Funding(0.001m);
            }

            Array.ForEach(traders, account => Act(lab, account, streams[account], price, step));
        }

        return lab;
    }

    private static void Act(VenueLab lab, AccountId account, SeededRandom random, decimal price, int step)
    {
        if (random.Next(2) == 0)
        {
            return;
        }

        var type = (OrderType)random.Next(6);
        var hasLimit = type is OrderType.Limit or OrderType.StopLimit or OrderType.TakeProfitLimit;
        var spec = new OrderSpec
        {
            Symbol = random.Next(2) == 0 ? SpotSymbol : PerpetualSymbol,
            Side = random.Next(2) == 0 ? Side.Buy : Side.Sell,
            Type = type,
            Quantity = new(1 + random.Next(12)),
            LimitPrice = hasLimit ? new(price + random.Next(9) - 4m) : null,
            StopPrice = type is OrderType.Market or OrderType.Limit ? null : new(price + random.Next(9) - 4m),
            ReduceOnly = random.Next(5) == 0,
            OcoGroup = random.Next(3) == 0 ? new($"g{step / 5}") : null,
        };
        lab.Venue.Submit(account, new($"o{step}"), spec);
        if (random.Next(4) == 0)
        {
            lab.Venue.Cancel(account, new($"o{random.Next(step + 1)}"));
        }
    }
}
