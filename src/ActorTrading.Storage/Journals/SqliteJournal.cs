using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Journals.Heads;
using ActorTrading.Storage.Journals.Reading;
using ActorTrading.Storage.Journals.Writing;

namespace ActorTrading.Storage.Journals;

/// <summary>
/// A journal in a folder. What waits is joined into one durable commit by a thread that writes; an append that finds
/// nobody writing is written by whoever makes it, and reads run on the callers' threads as well. Beside the database
/// stands its high-watermark, <c>journal.heads</c>, which knows the last acknowledged record of every entity, so that a
/// database that silently lost its tail is found out at the next start.
/// </summary>
/// <remarks>
/// <para>
/// The mark of a batch is handed to the operating system after the commit and before the acknowledgement, and synced
/// at an interval and at close. So, with full durability:
/// </para>
/// <list type="bullet">
/// <item>The process ends at any instant: database and marks have everything that was acknowledged.</item>
/// <item>The process ends, and later any part of database or write-ahead log is lost, altered, or an older copy:
/// every entity that lacks an acknowledged record is named.</item>
/// <item>Power fails: the database has everything that was acknowledged; marks may lack the last interval.</item>
/// <item>Power fails <em>and</em> the write-ahead log is damaged: entities are named for all but what was acknowledged
/// within the last interval; a loss within it shows only if the chain has a gap.</item>
/// <item>Marks are damaged or missing: entities whose mark may have been there are named.</item>
/// <item>Both files are set back to the same earlier instant: no file here can know. A restored backup is marked as
/// such; for other copies only the venue's own records tell.</item>
/// </list>
/// <para>
/// Outcomes that had to wait are completed on the thread pool, all of a group on one thread: who awaits one should do
/// little.
/// </para>
/// </remarks>
public sealed class SqliteJournal : IJournal, IJournalFeed, IAsyncDisposable
{
    private const int NameCharactersMax = 10_000;

    private readonly SqliteJournalOptions _options;
    private readonly JournalFiles _files;
    private readonly JournalStanding _standing;
    private readonly ReaderPool _readers;
    private readonly WriterLoop _writer;

    internal SqliteJournal(
        SqliteJournalOptions options, JournalStanding standing, ReaderPool readers, WriterLoop writer)
    {
        (_options, _standing, _readers, _writer) = (options, standing, readers, writer);
        _files = new JournalFiles(options.Folder);
    }

    public long LastOffset => _standing.LastOffset;

    public JournalHealth Health => _writer.Health;

    /// <summary>
    /// What is known to be wrong, by entity. Such an entity is neither read nor written until <see cref="AcceptLoss"/>.
    /// </summary>
    public IReadOnlyList<JournalDamage> Damages => _standing.Damages;

    public JournalStats Stats => new(
        LastOffset,
        _writer.Queue.Waiting,
        _writer.Counts.Groups,
        _writer.Counts.Batches,
        SizeOf(_files.Database),
        SizeOf(_files.Database + "-wal"),
        SizeOf(_files.Heads));

    /// <summary>Opens the journal of a folder, or begins one where there is none, and names what is damaged.</summary>
    /// <exception cref="Sqlite.SqliteDamagedException">The database file cannot be trusted as a whole.</exception>
    /// <exception cref="Sqlite.SchemaMismatchException">A newer program made it.</exception>
    /// <exception cref="IOException">
    /// The database file is missing beside its high-watermark, or another process has the journal open.
    /// </exception>
    public static SqliteJournal Open(SqliteJournalOptions options) => JournalOpening.Open(options);

    public ValueTask<AppendOutcome> Append(JournalBatch batch)
    {
        Demand(batch);
        if (_standing.DamageOf(batch.Entity) is { } damage)
        {
            return ValueTask.FromException<AppendOutcome>(new JournalDamagedException(batch.Entity, damage.What));
        }

        var write = new WaitingWrite([batch]);
        if (_options.WritesAtOnce && _writer.TryWriteAtOnce(write))
        {
            return ValueTask.FromResult(write.Outcomes[0]);
        }

        return _writer.Queue.Offer(write) is { } refusal
            ? ValueTask.FromResult<AppendOutcome>(new AppendOutcome.Failed(refusal))
            : write.One;
    }

    public ValueTask<IReadOnlyList<AppendOutcome>> AppendMany(IReadOnlyList<JournalBatch> batches)
    {
        foreach (var batch in batches)
        {
            Demand(batch);
        }

        if (batches.Count == 0)
        {
            return ValueTask.FromResult<IReadOnlyList<AppendOutcome>>([]);
        }

        var write = new WaitingWrite(batches);
        if (_writer.Queue.Offer(write) is not { } refusal)
        {
            return write.All;
        }

        write.Answer(new AppendOutcome.Failed(refusal));
        return ValueTask.FromResult<IReadOnlyList<AppendOutcome>>(write.Outcomes);
    }

    /// <exception cref="JournalDamagedException">The entity is one of <see cref="Damages"/>.</exception>
    public ValueTask<IReadOnlyList<JournalRecord>> Read(EntityId entity, long fromSequence, int limit)
    {
        _standing.Demand(entity);
        return ValueTask.FromResult<IReadOnlyList<JournalRecord>>(
            _readers.Read(reader => reader.Read(entity, fromSequence, limit)));
    }

    /// <exception cref="JournalDamagedException">The entity is one of <see cref="Damages"/>.</exception>
    public ValueTask<CommandTrace?> FindCommand(EntityId entity, string commandId)
    {
        _standing.Demand(entity);
        return ValueTask.FromResult(_readers.Read(reader => reader.FindCommand(entity, commandId)));
    }

    public ValueTask<IReadOnlyList<OffsetRecord>> ReadAfter(long offset, int limit)
    {
        var last = LastOffset;
        return ValueTask.FromResult<IReadOnlyList<OffsetRecord>>(
            offset >= last ? [] : _readers.Read(reader => reader.ReadAfter(offset, last, limit)));
    }

    public Task WaitPast(long offset, CancellationToken cancellation) => _standing.WaitPast(offset, cancellation);

    /// <summary>Every entity with its end, by type and key, damaged ones with what there is of them.</summary>
    public IReadOnlyList<JournalHead> ReadEntities() => _readers.Read(reader => reader.Heads());

    /// <summary>Where an entity ends, of a damaged one what there is; null where it has no records.</summary>
    public JournalHead? HeadOf(EntityId entity) => _readers.Read(reader => reader.HeadOf(entity));

    /// <summary>
    /// Reads every record of one entity, or of all, follows sequences, epochs and hashes, and compares with the
    /// high-watermark. What it finds is among <see cref="Damages"/> from then on. Appends go on meanwhile; they wait
    /// only while the marks are read.
    /// </summary>
    /// <exception cref="IOException">The high-watermark cannot be read.</exception>
    public JournalVerification Verify(EntityId? entity = null) => Verified(entity, CancellationToken.None);

    /// <summary>As <see cref="Verify"/>, for every entity.</summary>
    /// <exception cref="IOException">The high-watermark cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what it had found stays named.</exception>
    public JournalVerification VerifyAll(CancellationToken cancellation) => Verified(entity: null, cancellation);

    /// <summary>
    /// Goes on with a damaged entity from its last good record. What follows that record is set aside, and who accepted
    /// it and why is written to the journal's own file before this returns.
    /// </summary>
    /// <exception cref="ArgumentException">The entity is not damaged.</exception>
    /// <exception cref="IOException">The journal cannot write at present.</exception>
    public AcceptedLoss AcceptLoss(EntityId entity, string by, string reason)
    {
        var damage = _standing.DamageOf(entity)
            ?? throw new ArgumentException($"The journal of {entity} is not damaged.", nameof(entity));
        var chain = _readers.Read(reader => EntityChain.Of(reader, entity));
        var loss = new AcceptedLoss(
            damage with { LastGood = chain.LastGood }, by, reason, _options.Time.GetUtcNow());
        _writer.Between(store => store.Accept(loss, chain.Hash));
        _standing.Clear(entity);
        return loss;
    }

    /// <summary>Every loss that was ever accepted in this journal, oldest first.</summary>
    public IReadOnlyList<AcceptedLoss> ReadAcceptedLosses() => _readers.Read(reader => reader.Losses());

    /// <summary>Copies the database as it is at one instant into a single file that is synced.</summary>
    internal void CopyTo(string path) => _readers.Read(reader =>
    {
        reader.CopyTo(path);
        return path;
    });

    /// <summary>Writes what waits, refuses what comes, syncs and closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.Run(_writer.Dispose).ConfigureAwait(false);
        _readers.Dispose();
    }

    private JournalVerification Verified(EntityId? entity, CancellationToken cancellation)
    {
        var marks = _writer.Look(store => store.Heads.ReadBack());
        var known = ReadEntities().Select(h => h.Entity).Union(marks.Marks.Where(IsExpected).Select(m => m.Entity));
        EntityId[] entities = entity is { } one ? [one] : [.. known];
        var records = 0L;
        foreach (var each in entities)
        {
            cancellation.ThrowIfCancellationRequested();
            var (lastGood, damage) = _readers.Read(reader => MarkedChain.Of(reader, each, marks.Find(each)));
            records += lastGood;
            if (damage is not null && _standing.DamageOf(each) is null)
            {
                _standing.Name(damage);
            }
        }

        var damages = Damages.Where(d => entity is null || d.Entity == entity);
        return new JournalVerification(entities.Length, records, [.. damages]);
    }

    private static bool IsExpected(HeadMark mark) => mark.Sequence > 0 || mark.IsSuspect;

    private static void Demand(JournalBatch batch)
    {
        if (batch.Entity.Type.Length + batch.Entity.Key.Length > NameCharactersMax)
        {
            throw new ArgumentException($"Names of entities have up to {NameCharactersMax} characters.", nameof(batch));
        }
    }

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
