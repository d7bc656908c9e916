using ActorTrading.Actors.Journals;

namespace ActorTrading.Engine.Projections;

/// <summary>
/// Keeps a projection up with the journal: one loop that reads a batch, applies it, and waits for more. A failure is
/// tried again after a wait that grows; nothing is skipped, since a projection with a hole is wrong for ever.
/// </summary>
public sealed class ProjectionRunner : IAsyncDisposable
{
    private readonly IProjection _projection;
    private readonly IJournalFeed _feed;
    private readonly EntityCatalogue _catalogue;
    private readonly ProjectionOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Hurry _hurry = new();
    private TaskCompletionSource _advanced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _checkpoint;
    private TimeSpan? _delay;
    private int _failures;
    private string? _lastFailure;
    private Task? _loop;

    public ProjectionRunner(
        IProjection projection, IJournalFeed feed, EntityCatalogue catalogue, ProjectionOptions options)
    {
        (_projection, _feed, _catalogue, _options) = (projection, feed, catalogue, options);
        _checkpoint = projection.Checkpoint;
    }

    public ProjectionStatus Status
    {
        get
        {
            lock (_gate)
            {
                return new ProjectionStatus
                {
                    Name = _projection.Name,
                    Checkpoint = _checkpoint,
                    Head = _feed.LastOffset,
                    Delay = _delay,
                    Failures = _failures,
                    LastFailure = _lastFailure,
                };
            }
        }
    }

    public void Start()
    {
        lock (_gate)
        {
            _loop ??= Task.Run(Follow);
        }
    }

    /// <summary>
    /// Waits until the projection has the record at an offset, for whoever reads what he has just written.
    /// </summary>
    /// <returns>False when the deadline came first.</returns>
    public async Task<bool> WaitFor(long offset, TimeSpan deadline, CancellationToken cancellation = default)
    {
        using var clock = new CancellationTokenSource(deadline, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellation);
        using var haste = _hurry.Begin();
        while (true)
        {
            Task advanced;
            lock (_gate)
            {
                if (_checkpoint >= offset)
                {
                    return true;
                }

                advanced = _advanced.Task;
            }

            try
            {
                await advanced.WaitAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    /// <summary>Finishes the batch under way and stops; what was applied is kept.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_loop is { } loop)
        {
            await loop.ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stop().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task Follow()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await Step().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever fails here is told, and tried again.
            catch (Exception cause)
#pragma warning restore CA1031
            {
                await BackOff(cause).ConfigureAwait(false);
            }
        }
    }

    private async Task Step()
    {
        var after = _projection.Checkpoint;
        await _feed.WaitPast(after, _stop.Token).ConfigureAwait(false);
        await Gather(after).ConfigureAwait(false);
        var records = await _feed.ReadAfter(after, _options.BatchMax).ConfigureAwait(false);
        if (records.Count == 0)
        {
            return;
        }

        _projection.Apply(
            [.. records.Select(r => new JournalledEvent(r.Offset, r.Record, _catalogue.Decode(r.Record)))]);
        Advance(records[^1]);
    }

    private async Task Gather(long after)
    {
        if (_options.Gather > TimeSpan.Zero && _feed.LastOffset - after < _options.BatchMax)
        {
            await _hurry.Wait(_options.Gather, _options.Time, _stop.Token).ConfigureAwait(false);
        }
    }

    private void Advance(OffsetRecord last)
    {
        TaskCompletionSource advanced;
        lock (_gate)
        {
            _checkpoint = last.Offset;
            _delay = _options.Time.GetUtcNow() - last.Record.Time;
            (_failures, _lastFailure) = (0, null);
            (advanced, _advanced) = (_advanced, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        advanced.SetResult();
    }

    private async Task BackOff(Exception cause)
    {
        int failures;
        lock (_gate)
        {
            failures = ++_failures;
            _lastFailure = cause.Message;
        }

        _options.OnFailure(_projection.Name, cause);
        var wait = _options.FirstWait * Math.Pow(2, Math.Min(failures - 1, 30));
        wait = wait < _options.LongestWait ? wait : _options.LongestWait;
        await Task.Delay(wait, _options.Time, _stop.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
