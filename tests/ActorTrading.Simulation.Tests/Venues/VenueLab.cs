using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Venues;
using ActorTrading.Simulation.Venues.States;

namespace ActorTrading.Simulation.Tests.Venues;

/// <summary>
/// A venue under test with one spot market, one contract, and everything that it says as lines of text.
/// </summary>
internal sealed class VenueLab : IVenueReports
{
    public const int Spot = 0;
    public const int Perpetual = 1;
    public static readonly AccountId Me = new("me");
    public static readonly Timestamp Start = Timestamp.Parse("2026-01-01T00:00:00Z");
    public static readonly Currency Usd = Currency.Usd;
    public static readonly Currency Btc = Currency.Of("BTC");
    public static readonly Symbol SpotSymbol = Symbol.Of("BTC-USD");
    public static readonly Symbol PerpetualSymbol = Symbol.Of("BTC-PERP");
    public static readonly Timeframe Minute = Timeframe.OfMinutes(1);

    private int _nextBar = 1;

    public VenueLab(SimulatedVenueOptions? options = null)
    {
        Venue = new(options ?? Options(), this);
        Venue.Deposit(Me, new(100_000m, Usd));
        Venue.Deposit(Me, new(1_000m, Btc));
        Venue.AdvanceTo(Start);
    }

    /// <summary>A new venue that has taken over the state of another.</summary>
    public VenueLab(SimulatedVenueOptions options, VenueState state)
    {
        Venue = new(options, this);
        Venue.Import(state);
    }

    public SimulatedVenue Venue { get; }

    public List<string> Lines { get; } = [];

    public List<(AccountId Account, AccountReport Report)> Reports { get; } = [];

    /// <summary>Called with each report, as an engine would be.</summary>
    public Action<AccountReport>? Reaction { get; set; }

    public static Instrument SpotInstrument { get; } = new()
    {
        Symbol = SpotSymbol,
        Base = Btc,
        Quote = Usd,
        Filters = new() { TickSize = 0.01m, LotStep = 0.001m },
    };

    public static Instrument PerpetualInstrument { get; } = new()
    {
        Symbol = PerpetualSymbol,
        Base = Btc,
        Quote = Usd,
        Kind = InstrumentKind.LinearPerpetual,
        MaxLeverage = 20m,
        MaintenanceMarginRate = 0.05m,
        Filters = new() { TickSize = 0.01m, LotStep = 0.001m },
    };

    public static SimulatedVenueOptions Options(VenueModel model = VenueModel.Bar) => new()
    {
        Instruments = [SpotInstrument, PerpetualInstrument],
        Model = model,
    };

    public static OrderSpec Order(
        Side side, OrderType type, decimal quantity = 1m, decimal? limit = null, decimal? stop = null) =>
        new()
        {
            Symbol = SpotSymbol,
            Side = side,
            Type = type,
            Quantity = new(quantity),
            LimitPrice = limit is { } l ? new Price(l) : null,
            StopPrice = stop is { } s ? new Price(s) : null,
        };

    public static OrderSpec Trail(Side side, TrailingStop trail, decimal quantity = 1m) =>
        Order(side, OrderType.TrailingStop, quantity) with { Trailing = trail };

    public void OnReport(AccountId account, AccountReport report)
    {
        Reports.Add((account, report));
        Lines.Add((account == Me ? "" : account + "/") + Describe(report));
        Reaction?.Invoke(report);
    }

    public VenueLab Submit(string id, OrderSpec spec)
    {
        Venue.Submit(Me, new(id), spec);
        return this;
    }

    public VenueLab Cancel(string id)
    {
        Venue.Cancel(Me, new(id));
        return this;
    }

    public VenueLab Query(string id)
    {
        Venue.Query(Me, new(id));
        return this;
    }

    /// <summary>The next minute bar.</summary>
    public VenueLab Bar(
        decimal open, decimal high, decimal low, decimal close, decimal volume = 1_000m, int market = Spot)
    {
        var time = Start + TimeSpan.FromMinutes(_nextBar++);
        Venue.OnMarket(MarketEvent.Bar(market, time, Minute, new(open, high, low, close, volume)));
        return this;
    }

    /// <summary>A quote one second later than whatever came last.</summary>
    public VenueLab Quote(decimal bid, decimal ask, decimal bidSize = 100m, decimal askSize = 100m, int market = Spot)
    {
        Venue.OnMarket(MarketEvent.Quote(market, NextSecond(), new(bid, bidSize, ask, askSize)));
        return this;
    }

    public VenueLab Trade(decimal price, decimal quantity, Side taker)
    {
        Venue.OnMarket(MarketEvent.Trade(Spot, NextSecond(), price, quantity, taker));
        return this;
    }

    public VenueLab Book(string bids, string asks)
    {
        Venue.OnMarket(MarketEvent.Book(Spot, NextSecond(), new([.. Levels(bids)], [.. Levels(asks)])));
        return this;
    }

    public VenueLab Mark(decimal price)
    {
        Venue.OnMarket(MarketEvent.Mark(Perpetual, NextSecond(), price));
        return this;
    }

    public VenueLab Funding(decimal rate)
    {
        Venue.OnMarket(MarketEvent.Funding(Perpetual, NextSecond(), rate));
        return this;
    }

    /// <summary>What was said since the last call.</summary>
    public string[] Said()
    {
        var said = Lines.ToArray();
        Lines.Clear();
        return said;
    }

    public void Says(params string[] expected) => Assert.Equal(expected, Said());

    public VenueBalance Balance(Currency asset) => Venue.Balances(Me).Single(balance => balance.Asset == asset);

    public Timestamp NextSecond() => Venue.Now + TimeSpan.FromSeconds(1);

    private static IEnumerable<BookLevel> Levels(string text) =>
        from level in text.Split(' ')
        let parts = level.Split('x')
        select new BookLevel(decimal.Parse(parts[0]), decimal.Parse(parts[1]));

    public static string Describe(AccountReport report) => report switch
    {
        AccountReport.Order { Report: var order } => $"{order.OrderId} {Describe(order)}",
        AccountReport.Funding funding => $"funding {funding.Settled.Value:0.########}",
        AccountReport.Statement { Says: var says } => $"statement of {says.Account} at {says.At}",
        AccountReport.Liquidated { Fill: var fill } => $"{fill.OrderId} {Describe(fill)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Describe(VenueReport report) => report switch
    {
        VenueReport.Accepted => "accepted",
        VenueReport.Rejected rejected => $"rejected {rejected.Reason.Code}",
        VenueReport.Triggered triggered => $"triggered {triggered.StopPrice.Value:0.####}",
        VenueReport.Filled filled => Describe(filled.Fill),
        VenueReport.Canceled canceled => $"canceled {canceled.Reason}",
        VenueReport.Expired expired => $"expired {expired.Reason}",
        VenueReport.CancelRejected rejected => $"cancel rejected {rejected.Reason.Code}",
        VenueReport.NotFound => "not found",
        VenueReport.Reduced reduced => $"reduced {reduced.NewQuantity.Value:0.####}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Describe(Fill fill)
    {
        var fee = fill.Fee.IsZero ? "" : $" fee {fill.Fee.Value:0.########} {fill.Fee.Currency}";
        var trade = $"{fill.Side} {fill.Quantity.Value:0.####} @ {fill.Price.Value:0.####} {fill.Liquidity}";
        return trade.ToLowerInvariant() + fee;
    }
}
