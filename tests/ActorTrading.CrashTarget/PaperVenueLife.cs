using System.Text.Json;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Serialization;
using ActorTrading.Simulation.Paper;
using ActorTrading.Simulation.Venues;
using ActorTrading.Storage.Sqlite;
using ActorTrading.Storage.Venues;

namespace ActorTrading.CrashTarget;

/// <summary>
/// One life of a paper venue: out of its ledger, then orders and prices out of a seed until it is killed.
/// </summary>
public static class PaperVenueLife
{
    /// <summary>The first line of each life, before it looks at its ledger.</summary>
    public const string Birth = "# here";

    private static readonly Symbol Symbol = Symbol.Of("BTC-USD");
    private static readonly AccountId[] Accounts = [new("anna"), new("ben")];

    /// <summary>The venue as every life has it; small limits, so that each of them is met.</summary>
    public static PaperVenueOptions Options { get; } = new()
    {
        Venue = new()
        {
            Instruments =
            [
                new()
                {
                    Symbol = Symbol,
                    Base = Currency.Of("BTC"),
                    Quote = Currency.Usd,
                    Filters = new() { TickSize = 0.01m, LotStep = 0.001m },
                },
            ],
            Model = VenueModel.Quote,
            Fees = new() { MakerRate = 0.0007m, TakerRate = 0.0013m, Asset = FeeAsset.Received },
            Latency = new() { JitterMax = TimeSpan.FromMilliseconds(5) },
            Slippage = new SlippageModel.BasisPoints(1.7m),
            FinishedIdsMax = 50,
            EndedOrdersMax = 5,
            Seed = 7,
        },
        Time = TimeProvider.System,
        Limits = new()
        {
            EventsMax = 16,
            ConflateFrom = 8,
            RequestsMax = 64,
            UnsavedMax = TimeSpan.FromMilliseconds(50),
        },
    };

    public static SqliteVenueLedger Ledger(string folder) =>
        new(new SqliteFile(Path.Combine(folder, "paper-venue.db")), TimeProvider.System);

    /// <summary>Never returns.</summary>
    public static void Run(string folder, int life)
    {
        Console.WriteLine(Birth);
        using var ledger = Ledger(folder);
        using var venue = new PaperVenue(Options, ledger, new Told());
        venue.Start();
        var random = new SeededRandom((ulong)life);
        var price = 10_000m;
        for (var step = 0; ; step++)
        {
            price = Math.Clamp(price + ((random.Next(201) - 100m) / 10m), 9_000m, 11_000m);
            Trade(venue, random, life, step, price);
            var now = Timestamp.From(Options.Time.GetUtcNow());
            venue.OnMarket(MarketEvent.Quote(0, now, new(price, 0.5m, price + 0.5m, 0.5m)));
            venue.OnMarket(MarketEvent.Trade(0, now, price, 0.25m, random.Next(2) == 0 ? Side.Buy : Side.Sell));
        }
    }

    private static void Trade(PaperVenue venue, SeededRandom random, int life, int step, decimal price)
    {
        var account = Accounts[random.Next(Accounts.Length)];

        // Told again by every life, as a portfolio does that does not know whether its transfer arrived.
        var transfer = random.Next(20);
        venue.Deposit(account, new($"t{transfer}"), TransferOf(transfer));
        switch (random.Next(6))
        {
            case 0:
                venue.Cancel(account, Id(random, life, step));
                break;
            case 1:
                venue.Query(account, Id(random, life, step));
                break;
            case 2:
                // An id that may have been used by another life.
                venue.Submit(account, Id(random, life, step), Spec(random, price, step));
                break;
            default:
                venue.Submit(account, new($"l{life}-{step}"), Spec(random, price, step));
                break;
        }
    }

    private static Amount TransferOf(int transfer) => transfer % 2 == 0
        ? new(1_000.123456789m + transfer, Currency.Usd)
        : new(0.1234567m + transfer, Currency.Of("BTC"));

    private static ClientOrderId Id(SeededRandom random, int life, int step) =>
        new($"l{Math.Max(0, life - random.Next(3))}-{random.Next(step + 1)}");

    private static OrderSpec Spec(SeededRandom random, decimal price, int step)
    {
        var type = random.Next(5) switch
        {
            0 => OrderType.Market,
            1 => OrderType.Stop,
            2 => OrderType.TrailingStop,
            _ => OrderType.Limit,
        };
        var side = random.Next(2) == 0 ? Side.Buy : Side.Sell;
        return new()
        {
            Symbol = Symbol,
            Side = side,
            Type = type,
            Quantity = new((1 + random.Next(900)) / 1_000m),
            LimitPrice = type == OrderType.Limit ? new(price + random.Next(41) - 20m) : null,
            StopPrice = type == OrderType.Stop ? new(price + (side.Sign() * random.Next(30))) : null,
            Trailing = type == OrderType.TrailingStop
                ? new() { ActivatedDistance = new(5 + random.Next(20), TrailUnit.Price) }
                : null,
            OcoGroup = random.Next(4) == 0 ? new($"g{step / 4}") : null,
        };
    }

    /// <summary>Each report on a line of its own, as the ledger should have it.</summary>
    private sealed class Told : IVenueReports
    {
        public void OnReport(AccountId account, AccountReport report) =>
            Console.WriteLine($"{account} {JsonSerializer.Serialize(report, DomainJson.Options)}");
    }
}
