using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Tests.Crashes;

/// <summary>
/// Everything through which a process touches the world, up to the instant of its death: nothing that it does after
/// that reaches journal or venue, and nothing that they say reaches it.
/// </summary>
internal sealed class DyingProcess(IJournal journal, IVenue venue, CrashPoint crash) : IJournal, IVenue, IVenueReports
{
    private readonly Dictionary<CrashPlace, int> _visits = [];
    private IVenueReports? _reports;

    public bool IsDead { get; private set; }

    /// <summary>
    /// Whether what the venue says of orders is lost on the way, while it answers requests for statements.
    /// </summary>
    public bool IsDeaf { get; set; }

    /// <summary>Whether nothing at all comes from the venue.</summary>
    public bool IsSilent { get; set; }

    public int VisitsOf(CrashPlace place) => _visits.GetValueOrDefault(place);

    public void Deliver(IVenueReports reports) => _reports = reports;

    public void Kill() => IsDead = true;

    public async ValueTask<AppendOutcome> Append(JournalBatch batch)
    {
        if (Dies(CrashPlace.BeforeAppend))
        {
            return await Never<AppendOutcome>();
        }

        var outcome = await journal.Append(batch);
        return Dies(CrashPlace.AfterAppend) ? await Never<AppendOutcome>() : outcome;
    }

    public ValueTask<IReadOnlyList<AppendOutcome>> AppendMany(IReadOnlyList<JournalBatch> batches) =>
        throw new NotSupportedException("The host appends one batch at a time.");

    public async ValueTask<IReadOnlyList<JournalRecord>> Read(EntityId entity, long fromSequence, int limit) =>
        IsDead ? await Never<IReadOnlyList<JournalRecord>>() : await journal.Read(entity, fromSequence, limit);

    public ValueTask<CommandTrace?> FindCommand(EntityId entity, string commandId) =>
        journal.FindCommand(entity, commandId);

    public void Submit(AccountId account, ClientOrderId id, OrderSpec spec) =>
        Request(() => venue.Submit(account, id, spec));

    public void Cancel(AccountId account, ClientOrderId id) => Request(() => venue.Cancel(account, id));

    public void Query(AccountId account, ClientOrderId id) => Request(() => venue.Query(account, id));

    public void RequestStatement(AccountId account) => Request(() => venue.RequestStatement(account));

    public void OnReport(AccountId account, AccountReport report)
    {
        if (!IsDead && !IsSilent && !(IsDeaf && report is AccountReport.Order))
        {
            _reports!.OnReport(account, report);
        }
    }

    // What the venue answers to the last request of a process is lost with it.
    private void Request(Action request)
    {
        if (!Dies(CrashPlace.BeforeRequest))
        {
            Dies(CrashPlace.AfterRequest);
            request();
        }
    }

    private bool Dies(CrashPlace place)
    {
        if (IsDead)
        {
            return true;
        }

        _visits[place] = VisitsOf(place) + 1;
        IsDead = crash == new CrashPoint(place, VisitsOf(place));
        return IsDead;
    }

    private static Task<T> Never<T>() => new TaskCompletionSource<T>().Task;
}
