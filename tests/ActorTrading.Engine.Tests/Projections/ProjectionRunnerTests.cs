using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Engine.Projections;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Engine.Tests.Projections;

public sealed class ProjectionRunnerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Never = TimeSpan.FromDays(1);
    private static readonly EntityId Somebody = new("nobody-knows", "a");

    private readonly FollowedInMemoryJournal _journal = new();
    private readonly JournalWriter _writer = new(Somebody);

    [Fact]
    public async Task Every_record_goes_in_once_and_in_order_whenever_it_is_written()
    {
        await Write(25);
        var projection = new ListProjection();
        await using var runner = Runner(projection, batchMax: 7);
        runner.Start();
        await Write(10);

        Assert.True(await runner.WaitFor(35, Patience, Cancel));

        Assert.Equal(Enumerable.Range(1, 35).Select(i => (long)i), projection.Offsets);
        Assert.All(projection.BatchSizes, size => Assert.InRange(size, 1, 7));
        Assert.Equal(0, runner.Status.Lag);
        Assert.Equal(0, runner.Status.Failures);
        Assert.NotNull(runner.Status.Delay);
    }

    [Fact]
    public async Task A_batch_that_fails_is_given_again_and_nothing_is_skipped()
    {
        await Write(12);
        var failures = new List<string>();
        var projection = new ListProjection { FailuresLeft = 3 };
        await using var runner = Runner(projection, batchMax: 5, (_, cause) => failures.Add(cause.Message));
        runner.Start();

        Assert.True(await runner.WaitFor(12, Patience, Cancel));

        Assert.Equal(Enumerable.Range(1, 12).Select(i => (long)i), projection.Offsets);
        Assert.Equal(3, failures.Count);
        Assert.Equal(0, runner.Status.Failures);
        Assert.Null(runner.Status.LastFailure);
    }

    [Fact]
    public async Task While_it_fails_it_says_so_and_how_far_it_is_behind()
    {
        await Write(4);
        var told = new TaskCompletionSource();
        var projection = new ListProjection { FailuresLeft = int.MaxValue };
        await using var runner = Runner(projection, batchMax: 5, (_, _) => told.TrySetResult());
        runner.Start();
        await told.Task.WaitAsync(Patience, Cancel);

        var status = runner.Status;

        Assert.True(status.Failures >= 1);
        Assert.Equal("The disk is full.", status.LastFailure);
        Assert.Equal((0, 4, 4), (status.Checkpoint, status.Head, status.Lag));
        Assert.False(await runner.WaitFor(1, TimeSpan.FromMilliseconds(1), Cancel));
    }

    [Fact]
    public async Task It_goes_on_where_its_projection_is_and_stops_when_told()
    {
        await Write(3);
        var projection = new ListProjection();
        await using (var first = Runner(projection, batchMax: 5))
        {
            first.Start();
            Assert.True(await first.WaitFor(3, Patience, Cancel));
            await first.Stop();
        }

        await Write(2);
        await using var second = Runner(projection, batchMax: 5);
        Assert.Equal(2, second.Status.Lag);
        second.Start();

        Assert.True(await second.WaitFor(5, Patience, Cancel));
        Assert.Equal([1, 2, 3, 4, 5], projection.Offsets);
    }

    [Fact]
    public async Task What_comes_while_it_gathers_goes_in_together_and_nobody_who_waits_has_to_wait_for_that()
    {
        var projection = new ListProjection();
        await using var runner = Runner(projection, batchMax: 50, gather: Never);
        runner.Start();
        await Write(1);
        await Write(10);

        Assert.True(await runner.WaitFor(11, Patience, Cancel));
        Assert.Equal([11], projection.BatchSizes);

        // Whoever waits while nothing is there yet does not find it gathering afterwards.
        var waiting = runner.WaitFor(12, Patience, Cancel);
        await Write(1);
        Assert.True(await waiting);
    }

    [Fact]
    public async Task A_batch_that_is_full_does_not_wait_for_more_and_a_stop_waits_for_nothing()
    {
        var projection = new ListProjection();
        await using var runner = Runner(projection, batchMax: 5, gather: Never);
        await Write(5);
        runner.Start();

        await projection.Filled.Task.WaitAsync(Patience, Cancel);
        Assert.Equal([5], projection.BatchSizes);

        await Write(1);
        await runner.Stop().WaitAsync(Patience, Cancel);
        Assert.Equal([5], projection.BatchSizes);
    }

    [Fact]
    public void The_catalogue_reads_every_type_that_it_knows_and_leaves_the_others()
    {
        var catalogue = KnownEntities.Catalogue();
        var unreadable = new JournalWriter(new EntityId("portfolio", "main")).Record(null, "{}"u8.ToArray());

        Assert.Null(catalogue.Decode(_writer.Record(null, "{}"u8.ToArray())));
        Assert.Throws<UnreadableJournalException>(() => catalogue.Decode(unreadable));
        Assert.Superset(new HashSet<string> { "portfolio", "rules", "account" }, catalogue.Types.ToHashSet());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ProjectionRunner Runner(
        IProjection projection,
        int batchMax,
        Action<string, Exception>? onFailure = null,
        TimeSpan gather = default) =>
        new(projection, _journal, new EntityCatalogue(), new ProjectionOptions
        {
            BatchMax = batchMax,
            Gather = gather,
            FirstWait = TimeSpan.FromMilliseconds(1),
            OnFailure = onFailure ?? ((_, _) => { }),
        });

    private async Task Write(int records)
    {
        for (var i = 0; i < records; i++)
        {
            Assert.IsType<AppendOutcome.Written>(await _journal.Append(_writer.Next(null, $"{i}")));
        }
    }

    private sealed class ListProjection : IProjection
    {
        public string Name => "list";

        public long Checkpoint => Offsets.Count;

        public List<long> Offsets { get; } = [];

        public List<int> BatchSizes { get; } = [];

        public int FailuresLeft { get; set; }

        /// <summary>Completes with the first batch.</summary>
        public TaskCompletionSource Filled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Apply(IReadOnlyList<JournalledEvent> events)
        {
            if (FailuresLeft > 0)
            {
                FailuresLeft--;
                throw new IOException("The disk is full.");
            }

            BatchSizes.Add(events.Count);
            Offsets.AddRange(events.Select(e => e.Offset));
            Filled.TrySetResult();
        }
    }
}
