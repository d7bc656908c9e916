using System.Globalization;
using System.Text.Json;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Projections;
using ActorTrading.Engine.Serialization;
using ActorTrading.Engine.TimeTravel;
using ActorTrading.Storage.Journals;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Host.Tests.Crashes;

/// <summary>
/// Compares what a dead node left: its journal, the venue's own ledger, and what the client was told. Each finding
/// begins with the invariant that it breaks.
/// </summary>
internal sealed class CrashVerdict(string folder, ClientHistory history)
{
    private const int PageSize = 10_000;
    private readonly List<string> _findings = [.. history.Contradictions];
    private readonly List<JournalledEvent> _events = [];

    /// <param name="isSettled">Whether the node had ended in good order, so that everything must add up.</param>
    public static async Task<IReadOnlyList<string>> Of(string folder, ClientHistory history, bool isSettled)
    {
        var verdict = new CrashVerdict(folder, history);
        await using (var journal = SqliteJournal.Open(new SqliteJournalOptions { Folder = folder }))
        {
            await verdict.Check(journal, isSettled);
        }

        return verdict._findings;
    }

    /// <summary>
    /// Of a folder that was restored from a backup, whose venue went on without it: every fill is booked all the same,
    /// and the books are the venue's.
    /// </summary>
    public static async Task<IReadOnlyList<string>> OfRestored(string folder)
    {
        var verdict = new CrashVerdict(folder, new ClientHistory());
        await using (var journal = SqliteJournal.Open(new SqliteJournalOptions { Folder = folder }))
        {
            await verdict.ReadEvents(journal);
            using var ledger = new SqliteFile(Path.Combine(folder, "paper-venue.db")).OpenToRead();
            var isBehind = verdict.Told<ExchangeAccountEvent.Adopted>().Any();
            verdict.Demand(isBehind, "The backup was not behind: the run shows nothing.");
            verdict.CheckFills(ledger);
            await verdict.CheckBooks(journal, ledger);
        }

        return verdict._findings;
    }

    private async Task Check(SqliteJournal journal, bool isSettled)
    {
        Demand(journal.Damages.Count == 0, $"I1: {journal.Damages.Count} entities are damaged.");
        await CheckAcknowledged(journal);
        await ReadEvents(journal);
        var venue = Path.Combine(folder, "paper-venue.db");
        if (!File.Exists(venue))
        {
            Demand(!Told<ExchangeAccountEvent.SendStarted>().Any(), "I4: an order was sent to no venue.");
            return;
        }

        using var ledger = new SqliteFile(venue).OpenToRead();
        CheckOrders(ledger);
        CheckHalts(ledger);
        if (isSettled)
        {
            CheckFills(ledger);
            await CheckBooks(journal, ledger);
        }
    }

    private async Task CheckAcknowledged(SqliteJournal journal)
    {
        foreach (var ((entity, command), sequence) in history.Acknowledged)
        {
            var found = await journal.FindCommand(Id(entity), command);
            Demand(found?.LastSequence == sequence, $"I1: {entity} {command} was acknowledged at {sequence}: {found}.");
        }
    }

    private async Task ReadEvents(SqliteJournal journal)
    {
        var catalogue = KnownEntities.Catalogue();
        var offset = 0L;
        while (await journal.ReadAfter(offset, PageSize) is { Count: > 0 } page)
        {
            offset = page[^1].Offset;
            _events.AddRange(
                from record in page
                let told = catalogue.Decode(record.Record)
                where told is not null
                select new JournalledEvent(record.Offset, record.Record, told));
        }
    }

    private void CheckOrders(SqliteConnection ledger)
    {
        var intended = Told<PortfolioEvent.OrderIntended>().Select(e => e.Intent.Id.Value).ToArray();
        var sent = Told<ExchangeAccountEvent.SendStarted>().Select(e => e.Id.Value).ToArray();
        Demand(intended.Distinct().Count() == intended.Length, "I4: an order id was intended twice.");
        Demand(sent.Distinct().Count() == sent.Length, "I4: an order was sent twice.");
        var known = sent.ToHashSet(StringComparer.Ordinal);
        foreach (var order in Rows(ledger, "SELECT client_id FROM orders"))
        {
            Demand(known.Contains(order[0]), $"I4: the venue has {order[0]}, which was never on its way.");
        }
    }

    private void CheckHalts(SqliteConnection ledger)
    {
        foreach (var order in Rows(ledger, "SELECT client_id, arrived_at, spec FROM orders"))
        {
            var at = Timestamp.Parse(order[1]);
            var isOpening = !order[2].Contains("\"reduce_only\":true", StringComparison.Ordinal);
            var halt = history.Halted.FirstOrDefault(h => at > h.From + Latency && at < h.To);
            Demand(!isOpening || halt == default, $"I8: {order[0]} arrived at {at}, halted since {halt.From}.");
        }
    }

    private void CheckFills(SqliteConnection ledger)
    {
        var filled = Rows(ledger, "SELECT trade_id, client_id, quantity, price, fee FROM fills")
            .Select(f => $"{f[0]} {f[1]} {Plain(f[2])} {Plain(f[3])} {Plain(f[4])}").Order().ToArray();
        var booked = Told<PortfolioEvent.OrderFilled>().Select(e => e.Fill)
            .Select(f =>
                $"{f.TradeId} {f.OrderId} {Plain(f.Quantity.Value)} {Plain(f.Price.Value)} {Plain(f.Fee.Value)}")
            .Order().ToArray();
        Demand(filled.Length > 0, "Nothing was traded: the run shows nothing.");
        foreach (var fill in filled.Except(booked).Take(5))
        {
            _findings.Add($"I5: {fill} is not booked.");
        }

        foreach (var fill in booked.Except(filled).Take(5))
        {
            _findings.Add($"I5: {fill} is booked and no fill of the venue.");
        }

        Demand(booked.Length == booked.Distinct().Count(), "I5: a fill is booked twice.");
    }

    // The venue's cash follows from its own ledger: transfers in, trades, fees.
    private async Task CheckBooks(SqliteJournal journal, SqliteConnection ledger)
    {
        var states = new StateHistory(journal, KnownEntities.Catalogue());
        foreach (var head in journal.ReadEntities().Where(h => h.Entity.Type == "portfolio"))
        {
            var past = await states.AtSequence(head.Entity, head.Sequence);
            var portfolio = JsonSerializer.Deserialize<Portfolio>(past!.State.Span, DomainJson.Options)!;
            var venue = VenueBalances(ledger, portfolio.Account.Value);
            foreach (var (asset, total) in venue)
            {
                var booked = portfolio.Ledger.BookOf(Currency.Of(asset)).Cash;
                Demand(booked == total, $"I6: {head.Entity} has {booked} {asset} on its books, {total} at the venue.");
            }
        }
    }

    private static Dictionary<string, decimal> VenueBalances(SqliteConnection ledger, string account)
    {
        var balances = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var t in Rows(ledger, $"SELECT asset, amount FROM transfers WHERE account = '{account}'"))
        {
            Add(balances, t[0], Number(t[1]));
        }

        foreach (var f in Rows(
            ledger, $"SELECT symbol, side, price, quantity, fee, fee_asset FROM fills WHERE account = '{account}'"))
        {
            var parts = f[0].Split('-');
            var sign = f[1] == "buy" ? 1m : -1m;
            Add(balances, parts[0], sign * Number(f[3]));
            Add(balances, parts[1], -sign * Number(f[2]) * Number(f[3]));
            Add(balances, f[5], -Number(f[4]));
        }

        return balances;
    }

    private static void Add(Dictionary<string, decimal> balances, string asset, decimal amount) =>
        balances[asset] = balances.GetValueOrDefault(asset) + amount;

    private static List<string[]> Rows(SqliteConnection ledger, string query)
    {
        using var command = ledger.CreateCommand();
#pragma warning disable CA2100 // The queries are this file's own.
        command.CommandText = query;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }

    private IEnumerable<TEvent> Told<TEvent>() => _events.Select(e => e.Event).OfType<TEvent>();

    private void Demand(bool holds, string finding)
    {
        if (!holds)
        {
            _findings.Add(finding);
        }
    }

    /// <summary>An order that was on its way when the halt came arrives after it, by the venue's own latency.</summary>
    private static TimeSpan Latency => TimeSpan.FromMilliseconds(250);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Plain(string number) => Plain(Number(number));

    private static string Plain(decimal number) => number.ToString("G29", CultureInfo.InvariantCulture);

    private static EntityId Id(string text) => new(text[..text.IndexOf('/')], text[(text.IndexOf('/') + 1)..]);
}
