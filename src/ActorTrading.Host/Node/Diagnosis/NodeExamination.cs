using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Audit;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Alerts;
using ActorTrading.Engine.Audit;
using ActorTrading.Engine.Halts;
using ActorTrading.Host.Http.Diagnosis;
using ActorTrading.Host.Http.Health;
using ActorTrading.Host.Node.Watching;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Node.Diagnosis;

/// <summary>
/// Tries every part of the node instead of looking at what is known: for somebody who wants to know now, and can wait.
/// </summary>
internal sealed class NodeExamination(NodeStores stores, NodeEngine engine, INodeHealth health)
{
    private const string Action = "examine_node";
    private const decimal DiskFreeMin = 0.05m;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A thread that is later than this leaves stops and heartbeats waiting.</summary>
    private static readonly TimeSpan ThreadLateMax = TimeSpan.FromMilliseconds(500);

    /// <param name="by">Who asks: the line that is written to try the journal says so.</param>
    public async Task<Examination> Look(string by)
    {
        List<ExaminedPart> parts = [.. health.Ready().Select(Known)];
        parts.Add(await Try("threads", Threads).ConfigureAwait(false));
        parts.Add(await Try("durable_write", () => Write(by)).ConfigureAwait(false));
        parts.Add(await Try("journal_read", ReadJournal).ConfigureAwait(false));
        parts.Add(await Try("snapshots", ReadSnapshot).ConfigureAwait(false));
        parts.Add(await Try("read_model_query", Query).ConfigureAwait(false));
        parts.Add(await Try("venue_statement", AskVenue).ConfigureAwait(false));
        parts.Add(await Try("alerts", Alerts).ConfigureAwait(false));
        parts.AddRange([Entities(), Market(), Disk()]);
        return new Examination { Ok = parts.TrueForAll(part => part.Ok), Checks = parts };
    }

    private static ExaminedPart Known(HealthCheck check) =>
        new() { Name = check.Name, Ok = check.Ok, Reason = check.Reason };

    private static ExaminedPart Part(string name, Finding finding) =>
        new() { Name = name, Ok = finding.Ok, Reason = finding.Says };

    private static async Task<ExaminedPart> Try(string name, Func<Task<Finding>> look)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var finding = await Guarded(look).ConfigureAwait(false);
        var ms = Math.Round(TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds, 3);
        return Part(name, finding) with { Ms = ms };
    }

    private static async Task<Finding> Guarded(Func<Task<Finding>> look)
    {
        try
        {
            return await Task.Run(look).WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new(false, $"no answer within {Patience.TotalSeconds:0} s");
        }
#pragma warning disable CA1031 // Whatever goes wrong is what somebody wanted to know.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return new(false, $"failed with {cause.GetType().Name}");
        }
    }

    private static async Task<Finding> Threads()
    {
        var begun = TimeProvider.System.GetTimestamp();
        await Task.Run(static () => { }).ConfigureAwait(false);
        var late = TimeProvider.System.GetElapsedTime(begun);
        return late <= ThreadLateMax
            ? Finding.Good()
            : new(false, $"work waits {late.TotalMilliseconds:0} ms for a thread");
    }

    // The whole way of a command: mailbox, decision, append, commit.
    private async Task<Finding> Write(string by)
    {
        var now = Timestamp.From(TimeProvider.System.GetUtcNow());
        var entry = new AuditEntry
        {
            Id = new AuditEntryId($"{Action}:{by}:{now}"),
            At = now,
            Actor = by,
            Action = Action,
            Target = "node",
            Outcome = AuditOutcome.Accepted,
        };
        var result = await engine.Entities.Ask(AuditEntity.Id, new AuditCommand.Note(entry), entry.Id.Value)
            .ConfigureAwait(false);
        return result is CommandResult.Accepted ? Finding.Good() : new(false, $"not written: {result.GetType().Name}");
    }

    private async Task<Finding> ReadJournal()
    {
        var last = stores.Journal.LastOffset;
        var records = await stores.Journal.ReadAfter(Math.Max(0, last - 1), limit: 1).ConfigureAwait(false);
        return last == 0 || records.Count == 1
            ? Finding.Good($"{last} events")
            : new(false, $"event {last} is not found");
    }

    private async Task<Finding> ReadSnapshot()
    {
        await stores.Snapshots.Load(HaltEntity.Id).ConfigureAwait(false);
        return Finding.Good();
    }

    private Task<Finding> Query()
    {
        var sessions = new PortfolioQueries(stores.ReadModels).SessionPhases().Sum(phase => phase.Count);
        return Task.FromResult(Finding.Good($"{sessions} portfolios"));
    }

    private async Task<Finding> AskVenue()
    {
        var accounts = engine.Reconciliation.Books.Accounts;
        if (accounts.Count == 0)
        {
            return Finding.Good("no account to ask for");
        }

        var account = accounts.Min();
        var statement = await engine.Reconciliation.StatementOf(account, Patience).ConfigureAwait(false);
        return Finding.Good($"{statement.OpenOrders.Length} open orders on {account}");
    }

    private async Task<Finding> Alerts()
    {
        var view = await engine.Entities.Inspect(AlertsEntity.Id).ConfigureAwait(false);
        var critical = ((AlertBoard)view.State).Standing.Values.Count(a => a.Severity == AlertSeverity.Critical);
        return critical == 0 ? Finding.Good() : new(false, $"{critical} critical alerts stand");
    }

    private ExaminedPart Entities()
    {
        var count = engine.Entities.SuspendedEntities.Count;
        return Part(
            "entities",
            count == 0
                ? Finding.Good($"{engine.Entities.ResidentCount} in memory")
                : new(false, $"{count} are suspended"));
    }

    private ExaminedPart Market()
    {
        var stale = engine.Loop.Status().Symbols.Where(s => s.IsStale).Select(s => s.Symbol.Value).ToArray();
        return Part(
            "market_data",
            stale.Length == 0
                ? Finding.Good()
                : new(false, $"data is older than it may be: {string.Join(", ", stale)}"));
    }

    private ExaminedPart Disk()
    {
        var free = DiskSpace.Of(stores.Folder.Root).FreeShare;
        return Part("disk", new(free >= DiskFreeMin, $"{free:P0} free"));
    }

    private sealed record Finding(bool Ok, string? Says)
    {
        public static Finding Good(string? says = null) => new(true, says);
    }
}
