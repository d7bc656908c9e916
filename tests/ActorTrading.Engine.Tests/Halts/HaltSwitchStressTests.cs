using System.Collections.Concurrent;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Tests.Halts;

/// <summary>Senders on real threads against one who raises: the order of the two is not left to luck.</summary>
public sealed class HaltSwitchStressTests
{
    private const int Rounds = 60;
    private const int Senders = 4;

    [Fact]
    public void Nothing_that_may_open_reaches_the_venue_after_raise_has_returned()
    {
        for (var round = 0; round < Rounds; round++)
        {
            Play(round);
        }
    }

    private static void Play(int round)
    {
        var halts = HaltSwitchTests.Begun();
        var venue = new WatchedVenue();
        using var start = new Barrier(Senders + 1);
        var threads = Enumerable.Range(0, Senders)
            .Select(s => new Thread(() => Send(halts, venue, start, s)))
            .ToArray();
        foreach (var thread in threads)
        {
            thread.Start();
        }

        start.SignalAndWait(TestContext.Current.CancellationToken);
        SpinWait.SpinUntil(() => venue.Taken.Count > round % 50);
        var raised = halts.Raise(Orders.Halt(HaltScope.Of(Orders.Btc)), flatten: false, TimeSpan.FromSeconds(30));
        venue.IsStopped = true;
        Assert.True(raised.IsSettled);
        var toCancel = raised.Working.Select(o => o.Id).ToHashSet();
        foreach (var thread in threads)
        {
            thread.Join();
        }

        Assert.Equal(0, venue.Late);
        Assert.Equal(venue.Taken.Keys.Order(), toCancel.Order());
    }

    private static void Send(HaltSwitch halts, WatchedVenue venue, Barrier start, int sender)
    {
        start.SignalAndWait();
        for (var number = 0; number < 10_000; number++)
        {
            if (halts.Send(Orders.Entry(number, $"a{sender}", $"p{sender}"), venue) is not null)
            {
                return;
            }
        }
    }

    private sealed class WatchedVenue : IVenue
    {
        private int _late;

        public volatile bool IsStopped;

        public ConcurrentDictionary<ClientOrderId, bool> Taken { get; } = new();

        public int Late => _late;

        public void Submit(AccountId account, ClientOrderId id, OrderSpec spec)
        {
            Thread.SpinWait(20);
            Taken.TryAdd(id, true);
            if (IsStopped)
            {
                Interlocked.Increment(ref _late);
            }
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
}
