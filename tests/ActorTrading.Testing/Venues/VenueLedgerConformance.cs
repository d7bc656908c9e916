using ActorTrading.Domain;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Testing.Venues;

/// <summary>
/// The contract of <see cref="IVenueLedger"/> as numbered cards. Each implementation has a subclass, which opens an
/// empty ledger per card.
/// </summary>
public abstract class VenueLedgerConformance
{
    protected static readonly AccountId Anna = new("anna");
    protected static readonly VenueLedgerDepth Deep = new(100, 100, 100);
    private static readonly AccountId Ben = new("ben/ü 1");
    private static readonly Symbol Symbol = Symbol.Of("BTC-USD");
    private static readonly Timestamp At = Timestamp.Parse("2026-01-02T03:04:05.0000001Z");

    private static readonly OrderSpec Spec = new()
    {
        Symbol = Symbol,
        Side = Side.Buy,
        Type = OrderType.Limit,
        Quantity = new(1.5m),
        LimitPrice = new(0.000000000000000000000000123m),
    };

    protected abstract IVenueLedger Open();

    /// <summary>The same books by a new handle.</summary>
    protected abstract IVenueLedger Again(IVenueLedger ledger);

    [Fact(DisplayName = "TC-L01 New books are empty")]
    public void New_books_are_empty()
    {
        var ledger = Open();

        var contents = ledger.Load(Deep);

        Assert.Null(contents.Venue);
        Assert.Equal(0, contents.LastReport);
        Assert.Empty(contents.Accounts);
        Assert.Empty(contents.OpenOrders);
        Assert.Empty(contents.Past);
        Assert.Empty(ledger.ReportsOf(Anna, new("a")));
        Assert.Empty(ledger.ReportsAfter(0));
        Assert.False(ledger.HasTransfer(Anna, new("t")));
    }

    [Fact(DisplayName = "TC-L02 The newest state of each is kept as it was given")]
    public void The_newest_state_of_each_is_kept()
    {
        var ledger = Loaded();
        ledger.Save(new()
        {
            Venue = "first",
            Markets = [new(Symbol, "m1")],
            Accounts = [new(Anna, "a1"), new(Ben, "{\"b\":\"Zürich €\"}")],
            Orders = [Order("x", "x1"), Order("y", "y1")],
        });
        ledger.Save(new()
        {
            Venue = "second",
            Markets = [new(Symbol, "m2")],
            Accounts = [new(Anna, "a2")],
            Orders = [Order("x", "x2")],
        });

        var contents = Again(ledger).Load(Deep);

        Assert.Equal("second", contents.Venue);
        Assert.Equal(["m2"], contents.Markets);
        Assert.Equal(["a2", "{\"b\":\"Zürich €\"}"], contents.Accounts);
        Assert.Equal(["x2", "y1"], contents.OpenOrders);
    }

    [Fact(DisplayName = "TC-L03 An order that is gone has no state and is remembered by its id, unless it was refused")]
    public void An_order_that_is_gone_is_remembered()
    {
        var ledger = Loaded();
        ledger.Save(new()
        {
            Venue = "v",
            Accounts = [new(Anna, "a")],
            Orders = [Order("x", "x"), Order("y", "y"), Ended("refused", OrderStatus.Rejected)],
        });
        ledger.Save(new()
        {
            Venue = "v",
            Orders = [Ended("y", OrderStatus.Canceled), Ended("x", OrderStatus.Filled)],
        });

        var contents = Again(ledger).Load(Deep);

        Assert.Empty(contents.OpenOrders);
        var past = Assert.Single(contents.Past);
        Assert.Equal([new("x"), new("y")], past.EndedOrders);
        Assert.False(past.HasForgotten);
    }

    [Fact(DisplayName = "TC-L04 An order that was refused can be taken in under its id")]
    public void A_refused_id_can_be_used()
    {
        var ledger = Loaded();
        ledger.Save(new() { Venue = "v", Orders = [Ended("x", OrderStatus.Rejected)] });
        ledger.Save(new() { Venue = "v", Orders = [Order("x", "open")] });

        Assert.Equal(["open"], Again(ledger).Load(Deep).OpenOrders);
    }

    [Fact(DisplayName = "TC-L05 The past is the newest of each, oldest first, and tells whether there is more")]
    public void The_past_is_the_newest_of_each()
    {
        var ledger = Loaded();
        ledger.Save(new()
        {
            Venue = "v",
            Accounts = [new(Anna, "a"), new(Ben, "b")],
            Orders = [.. Enumerable.Range(1, 5).Select(i => Ended($"o{i}", OrderStatus.Filled))],
            Reports =
            [
                Report(1, FillOf("o1", 1)), Report(2, FillOf("o2", 2)), Report(3, Funding(1m)),
                Report(4, new AccountReport.Liquidated(FillOf("liquidation-1", 3))), Report(5, Funding(2m)),
            ],
        });

        var past = Again(ledger).Load(new(3, 2, 1)).Past;

        Assert.Equal([Anna, Ben], past.Select(account => account.Account));
        Assert.Equal([new("o3"), new("o4"), new("o5")], past[0].EndedOrders);
        Assert.True(past[0].HasForgotten);
        Assert.Equal([FillOf("o2", 2), FillOf("liquidation-1", 3)], past[0].Fills);
        Assert.Equal([Funding(2m)], past[0].Funding);
        Assert.Empty(past[1].Fills);
    }

    [Fact(DisplayName = "TC-L06 Reports read back field by field, by number")]
    public void Reports_read_back()
    {
        VenueLedgerReport[] reports =
        [
            Report(1, new VenueReport.Accepted(new("7")) { OrderId = new("x"), At = At }),
            Report(2, FillOf("x", 1)),
            Report(3, Funding(-0.00000001m)),
            Report(4, new VenueReport.Canceled("oco") { OrderId = new("x"), At = At }),
        ];
        var ledger = Loaded();
        ledger.Save(new() { Venue = "v", Reports = [.. reports[..2]] });
        ledger.Save(new() { Venue = "v", Reports = [.. reports[2..]] });

        ledger = Again(ledger);
        Assert.Equal(4, ledger.Load(Deep).LastReport);

        Assert.Equal(reports, ledger.ReportsAfter(0));
        Assert.Equal(reports[3..], ledger.ReportsAfter(3));
        Assert.Equal(
            reports.Where(told => told.Number != 3).Select(told => ((AccountReport.Order)told.Report).Report),
            ledger.ReportsOf(Anna, new("x")));
        Assert.Empty(ledger.ReportsOf(Ben, new("x")));
    }

    [Fact(DisplayName = "TC-L07 An order's story leaves out what was said of other requests under its id")]
    public void A_story_is_of_the_order()
    {
        var (early, late) = (Refused("x", "early"), Refused("x", "late"));
        var accepted = new VenueReport.Accepted(new("7")) { OrderId = new("x"), At = At };
        var ledger = Loaded();
        ledger.Save(new() { Venue = "v", Reports = [Report(1, early), Report(2, late)] });
        Assert.Equal([late], ledger.ReportsOf(Anna, new("x")));

        ledger.Save(new()
        {
            Venue = "v",
            Reports =
            [
                Report(3, accepted),
                Report(4, Refused("x", "duplicate")),
                Report(5, new VenueReport.CancelRejected(new("c", "c.")) { OrderId = new("x"), At = At }),
            ],
        });

        Assert.Equal([accepted], ledger.ReportsOf(Anna, new("x")));
    }

    [Fact(DisplayName = "TC-L08 A transfer is known by account and id")]
    public void A_transfer_is_known()
    {
        var ledger = Loaded();
        ledger.Save(new() { Venue = "v", Transfers = [new(Anna, new("t"), new(-1.5m, Currency.Usd), At)] });

        ledger = Again(ledger);
        ledger.Load(Deep);

        Assert.True(ledger.HasTransfer(Anna, new("t")));
        Assert.False(ledger.HasTransfer(Ben, new("t")));
        Assert.False(ledger.HasTransfer(Anna, new("u")));
    }

    protected static VenueLedgerReport Report(long number, AccountReport report) => new(number, Anna, report);

    protected static VenueLedgerReport Report(long number, VenueReport report) =>
        new(number, Anna, new AccountReport.Order(report));

    protected static VenueLedgerReport Report(long number, Fill fill) =>
        Report(number, new VenueReport.Filled(fill) { OrderId = fill.OrderId, At = fill.At });

    protected static Fill FillOf(string order, int trade) => new()
    {
        TradeId = new($"{trade}"),
        OrderId = new(order),
        Symbol = Symbol,
        Side = Side.Sell,
        Price = new(123.4500m),
        Quantity = new(0.1m),
        Fee = new(-0.00000001m, Currency.Of("BNB")),
        Liquidity = Liquidity.Maker,
        At = At,
    };

    private static AccountReport.Funding Funding(decimal amount) =>
        new(Symbol, new(amount, Currency.Usd), 0.0001m, At);

    private static VenueReport.Rejected Refused(string order, string code) =>
        new(new Refusal(code, $"{code}.")) { OrderId = new(order), At = At };

    private static VenueLedgerOrder Order(string id, string state) =>
        new(Anna, new(id), Spec, OrderStatus.Accepted, At, EndedAt: null, state);

    private static VenueLedgerOrder Ended(string id, OrderStatus status) =>
        new(Anna, new(id), Spec, status, At, At, State: null);

    private IVenueLedger Loaded()
    {
        var ledger = Open();
        ledger.Load(Deep);
        return ledger;
    }
}
