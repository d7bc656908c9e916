using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Halts;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Processes;

namespace ActorTrading.Engine.Tests.Halts;

/// <summary>The desk on real threads, when what it depends on hangs.</summary>
public sealed class HaltDeskThreadsTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly DedicatedLane _files = new("halt file");
    private readonly DedicatedLane _cancels = new("halt cancels");
    private readonly MemoryHaltFile _file = new();
    private readonly ManualResetEventSlim _release = new();

    [Fact]
    public void A_thread_pool_without_threads_delays_neither_file_nor_cancels()
    {
        var venue = new NotingVenue();
        var (desk, halts) = Desk(venue, HaltTerms.Default with { Patience = Deadline });
        halts.Send(Orders.Entry(1), venue);
        var blocked = Enumerable.Range(0, 64)
            .Select(_ => Task.Run(() => _release.Wait(Deadline), TestContext.Current.CancellationToken))
            .ToArray();
        HaltReceipt? receipt = null;

        var caller = new Thread(() => receipt = Raise(desk));
        caller.Start();
        Assert.True(caller.Join(Deadline));

        Assert.True(receipt is { InMemory.IsDone: true, File.IsDone: true, Cancels.IsDone: true, CancelsSent: 1 });
        Assert.Contains(blocked, task => !task.IsCompleted);
        _release.Set();
    }

    [Fact]
    public void A_disk_that_holds_on_to_the_file_delays_no_answer_and_no_second_halt()
    {
        var venue = new NotingVenue();
        var (desk, halts) = Desk(venue, HaltTerms.Default with { Patience = TimeSpan.FromMilliseconds(50) });
        halts.Send(Orders.Entry(1), venue);
        _file.OnWrite = () => _release.Wait(Deadline);

        var first = Raise(desk);
        var second = desk.Raise(new(HaltScope.Of(Orders.Eth), HaltLevel.Halted, Flatten: false, "more smoke", "ben"));

        Assert.Equal(HaltStepOutcome.Pending, first.File.Outcome);
        Assert.Equal(HaltStepOutcome.Pending, second.File.Outcome);
        Assert.NotNull(halts.InForce.Against(Orders.Entry(2, symbol: Orders.Eth)));
        _release.Set();
        Assert.True(SpinWait.SpinUntil(() => desk.Status.IsFileCurrent, Deadline));
        Assert.Equal(2, _file.Read().Halts.Raised.Count);
    }

    [Fact]
    public void A_venue_that_holds_on_to_a_sender_is_waited_for_after_the_answer_and_then_cancelled()
    {
        using var inside = new ManualResetEventSlim();
        var venue = new NotingVenue
        {
            OnSubmit = () =>
            {
                inside.Set();
                _release.Wait(Deadline);
            },
        };
        var (desk, halts) = Desk(venue, HaltTerms.Default with { Patience = TimeSpan.FromMilliseconds(50) });
        var sender = new Thread(() => halts.Send(Orders.Entry(1), venue));
        sender.Start();
        Assert.True(inside.Wait(Deadline, TestContext.Current.CancellationToken));

        var receipt = Raise(desk);

        Assert.Equal(HaltStepOutcome.Pending, receipt.InMemory.Outcome);
        _release.Set();
        sender.Join();
        Assert.True(SpinWait.SpinUntil(() => venue.Asked.Contains("cancel p1-1"), Deadline));
    }

    [Fact]
    public void An_order_that_cannot_be_cancelled_does_not_keep_the_others_from_it()
    {
        var cancels = 0;
        var venue = new NotingVenue
        {
            OnCancel = () =>
            {
                if (cancels++ == 0)
                {
                    throw new IOException("The venue is away.");
                }
            },
        };
        var (desk, halts) = Desk(venue, HaltTerms.Default with { Patience = Deadline });
        halts.Send(Orders.Entry(1), venue);
        halts.Send(Orders.Entry(2), venue);

        var receipt = Raise(desk);

        Assert.Equal(HaltStepOutcome.Failed, receipt.Cancels.Outcome);
        Assert.Equal("p1-1: The venue is away.", receipt.Cancels.Detail);
        Assert.Equal(["submit p1-1", "submit p1-2", "cancel p1-2"], venue.Asked);
    }

    [Fact]
    public void A_lane_that_is_closed_or_held_up_says_so()
    {
        using var lane = new DedicatedLane("lane");
        var first = lane.Run(() => _release.Wait(Deadline));
        var all = Enumerable.Range(0, 300).Select(_ => lane.Run(() => 1)).ToArray();
        Assert.Contains(all, t => t.IsFaulted);
        _release.Set();
        lane.Dispose();

        Assert.True(first.IsCompletedSuccessfully);
        Assert.True(lane.Run(() => 1).IsFaulted);
        Assert.True(InlineLane.Instance.Run<int>(() => throw new IOException()).IsFaulted);
    }

    public void Dispose()
    {
        _release.Set();
        _files.Dispose();
        _cancels.Dispose();
        _release.Dispose();
    }

    private static HaltReceipt Raise(HaltDesk desk) =>
        desk.Raise(new HaltRequest(HaltScope.Of(Orders.Btc), HaltLevel.Halted, Flatten: false, "smoke", "anna"));

    private (HaltDesk Desk, HaltSwitch Switch) Desk(IVenue venue, HaltTerms terms)
    {
        var host = new EntityHost(new EntityHostOptions
        {
            Scheduler = new ThreadPoolScheduler(),
            Journal = new InMemoryJournal(),
        });
        host.Register(new HaltEntity());
        var halts = HaltSwitchTests.Begun();
        return (new HaltDesk(new HaltDeskSetup
        {
            Host = host,
            Switch = halts,
            Venue = venue,
            Echo = new DrillEcho(new HostMessages(_ => { })),
            File = _file,
            FileLane = _files,
            CancelLane = _cancels,
            Time = TimeProvider.System,
            Terms = terms,
        }), halts);
    }
}
