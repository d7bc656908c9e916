using ActorTrading.Actors.Journals;

namespace ActorTrading.Storage.Journals.Writing;

/// <summary>
/// The thread that writes, whose place others may take for a moment. After a failure it drops its handle, settles from
/// the files what became of the group, and tries at intervals whether writing works again; in between every append
/// fails at once.
/// </summary>
internal sealed class WriterLoop : IDisposable
{
    private readonly SqliteJournalOptions _options;
    private readonly JournalStore _store;
    private readonly JournalStanding _standing;
    private readonly WriteQueue _queue;
    private readonly Lock _turn = new();
    private readonly List<JournalBatch> _unsettled = [];
    private readonly Thread _thread;
    private readonly ITimer _timer;
    private JournalHealth _health;
    private long _triedAt;
    private long _syncedAt;

    public WriterLoop(SqliteJournalOptions options, JournalStore store, JournalStanding standing)
    {
        (_options, _store, _standing) = (options, store, standing);
        _queue = new WriteQueue(options.Limits);
        _health = new JournalHealth(JournalState.Ok, options.Time.GetUtcNow(), null);
        _syncedAt = options.Time.GetTimestamp();
        var interval = options.RetryInterval < options.HeadsSyncInterval
            ? options.RetryInterval
            : options.HeadsSyncInterval;
        _timer = options.Time.CreateTimer(_ => _queue.Wake(), null, interval, interval);
        _thread = new Thread(Run) { IsBackground = true, Name = "journal" };
        _thread.Start();
    }

    public JournalHealth Health => Volatile.Read(ref _health);

    public WriteQueue Queue => _queue;

    public JournalCounts Counts { get; } = new();

    /// <summary>
    /// Writes on the caller's thread, where nothing else waits or is being written: a small commit takes no longer than
    /// being woken twice, once to write and once to be answered. False: nothing was done, and the queue is to have it.
    /// </summary>
    public bool TryWriteAtOnce(WaitingWrite write)
    {
        if (Health.State != JournalState.Ok || !_queue.TryClaim())
        {
            return false;
        }

        try
        {
            lock (_turn)
            {
                Serve([write]);
            }
        }
        finally
        {
            _queue.Release();
        }

        return true;
    }

    /// <summary>Runs between two groups, on the caller's thread. Throws while the journal cannot write.</summary>
    public void Between(Action<JournalStore> act)
    {
        lock (_turn)
        {
            if (_health.State != JournalState.Ok)
            {
                throw new IOException(WriteFailure.ReasonOf(_health.State));
            }

            try
            {
                act(_store);
                _standing.Advance(_store.LastOffset);
            }
            catch (Exception cause)
            {
                Broken(cause);
                throw;
            }
        }
    }

    /// <summary>Looks at the store between two groups, in whatever health it is. Changes nothing.</summary>
    public T Look<T>(Func<JournalStore, T> look)
    {
        lock (_turn)
        {
            return look(_store);
        }
    }

    /// <summary>Writes what waits and ends the thread.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _queue.Close();
        _thread.Join();
    }

    private void Run()
    {
        var group = new List<WaitingWrite>();
        while (_queue.Take(group))
        {
            lock (_turn)
            {
                Serve(group);
            }

            if (group.Count > 0)
            {
                ThreadPool.UnsafeQueueUserWorkItem(new WrittenGroup(group), preferLocal: false);
                group = [];
            }
        }

        SyncHeads(TimeSpan.Zero);
        _store.Dispose();
    }

    private void Serve(List<WaitingWrite> group)
    {
        if (_health.State != JournalState.Ok)
        {
            Recover();
        }

        if (_health.State != JournalState.Ok)
        {
            Refuse(group);
        }
        else if (group.Count > 0)
        {
            Write(group);
        }

        SyncHeads(_options.HeadsSyncInterval);
    }

    private void Write(List<WaitingWrite> group)
    {
        var phase = WritePhase.Placing;
        try
        {
            group.ForEach(write => Announce(write, _options.Probe is { } probe ? probe.BeforeAppend : null));
            _store.Begin();
            group.ForEach(Place);
            phase = WritePhase.Committing;
            _store.Commit();
            phase = WritePhase.Marking;
            _store.Heads.Write();
            _standing.Advance(_store.LastOffset);
            Counts.Add(group);
        }
#pragma warning disable CA1031 // Whatever it is, the writers are owed an answer and the handle is not to be trusted.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            Settle(group, phase, cause);
        }

        group.ForEach(write => Announce(write, _options.Probe is { } probe ? probe.AfterAppend : null));
    }

    private static void Announce(WaitingWrite write, Action<JournalBatch>? point)
    {
        for (var i = 0; point is not null && i < write.Batches.Count; i++)
        {
            if (write.Outcomes[i] is null or AppendOutcome.Written)
            {
                point(write.Batches[i]);
            }
        }
    }

    private void Place(WaitingWrite write)
    {
        for (var i = 0; i < write.Batches.Count; i++)
        {
            var batch = write.Batches[i];
            write.Outcomes[i] = _standing.DamageOf(batch.Entity) is { } damage
                ? new AppendOutcome.Failed(damage.What)
                : _store.Place(batch) is { } conflict ? new AppendOutcome.Conflict(conflict)
                : AppendOutcome.Written.Instance;
        }
    }

    private void Settle(List<WaitingWrite> group, WritePhase phase, Exception cause)
    {
        switch (phase)
        {
            case WritePhase.Placing:
                Broken(cause);
                Refuse(group);
                break;
            case WritePhase.Committing:
                SettleCommit(group, cause);
                break;
            case WritePhase.Marking:
                SettleMarks(group);
                break;
        }
    }

    private void SettleCommit(List<WaitingWrite> group, Exception cause)
    {
        Broken(cause);
        try
        {
            // A full disk fails before the record that makes the commit; and emptying the log would need space.
            _store.Reopen(purge: !WriteFailure.IsDiskFull(cause));
            Revise(group, batch => _store.Has(batch)
                ? AppendOutcome.Written.Instance
                : new AppendOutcome.Failed(WriteFailure.ReasonOf(_health.State)));
            _store.Heads.Write();
            _standing.Advance(_store.LastOffset);
        }
#pragma warning disable CA1031 // As in Write.
        catch (Exception again)
#pragma warning restore CA1031
        {
            Broken(again);
            Revise(group, batch =>
            {
                _standing.OpenFate(batch.Entity, again.Message);
                return Unsettled(batch);
            });
        }
    }

    private void SettleMarks(List<WaitingWrite> group)
    {
        _standing.Advance(_store.LastOffset);
        try
        {
            _store.Heads.Reopen();
        }
#pragma warning disable CA1031 // As in Write.
        catch (Exception again)
#pragma warning restore CA1031
        {
            // The batches are durable; answering that they are has to wait for their marks.
            Broken(again);
            Revise(group, Unsettled);
        }
    }

    private AppendOutcome.Unknown Unsettled(JournalBatch batch)
    {
        _unsettled.Add(batch);
        return new AppendOutcome.Unknown(WriteFailure.ReasonOf(_health.State));
    }

    /// <summary>Answers anew what was thought to be written.</summary>
    private static void Revise(List<WaitingWrite> group, Func<JournalBatch, AppendOutcome> answer)
    {
        foreach (var write in group)
        {
            for (var i = 0; i < write.Batches.Count; i++)
            {
                if (write.Outcomes[i] is AppendOutcome.Written)
                {
                    write.Outcomes[i] = answer(write.Batches[i]);
                }
            }
        }
    }

    private void Refuse(List<WaitingWrite> group) =>
        group.ForEach(write => write.Answer(new AppendOutcome.Failed(WriteFailure.ReasonOf(_health.State))));

    private void Recover()
    {
        if (_options.Time.GetElapsedTime(_triedAt) < _options.RetryInterval)
        {
            return;
        }

        try
        {
            if (!_store.IsOpen)
            {
                _store.Reopen(purge: _health.State == JournalState.Failing || _unsettled.Count > 0);
            }

            _unsettled.ForEach(batch => _store.Has(batch));
            _store.Try();
            _unsettled.Clear();
            _standing.CloseFates();
            _standing.Advance(_store.LastOffset);
            SetHealth(JournalState.Ok, null);
        }
#pragma warning disable CA1031 // As in Write.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            Broken(cause);
        }
    }

    /// <summary>The handle is dropped and everything fails until it was seen to work again.</summary>
    private void Broken(Exception cause)
    {
        _store.Close();
        _triedAt = _options.Time.GetTimestamp();
        SetHealth(WriteFailure.StateAfter(cause), cause.Message);
    }

    private void SetHealth(JournalState state, string? reason)
    {
        var since = state == _health.State ? _health.Since : _options.Time.GetUtcNow();
        var health = new JournalHealth(state, since, reason);
        if (health != _health)
        {
            Volatile.Write(ref _health, health);
            _options.OnHealth?.Invoke(health);
        }
    }

    private void SyncHeads(TimeSpan interval)
    {
        if (!_store.Heads.IsDirty || _options.Time.GetElapsedTime(_syncedAt) < interval)
        {
            return;
        }

        try
        {
            _store.Heads.Sync();
            _syncedAt = _options.Time.GetTimestamp();
        }
        catch (IOException cause)
        {
            Broken(cause);
        }
    }
}
