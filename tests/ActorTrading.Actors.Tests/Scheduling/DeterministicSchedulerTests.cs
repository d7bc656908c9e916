using ActorTrading.Actors.Mailboxes;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Actors.Tests.Entities;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Actors.Tests.Scheduling;

public sealed class DeterministicSchedulerTests
{
    private static readonly DateTimeOffset Start = Bench.Start;

    [Fact]
    public void A_seed_gives_the_same_trace_on_every_run_and_other_seeds_give_others()
    {
        var traces = Enumerable.Range(0, 10).Select(seed => TraceOf((ulong)seed, RunOrder.Seeded)).ToList();

        Assert.Equal(traces, Enumerable.Range(0, 10).Select(seed => TraceOf((ulong)seed, RunOrder.Seeded)));
        Assert.Equal(10, traces.Distinct().Count());
    }

    [Fact]
    public void First_in_first_out_does_not_depend_on_the_seed() =>
        Assert.Equal(TraceOf(1, RunOrder.Fifo), TraceOf(2, RunOrder.Fifo));

    [Fact]
    public void More_cells_than_the_queue_began_with_run_in_order()
    {
        var scheduler = new DeterministicScheduler(1, Start);
        var ran = new List<int>();
        for (var i = 0; i < 300; i++)
        {
            Cell(scheduler, ran.Add).Tell(i);
        }

        scheduler.RunUntilIdle();

        Assert.Equal(Enumerable.Range(0, 300), ran);
    }

    [Fact]
    public void Timers_fire_in_order_of_due_time_and_then_of_arming()
    {
        var gen = Gen.Choose(0, 20).ListOf().Select(dues => dues.ToArray());
        Prop.ForAll(gen.ToArbitrary(), dues =>
        {
            var scheduler = new DeterministicScheduler(1, Start);
            var fired = new List<(int Due, int Index)>();
            var timers = dues.Select((due, index) => scheduler.Time.CreateTimer(
                _ => fired.Add((due, index)), null, TimeSpan.FromSeconds(due), Timeout.InfiniteTimeSpan)).ToList();
            scheduler.AdvanceTo(Start.AddSeconds(20));
            timers.ForEach(timer => timer.Dispose());
            return fired.SequenceEqual(dues.Select((due, index) => (due, index)).OrderBy(one => one.due));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Disposed_and_moved_timers_leave_the_order_of_the_others_alone()
    {
        var gen = Gen.Choose(0, 50).ListOf(40).Select(dues => dues.ToArray());
        Prop.ForAll(gen.ToArbitrary(), dues =>
        {
            var scheduler = new DeterministicScheduler(1, Start);
            var fired = new List<int>();
            var timers = dues.Select(due => scheduler.Time.CreateTimer(
                _ => fired.Add(due), null, TimeSpan.FromSeconds(due), Timeout.InfiniteTimeSpan)).ToArray();
            for (var i = 0; i < timers.Length; i += 3)
            {
                timers[i].Dispose();
            }

            for (var i = 1; i < timers.Length; i += 3)
            {
                timers[i].Change(TimeSpan.FromSeconds(dues[i]), Timeout.InfiniteTimeSpan);
            }

            scheduler.AdvanceTo(Start.AddSeconds(50));
            return fired.SequenceEqual(dues.Where((_, i) => i % 3 != 0).Order());
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Time_stands_at_each_due_time_and_the_work_of_one_timer_ends_before_the_next()
    {
        var scheduler = new DeterministicScheduler(1, Start);
        var trace = new List<string>();
        var cell = Cell(scheduler, n => trace.Add($"handled {n} at {Seconds()}"));
        using var first = scheduler.Time.CreateTimer(
            _ => cell.Tell(1), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        using var second = scheduler.Time.CreateTimer(
            _ => trace.Add($"timer at {Seconds()}"), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);

        Assert.Equal(Start.AddSeconds(5), scheduler.NextTimerDue);
        scheduler.AdvanceTo(Start.AddSeconds(12));

        Assert.Equal(["handled 1 at 5", "timer at 5", "handled 1 at 10"], trace);
        Assert.Equal(Start.AddSeconds(12), scheduler.Time.GetUtcNow());
        Assert.Equal(Start.AddSeconds(15), scheduler.NextTimerDue);
        Assert.Equal(TimeSpan.FromSeconds(12), scheduler.Time.GetElapsedTime(Start.UtcTicks));
        Assert.Throws<ArgumentOutOfRangeException>(() => scheduler.AdvanceTo(Start));

        double Seconds() => (scheduler.Time.GetUtcNow() - Start).TotalSeconds;
    }

    [Fact]
    public void An_idle_scheduler_allocates_nothing()
    {
        var scheduler = new DeterministicScheduler(1, Start);
        using var far = scheduler.Time.CreateTimer(_ => { }, null, TimeSpan.FromDays(900), Timeout.InfiniteTimeSpan);
        var at = Start;
        Idle();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
        {
            Idle();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Idle()
        {
            scheduler.RunUntilIdle();
            at = at.AddSeconds(1);
            scheduler.AdvanceTo(at);
            _ = scheduler.NextTimerDue;
        }
    }

    private static string TraceOf(ulong seed, RunOrder order)
    {
        var bench = new Bench(scheduler: new DeterministicScheduler(seed, Start, order));
        for (var i = 0; i < 12; i++)
        {
            bench.Host.Tell(Bench.Id($"e{i % 6}"), new TallyCommand.Forward($"e{(i + 1) % 6}", i));
            bench.Host.Tell(Bench.Id($"e{i % 6}"), new TallyCommand.AddLater("t", TimeSpan.FromSeconds(i % 3), i));
        }

        bench.Scheduler.RunUntilIdle();
        bench.Advance(TimeSpan.FromMinutes(1));
        return string.Join('\n', bench.Trace);
    }

    private static MessageCell<int> Cell(DeterministicScheduler scheduler, Action<int> handler) =>
        new(scheduler, handler, (_, cause) => throw cause);
}
