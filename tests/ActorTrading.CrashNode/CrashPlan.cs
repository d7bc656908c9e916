using System.Diagnostics;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Host.Node;
using ActorTrading.Storage.Journals;

namespace ActorTrading.CrashNode;

/// <summary>Ends this process by SIGKILL at the n-th visit of a place.</summary>
internal sealed class CrashPlan(string place, int number) : IJournalProbe
{
    public const string BeforeAppend = "before-append";
    public const string AfterAppend = "after-append";
    public const string BeforeSend = "before-send";
    public const string AfterSend = "after-send";
    public const string BeforeAnswer = "before-answer";
    public const string MidMigration = "mid-migration";
    public const string MidSnapshot = "mid-snapshot";

    private int _visits;

    public static CrashPlan None { get; } = new("", 0);

    public NodeSeams Seams => new()
    {
        Journal = this,
        Requests = venue => new Requests(this, venue),
        Reports = reports => new Reports(this, reports),
        Snapshots = store => new Snapshots(this, store),
    };

    void IJournalProbe.MidMigration() => Visit(MidMigration);

    void IJournalProbe.BeforeAppend(JournalBatch batch) => Visit(BeforeAppend);

    void IJournalProbe.AfterAppend(JournalBatch batch) => Visit(AfterAppend);

    private void Visit(string visited)
    {
        if (visited == place && Interlocked.Increment(ref _visits) == number)
        {
            Process.GetCurrentProcess().Kill();
            new ManualResetEventSlim().Wait();
        }
    }

    private sealed class Requests(CrashPlan plan, IVenue venue) : IVenue
    {
        public void Submit(AccountId account, ClientOrderId id, OrderSpec spec)
        {
            plan.Visit(BeforeSend);
            venue.Submit(account, id, spec);
            plan.Visit(AfterSend);
        }

        public void Cancel(AccountId account, ClientOrderId id) => venue.Cancel(account, id);

        public void Query(AccountId account, ClientOrderId id) => venue.Query(account, id);

        public void RequestStatement(AccountId account) => venue.RequestStatement(account);
    }

    private sealed class Reports(CrashPlan plan, IVenueReports reports) : IVenueReports
    {
        public void OnReport(AccountId account, AccountReport report)
        {
            plan.Visit(BeforeAnswer);
            reports.OnReport(account, report);
        }
    }

    private sealed class Snapshots(CrashPlan plan, ISnapshotStore store) : ISnapshotStore
    {
        public async ValueTask Save(Snapshot snapshot)
        {
            var saving = store.Save(snapshot);
            plan.Visit(MidSnapshot);
            await saving;
        }

        public ValueTask<Snapshot?> Load(EntityId entity) => store.Load(entity);
    }
}
