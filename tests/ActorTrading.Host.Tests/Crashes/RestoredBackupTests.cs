using System.Net;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Console;
using ActorTrading.Host.Node;
using ActorTrading.Host.Tests.Http;
using ActorTrading.Storage.Backups;
using ActorTrading.Storage.Journals;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorTrading.Host.Tests.Crashes;

/// <summary>
/// A node on yesterday's backup (F24 of the fault model): the venue is ahead, and nothing opens before books and venue
/// agree.
/// </summary>
public sealed class RestoredBackupTests : IDisposable
{
    private const int Accounts = 4;
    private const int FillsMin = 16;
    private static readonly string[] NotJournal = ["paper-venue.db", "paper-venue.db-wal", "market.json"];
    private readonly Workspace _workspace = new();

    private string First => Path.Combine(_workspace.Root, "first");

    private string Second => Path.Combine(_workspace.Root, "second");

    [Fact]
    public async Task What_the_venue_did_since_the_backup_is_booked_and_only_then_trading_goes_on()
    {
        await Live(First);
        await Restore(() => Live(First));
        CopyVenue();

        var history = new ClientHistory();
        using (var node = CrashedNode.Start(Second, 0, history))
        {
            await Eventually.TrueOfProcesses(
                () => RestoredMarker.Find(Second) is null, $"books and venue agree\n{node.Errors}");
            await VenueFills.Reach(Second, VenueFills.CountIn(Second) + FillsMin);
            Assert.True(await node.End() == 0 && history.IsSettled, node.Errors);
        }

        Assert.Empty(history.Contradictions);
        Assert.Empty(await CrashVerdict.OfRestored(Second));
    }

    [Fact]
    public async Task Where_the_venue_does_not_agree_entries_are_kept_back_and_it_is_said_why()
    {
        // Its fills are booked, not only made: books without any would agree with a venue that has forgotten all.
        await Live(First, () => BookedFills.Reach(First, FillsMin));
        await Restore(() => Task.CompletedTask);

        // Without its ledger the paper venue has the deposits and none of the trades.
        await using var node = await NodeAssembly.Open(OnSecond(), NullLoggerFactory.Instance);
        await node.Start(TestContext.Current.CancellationToken);

        Assert.Contains(AutomaticCause.Restored, node.Engine.Switch.InForce.Automatic.Keys);
        var (books, reconciler) = (node.Engine.Reconciliation.Books, node.Engine.Reconciliation.Reconciler);
        await Eventually.TrueOfProcesses(
            () => books.Accounts.Any(account => !reconciler.DifferencesOf(account).IsEmpty), "books and venue differ");
        Assert.NotNull(RestoredMarker.Find(Second));
        using var client = new HttpClient { BaseAddress = node.Address };
        using var ready = await client.GetAsync("readyz", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains(
            "books and venue differ", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await node.Stop();
    }

    [Fact]
    public async Task A_venue_that_does_not_answer_ends_the_start_before_anything_is_changed()
    {
        await Live(First);
        await Restore(() => Task.CompletedTask);
        CopyVenue();
        var before = await BooksOn(Second);
        using var venue = new OneAnswer();

        await using (var node = await NodeAssembly.Open(OnSecond(), NullLoggerFactory.Instance, venue.Seams))
        {
            var refusal = await Assert.ThrowsAsync<InputException>(
                () => node.Start(TestContext.Current.CancellationToken));
            Assert.Contains($"not said within 0s what account {venue.Unanswered} holds", refusal.Message);
        }

        Assert.NotEmpty(before);
        Assert.Equal(before, await BooksOn(Second));
        await using var again = await NodeAssembly.Open(OnSecond(), NullLoggerFactory.Instance);
        await again.Start(TestContext.Current.CancellationToken);
        await Eventually.TrueOfProcesses(() => RestoredMarker.Find(Second) is null, "books and venue agree");
        await again.Stop();
    }

    [Fact]
    public async Task A_marker_that_cannot_be_read_keeps_the_node_from_starting_and_says_so()
    {
        Directory.CreateDirectory(Second);
        await File.WriteAllTextAsync(
            Path.Combine(Second, RestoredMarker.FileName), "{", TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<InputException>(
            () => NodeAssembly.Open(new NodeOptions { DataFolder = Second }, NullLoggerFactory.Instance));

        Assert.Contains("restored from a backup, and is damaged", refusal.Message);
    }

    public void Dispose() => _workspace.Dispose();

    private NodeOptions OnSecond() => new()
    {
        DataFolder = Second,
        Http = new() { Listen = new(IPAddress.Loopback, 0) },
    };

    private static Task Live(string folder) => Live(folder, () => Task.CompletedTask);

    /// <summary>A life of a node that trades a while, without an operator, until it is killed.</summary>
    private static async Task Live(string folder, Func<Task> until)
    {
        var before = VenueFills.CountIn(folder);
        using var node = CrashedNode.Start(folder, 0, new ClientHistory());
        await node.Ready();
        await VenueFills.ReachAccounts(folder, Accounts);
        await VenueFills.Reach(folder, before + FillsMin);
        await until();
        await node.Kill();
    }

    /// <summary>Backs the first folder up, lets it go on, and restores the backup into the second.</summary>
    private async Task Restore(Func<Task> meanwhile)
    {
        var backup = Path.Combine(_workspace.Root, "backup");
        await using (var journal = SqliteJournal.Open(new SqliteJournalOptions { Folder = First }))
        {
            JournalBackup.Write(journal, backup, new BackupSource("test", "node"), TimeProvider.System);
        }

        await meanwhile();
        JournalBackup.Restore(backup, Second, TimeProvider.System);
    }

    private void CopyVenue()
    {
        foreach (var file in NotJournal.SelectMany(name => Directory.GetFiles(First, name)))
        {
            File.Copy(file, Path.Combine(Second, Path.GetFileName(file)));
        }
    }

    /// <summary>Where the journal of each portfolio and account ends.</summary>
    private static async Task<IReadOnlyList<string>> BooksOn(string folder)
    {
        await using var journal = SqliteJournal.Open(new SqliteJournalOptions { Folder = folder });
        return
        [
            .. journal.ReadEntities()
                .Where(head => head.Entity.Type is PortfolioEntity.Type or ExchangeAccountEntity.Type)
                .Select(head => $"{head.Entity} {head.Sequence}"),
        ];
    }

    /// <summary>
    /// A venue that says what the first account holds that it is asked about, and nothing of the others; before that it
    /// tells the first one of an order, unasked.
    /// </summary>
    private sealed class OneAnswer : IVenueReports, IDisposable
    {
        private readonly ManualResetEventSlim _isAnswered = new();
        private IVenueReports? _reports;

        private static VenueReport Unasked => new VenueReport.Unconfirmed("a test")
        {
            OrderId = new ClientOrderId("p0-99999999"),
            At = Timestamp.From(TimeProvider.System.GetUtcNow()),
        };

        public AccountId? Unanswered { get; private set; }

        public NodeSeams Seams => new()
        {
            Requests = venue => new Requests(this, venue),
            Reports = reports =>
            {
                _reports = reports;
                return this;
            },
            StatementPatience = TimeSpan.Zero,
        };

        public void OnReport(AccountId account, AccountReport report)
        {
            if (report is AccountReport.Statement)
            {
                _reports!.OnReport(account, new AccountReport.Order(Unasked));
            }

            _reports!.OnReport(account, report);
            if (report is AccountReport.Statement)
            {
                _isAnswered.Set();
            }
        }

        public void Dispose() => _isAnswered.Dispose();

        private sealed class Requests(OneAnswer answers, IVenue venue) : IVenue
        {
            public void Submit(AccountId account, ClientOrderId id, OrderSpec spec) => venue.Submit(account, id, spec);

            public void Cancel(AccountId account, ClientOrderId id) => venue.Cancel(account, id);

            public void Query(AccountId account, ClientOrderId id) => venue.Query(account, id);

            public void RequestStatement(AccountId account)
            {
                if (answers._isAnswered.IsSet)
                {
                    answers.Unanswered = account;
                    return;
                }

                // Whoever asks finds the answer there, and needs no patience.
                venue.RequestStatement(account);
                answers._isAnswered.Wait(TestContext.Current.CancellationToken);
            }
        }
    }
}
