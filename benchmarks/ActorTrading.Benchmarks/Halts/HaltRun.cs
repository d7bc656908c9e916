using System.Diagnostics;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Processes;
using ActorTrading.Storage.Halts;

namespace ActorTrading.Benchmarks.Halts;

/// <summary>
/// How long an emergency stop takes on an idle node, with its file on a real disk, and what its gate costs an order.
/// </summary>
internal static class HaltRun
{
    private const int Rounds = 400;
    private const int Accounts = 100;
    private const int OrdersEach = 10;
    private const int Sends = 2_000_000;
    private const double NanosecondsPerSecond = 1e9;

    private static readonly Symbol Btc = Symbol.Of("BTC-USD");
    private static readonly HaltScope Scope = HaltScope.Of(Btc);

    public static async Task Run(TextWriter output)
    {
        output.WriteLine("| an order through the gate | ns |");
        output.WriteLine("| --- | ---: |");
        Gate(output, "no gate that anybody can close", OpenSendGate.Instance);
        Gate(output, "the switch, nothing halted", Opened());
        var elsewhere = Opened();
        elsewhere.Raise(Halt(HaltScope.Of(Symbol.Of("ETH-USD"))), flatten: false, TimeSpan.Zero);
        Gate(output, "the switch, another symbol halted", elsewhere);
        output.WriteLine("");
        await Raises(output).ConfigureAwait(false);
    }

    private static void Gate(TextWriter output, string name, ISendGate gate)
    {
        var venue = new CountingVenue();
        var order = OrderOf(account: 0, number: 0);
        var perSend = EntityHost.Measured.Median(() =>
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < Sends; i++)
            {
                gate.Send(order, venue);
            }

            return watch.Elapsed.TotalSeconds * NanosecondsPerSecond / Sends;
        });
        output.WriteLine($"| {name} | {perSend:0} |");
    }

    private static async Task Raises(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("halts");
        using var files = new DedicatedLane("halt file");
        using var cancels = new DedicatedLane("halt cancels");
        var (halts, venue) = (Opened(), new CountingVenue());
        using var desk = Desk(halts, venue, new HaltsFile(folder.FullName, TimeProvider.System), files, cancels);
        var receipts = new List<HaltReceipt>();
        for (var round = 0; round < Rounds; round++)
        {
            Fill(halts, venue);
            receipts.Add(desk.Raise(new HaltRequest(Scope, HaltLevel.Halted, Flatten: false, "benchmark", "nobody")));
            var lower = new HaltCommand.Lower(
                Scope, HaltLevel.None, "benchmark", "nobody", Timestamp.From(TimeProvider.System.GetUtcNow()));
            await desk.RequestLower(lower).ConfigureAwait(false);
        }

        folder.Delete(recursive: true);
        var orders = Accounts * OrdersEach;
        output.WriteLine($"| a halt over {orders:n0} working orders, {Rounds} times | p50, ms | p99, ms |");
        output.WriteLine("| --- | ---: | ---: |");
        Percentiles(output, "in force", receipts.Select(r => r.InMemory.Took));
        Percentiles(output, "cancels handed to the venue", receipts.Select(r => r.Cancels.Took));
        Percentiles(output, "on record in the journal (in memory)", receipts.Select(r => r.Journal.Took));
        Percentiles(output, "file on the disk", receipts.Select(r => r.File.Took));
        Percentiles(output, "answered", receipts.Select(r => r.Took));
    }

    private static void Percentiles(TextWriter output, string name, IEnumerable<TimeSpan> times)
    {
        var sorted = times.Select(t => t.TotalMilliseconds).Order().ToArray();
        output.WriteLine($"| {name} | {sorted[sorted.Length / 2]:0.00} | {sorted[sorted.Length * 99 / 100]:0.00} |");
    }

    private static void Fill(HaltSwitch halts, CountingVenue venue)
    {
        for (var account = 0; account < Accounts; account++)
        {
            for (var number = 0; number < OrdersEach; number++)
            {
                halts.Send(OrderOf(account, number), venue);
            }
        }
    }

    private static HaltDesk Desk(
        HaltSwitch halts, CountingVenue venue, HaltsFile file, DedicatedLane files, DedicatedLane cancels)
    {
        var host = new Actors.Entities.EntityHost(new EntityHostOptions
        {
            Scheduler = new ThreadPoolScheduler(),
            Journal = new InMemoryJournal(),
        });
        host.Register(new HaltEntity());
        return new HaltDesk(new HaltDeskSetup
        {
            Host = host,
            Switch = halts,
            Venue = venue,
            Echo = new DrillEcho(new HostMessages(static _ => { })),
            File = file,
            FileLane = files,
            CancelLane = cancels,
            Time = TimeProvider.System,
            Terms = HaltTerms.Default with { LowersInTwoSteps = false },
        });
    }

    private static HaltSwitch Opened()
    {
        var halts = new HaltSwitch(TimeProvider.System);
        halts.Begin(StandingHalts.None);
        return halts;
    }

    private static Halt Halt(HaltScope scope) =>
        new(scope, HaltLevel.Halted, "benchmark", "nobody", Timestamp.MinValue);

    private static OutgoingOrder OrderOf(int account, int number) => new(
        new($"a{account}"), new($"p{account}"), ClientOrderIds.Derive(new($"p{account}"), number + 1), new OrderSpec
        {
            Symbol = Btc,
            Side = Side.Buy,
            Type = OrderType.Limit,
            Quantity = new Quantity(1m),
            LimitPrice = new Price(100m),
        });
}
