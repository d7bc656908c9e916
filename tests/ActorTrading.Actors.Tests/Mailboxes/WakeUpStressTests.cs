using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Mailboxes;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Actors.Tests.Entities;

namespace ActorTrading.Actors.Tests.Mailboxes;

/// <summary>
/// Looks for a wake-up that is lost between a producer's enqueue and the consumer's going idle. Such a mailbox hangs,
/// and the test then ends at its deadline: <see cref="DeadlineMs"/> is not a measurement.
/// </summary>
public sealed class WakeUpStressTests
{
    private const int DeadlineMs = 120_000;
    private const int Rounds = 100_000;
    private const int SweepSpins = 16;

    [Fact(Timeout = DeadlineMs)]
    public async Task No_wake_up_is_lost_when_the_mailbox_runs_empty_after_every_message()
    {
        var handled = 0;
        var stop = TestContext.Current.CancellationToken;
        using var scheduler = new SpinningScheduler();
        var cell = new MessageCell<int>(
            scheduler, number => Volatile.Write(ref handled, number), (_, cause) => throw cause);

        // The producer waits for each message and sends the next a little later, every time by another little: the
        // enqueue sweeps over the moment in which the consumer goes idle.
        await Task.Factory.StartNew(
            () =>
            {
                for (var number = 1; number <= Rounds; number++)
                {
                    cell.Tell(number);
                    for (var wait = default(SpinWait); Volatile.Read(ref handled) < number; wait.SpinOnce(-1))
                    {
                        stop.ThrowIfCancellationRequested();
                    }

                    Thread.SpinWait(number % SweepSpins);
                }
            },
            stop,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        Assert.Equal(Rounds, handled);
    }

    [Fact(Timeout = DeadlineMs)]
    public async Task Every_message_of_many_producers_arrives_once_and_in_each_producers_order()
    {
        const int Producers = 4;
        const int Each = 50_000;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var next = new int[Producers];
        var inOrder = true;
        var count = 0;
        var cell = new MessageCell<(int Producer, int Number)>(
            new ThreadPoolScheduler(),
            message =>
            {
                inOrder &= next[message.Producer]++ == message.Number;
                if (++count == Producers * Each)
                {
                    done.SetResult();
                }
            },
            (_, cause) => done.TrySetException(cause),
            new MailboxLimits { Capacity = Producers * Each, Throughput = 7 });

        await Task.WhenAll(Enumerable.Range(0, Producers).Select(producer => Task.Run(() =>
        {
            for (var number = 0; number < Each; number++)
            {
                Assert.True(cell.Tell((producer, number)));
            }
        })));
        await done.Task;

        Assert.True(inOrder);
    }

    [Fact(Timeout = DeadlineMs)]
    public async Task Entities_on_the_thread_pool_lose_no_command_while_they_pass_in_and_out_of_memory()
    {
        const int Entities = 8;
        const int Each = 400;
        var time = new DeterministicScheduler(1, Bench.Start);
        var host = new EntityHost(new EntityHostOptions
        {
            Scheduler = new ThreadPoolScheduler(time.Time),
            Journal = new GroupCommitJournal(new InMemoryJournal()),
        });
        var idle = TimeSpan.FromSeconds(4);
        host.Register(new TallyDefinition(), new EntitySettings { PassivateAfter = idle });

        await Task.WhenAll(Enumerable.Range(0, Entities).Select(entity => Task.Run(async () =>
        {
            for (var number = 0; number < Each; number++)
            {
                if (entity == 0)
                {
                    // Many looks for idle entities in quick succession: whoever has no turn meanwhile leaves.
                    time.AdvanceTo(time.Time.GetUtcNow() + (2 * idle));
                }

                Assert.IsType<CommandResult.Accepted>(
                    await host.Ask(Bench.Id($"e{entity}"), new TallyCommand.Add(1), $"c{number}"));
            }
        })));
        for (var entity = 0; entity < Entities; entity++)
        {
            Assert.Equal(Each, ((TallyState)(await host.Inspect(Bench.Id($"e{entity}"))).State).Total);
        }

        await host.Stop();
        Assert.Equal(0, host.ResidentCount);
    }

    /// <summary>
    /// A thread that waits for its one cell without sleeping, so that consumer and producer really race.
    /// </summary>
    private sealed class SpinningScheduler : IEntityScheduler, IDisposable
    {
        private readonly Thread _thread;
        private Cell? _ready;
        private volatile bool _ended;

        public SpinningScheduler()
        {
            _thread = new Thread(RunReady) { IsBackground = true };
            _thread.Start();
        }

        public TimeProvider Time => TimeProvider.System;

        public bool ContinuesInline => false;

        public void Schedule(Cell cell, bool yielded) => Volatile.Write(ref _ready, cell);

        public void Dispose() => _ended = true;

        private void RunReady()
        {
            for (var wait = default(SpinWait); !_ended; wait.SpinOnce(sleep1Threshold: -1))
            {
                if (Interlocked.Exchange(ref _ready, null) is { } cell)
                {
                    cell.Run();
                    wait.Reset();
                }
            }
        }
    }
}
