using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Tests.Venues;
using ActorTrading.Simulation.Venues;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Paper;

/// <summary>Random orders over a ledger that fails at random, before it has saved or after.</summary>
public sealed class PaperVenueLawsTests
{
    private const int Steps = 80;
    private const decimal Opening = 100_000m;

    private static Arbitrary<int> Seeds => Gen.Choose(1, int.MaxValue).ToArbitrary();

    [Fact]
    public void What_is_told_is_what_is_saved_each_once_and_in_order_whatever_fails()
    {
        Prop.ForAll(Seeds, seed =>
        {
            using var lab = Run((ulong)seed, crashes: false);

            Assert.Equal(lab.Ledger.ReportsAfter(0).Select(saved => saved.Report), lab.Reports);
            Assert.Contains(lab.Reports, report => report.Traded is not null);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Transfers_and_fills_are_what_is_held_whatever_fails_or_dies()
    {
        Prop.ForAll(Seeds, seed =>
        {
            using var lab = Run((ulong)seed, crashes: true);
            var fills = lab.Ledger.ReportsAfter(0).Select(saved => saved.Report.Traded).OfType<Fill>().ToArray();
            var accepted = lab.Ledger.ReportsAfter(0).Select(saved => saved.Report).OfType<AccountReport.Order>()
                .Select(told => told.Report).OfType<VenueReport.Accepted>().Select(report => report.OrderId).ToArray();

            var held = lab.Statement().Balances.ToDictionary(balance => balance.Asset, balance => balance.Total);

            Assert.Equal(accepted.Distinct(), accepted);
            Assert.Equal(
                Opening - fills.Sum(fill => (fill.Side.Sign() * ValueOf(fill)) + FeeIn(fill, Usd)),
                held[Usd]);
            Assert.Equal(
                fills.Sum(fill => (fill.Side.Sign() * fill.Quantity.Value) - FeeIn(fill, Btc)),
                held.GetValueOrDefault(Btc));
        }).QuickCheckThrowOnFailure();
    }

    private static decimal ValueOf(Fill fill) => fill.Price.Value * fill.Quantity.Value;

    private static decimal FeeIn(Fill fill, Currency asset) => fill.Fee.Currency == asset ? fill.Fee.Value : 0m;

    private static PaperLab Run(ulong seed, bool crashes)
    {
        var lab = new PaperLab(VenueLab.Options(VenueModel.Quote) with
        {
            Fees = new() { MakerRate = 0.0007m, TakerRate = 0.0013m, Asset = FeeAsset.Received },
            Latency = new() { JitterMax = TimeSpan.FromMilliseconds(seed % 2 * 900) },
            FinishedIdsMax = 5,
            EndedOrdersMax = 2,
        });
        var random = new SeededRandom(seed);
        var price = 100m;
        for (var step = 0; step < Steps; step++)
        {
            Fail(lab, random);
            price = Math.Clamp(price + random.Next(9) - 4m, 60m, 140m);
            Act(lab, random, price, step);
            lab.Quote(price, price + 1m).Pass(random.Next(4) / 4d);
            if (crashes && random.Next(8) == 0)
            {
                (lab.Ledger.FailingSaves, lab.Ledger.LostAnswers, lab.Ledger.FailingLoads) = (0, 0, 0);
                lab.Crash();
            }
        }

        (lab.Ledger.FailingSaves, lab.Ledger.LostAnswers, lab.Ledger.FailingLoads) = (0, 0, 0);
        return lab.Pass(1).Pass(1).Pass(1);
    }

    private static void Fail(PaperLab lab, SeededRandom random)
    {
        switch (random.Next(20))
        {
            case 0:
                lab.Ledger.FailingSaves = 1;
                break;
            case 1:
                lab.Ledger.LostAnswers = 1;
                break;
            case 2:
                (lab.Ledger.FailingSaves, lab.Ledger.FailingLoads) = (1, 1 + random.Next(2));
                break;
        }
    }

    private static void Act(PaperLab lab, SeededRandom random, decimal price, int step)
    {
        lab.Venue.Deposit(Me, new("opening"), new(Opening, Usd));
        for (var i = 0; i < random.Next(4); i++)
        {
            // Now and then an id that has been used before.
            var id = random.Next(5) == 0 ? $"o{random.Next(step + 1)}-0" : $"o{step}-{i}";
            var (type, side) = ((OrderType)random.Next(3), random.Next(2) == 0 ? Side.Buy : Side.Sell);
            var limit = type == OrderType.Limit ? price + random.Next(7) - 3m : (decimal?)null;
            var stop = type == OrderType.Stop ? price + random.Next(7) - 3m : (decimal?)null;
            lab.Submit(id, Order(side, type, (1 + random.Next(2_000)) / 1_000m, limit, stop));
        }

        if (random.Next(3) == 0)
        {
            lab.Cancel($"o{random.Next(step + 1)}-0");
        }
    }
}
