using ActorTrading.Engine.Ports;
using ActorTrading.Storage.Sqlite;
using ActorTrading.Storage.Venues;
using ActorTrading.Testing;
using ActorTrading.Testing.Venues;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Tests.Venues;

public sealed class SqliteVenueLedgerTests : VenueLedgerConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteVenueLedger> _opened = [];

    private SqliteFile File => new(_folder["paper-venue.db"]);

    public void Dispose()
    {
        _opened.ForEach(ledger => ledger.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public void A_change_that_cannot_be_saved_whole_leaves_nothing_behind()
    {
        var ledger = Open();
        ledger.Load(Deep);
        ledger.Save(new() { Venue = "before", Reports = [Report(1, FillOf("x", 1))] });

        Assert.Throws<SqliteException>(() => ledger.Save(new()
        {
            Venue = "after",
            Accounts = [new(Anna, "after")],
            Reports = [Report(2, FillOf("x", 1))],
        }));

        Assert.Throws<InvalidOperationException>(() => ledger.Save(new() { Venue = "later" }));
        var contents = ledger.Load(Deep);
        Assert.Equal(("before", 1), (contents.Venue, contents.LastReport));
        Assert.Empty(contents.Accounts);
        ledger.Save(new() { Venue = "later" });
        Assert.Equal("later", Again(ledger).Load(Deep).Venue);
    }

    [Fact]
    public void Nothing_works_before_the_books_are_loaded() =>
        Assert.Throws<InvalidOperationException>(() => Open().ReportsAfter(0));

    [Fact]
    public void The_fills_stand_in_columns_as_decimals_written_out()
    {
        var ledger = Open();
        ledger.Load(Deep);
        ledger.Save(new() { Venue = "v", Reports = [Report(1, FillOf("x", 1))] });

        using var connection = File.OpenToRead();
        Assert.Equal(
            "1|anna|x|BTC-USD|sell|123.45|0.1|-0.00000001|BNB|maker|2026-01-02T03:04:05.0000001Z",
            connection.ReadText(
                """
                SELECT trade_id || '|' || account || '|' || client_id || '|' || symbol || '|' || side || '|' || price
                    || '|' || quantity || '|' || fee || '|' || fee_asset || '|' || liquidity || '|' || at
                FROM fills
                """));
    }

    protected override IVenueLedger Open()
    {
        var ledger = new SqliteVenueLedger(File, TimeProvider.System);
        _opened.Add(ledger);
        return ledger;
    }

    protected override IVenueLedger Again(IVenueLedger ledger)
    {
        ((SqliteVenueLedger)ledger).Dispose();
        return Open();
    }
}
