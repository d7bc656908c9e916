using System.Diagnostics;
using System.Text.Json;
using ActorTrading.Actors.Scheduling;
using ActorTrading.CrashTarget;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Serialization;
using ActorTrading.Simulation.Paper;
using ActorTrading.Storage.Sqlite;
using ActorTrading.Testing;

namespace ActorTrading.Storage.Tests.Venues;

/// <summary>
/// A paper venue in a process of its own is killed again and again, each time after another number of lines that it
/// has said, and goes on from its ledger. In the end the ledger has to add up, and to know all that was ever told.
/// </summary>
public sealed class PaperVenueCrashTests : IDisposable
{
    private const int Lives = 50;
    private const int LinesMax = 150;
    private const int Seed = 20260101;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whenever_the_process_is_killed_the_ledger_adds_up_and_knows_what_was_told()
    {
        var random = new SeededRandom(Seed);
        var told = new List<string>();
        for (var life = 0; life < Lives; life++)
        {
            // Now and then before the venue has said anything, while the ledger is being read.
            await Live(life, random.Next(8) == 0 ? 0 : random.Next(LinesMax), told);
        }

        using var ledger = PaperVenueLife.Ledger(_folder.Path);
        var statements = Statements(ledger);
        var reports = ledger.ReportsAfter(0);
        Assert.Contains(reports, saved => saved.Report.Traded is not null);
        Assert.Equal(Enumerable.Range(1, reports.Length), reports.Select(saved => (int)saved.Number));
        KnowsWhatWasTold(told, reports);
        TakesEachIdOnce(reports);
        FillsWhatItSays(statements, reports);
        foreach (var statement in statements)
        {
            AddsUp(statement);
        }
    }

    /// <summary>One life that ends after so many lines.</summary>
    private async Task Live(int life, int lines, List<string> told)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ActorTrading.CrashTarget.dll");
        var start = new ProcessStartInfo("dotnet", [program, "paper-venue", _folder.Path, $"{life}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Ending);
        Assert.Equal(PaperVenueLife.Birth, await Read());
        for (var line = 0; line < lines; line++)
        {
            told.Add(await Read());
        }

        process.Kill();

        // What it said before it died counts; the last line may be torn.
        var rest = (await process.StandardOutput.ReadToEndAsync(Ending).WaitAsync(Patience, Ending)).Split('\n');
        told.AddRange(rest[..^1]);
        await process.WaitForExitAsync(Ending).WaitAsync(Patience, Ending);

        async Task<string> Read() =>
            await process.StandardOutput.ReadLineAsync(Ending).AsTask().WaitAsync(Patience, Ending)
            ?? throw new InvalidOperationException($"Life {life} of seed {Seed} ended: {await errors}");
    }

    /// <summary>As the venue itself states them, out of its ledger.</summary>
    private static AccountStatement[] Statements(IVenueLedger ledger)
    {
        var listener = new Listener();
        using var venue = new PaperVenue(PaperVenueLife.Options, ledger, listener);
        venue.RequestStatement(new("anna"));
        venue.RequestStatement(new("ben"));
        venue.Step();
        return [.. listener.Reports.OfType<AccountReport.Statement>().Select(report => report.Says)];
    }

    private static void KnowsWhatWasTold(List<string> told, IEnumerable<VenueLedgerReport> reports)
    {
        var saved = reports
            .Select(report => $"{report.Account} {JsonSerializer.Serialize(report.Report, DomainJson.Options)}")
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(told);
        Assert.DoesNotContain(told, line =>
            !line.Contains("\"not_found\"", StringComparison.Ordinal) && !saved.Contains(line));
    }

    private static void TakesEachIdOnce(IEnumerable<VenueLedgerReport> reports)
    {
        var accepted = OrdersOf(reports)
            .Where(told => told.Report is VenueReport.Accepted)
            .Select(told => (told.Account, told.Report.OrderId))
            .ToArray();
        Assert.NotEmpty(accepted);
        Assert.Equal(accepted.Distinct(), accepted);
    }

    private static void FillsWhatItSays(AccountStatement[] statements, IEnumerable<VenueLedgerReport> reports)
    {
        var filled = reports.Where(told => told.Report.Traded is not null)
            .GroupBy(told => (told.Account, told.Report.Traded!.OrderId))
            .ToDictionary(group => group.Key, group => group.Sum(told => told.Report.Traded!.Quantity.Value));
        foreach (var statement in statements)
        {
            foreach (var order in statement.OpenOrders)
            {
                Assert.Equal(order.Filled.Value, filled.GetValueOrDefault((statement.Account, order.Id)));
            }
        }
    }

    /// <summary>Opening (nothing) + transfers + fills - fees = free + locked, to the last decimal.</summary>
    private void AddsUp(AccountStatement statement)
    {
        var expected = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        Add("SELECT asset, amount FROM transfers WHERE account = ?", row => Post(row.Text(0), row.Text(1), 1m));
        Add(
            "SELECT symbol, side, price, quantity, fee, fee_asset FROM fills WHERE account = ?",
            row =>
            {
                var (assets, sign) = (row.Text(0).Split('-'), row.Text(1) == "buy" ? 1m : -1m);
                Post(assets[0], row.Text(3), sign);
                Post(assets[1], row.Text(3), -sign * decimal.Parse(row.Text(2)));
                Post(row.Text(5), row.Text(4), -1m);
            });

        Assert.Equal(expected, statement.Balances.ToDictionary(held => held.Asset.Code, held => held.Total));

        void Post(string asset, string amount, decimal factor) => expected[asset] =
            expected.GetValueOrDefault(asset) + (factor * decimal.Parse(amount));

        void Add(string sql, Action<SqliteStatement> post)
        {
            using var connection = new SqliteFile(_folder["paper-venue.db"]).OpenToRead();
            using var rows = new SqliteStatement(connection, sql);
            rows.Bind(1, statement.Account.Value);
            while (rows.Step())
            {
                post(rows);
            }
        }
    }

    private static IEnumerable<(AccountId Account, VenueReport Report)> OrdersOf(IEnumerable<VenueLedgerReport> all) =>
        from told in all
        where told.Report is AccountReport.Order
        select (told.Account, ((AccountReport.Order)told.Report).Report);

    private sealed class Listener : IVenueReports
    {
        public List<AccountReport> Reports { get; } = [];

        public void OnReport(AccountId account, AccountReport report) => Reports.Add(report);
    }
}
