using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Paper;
using ActorTrading.Simulation.Tests.Venues;
using ActorTrading.Simulation.Venues;
using ActorTrading.Testing.Venues;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Paper;

/// <summary>A paper venue that works when told, on a clock that moves when told, and a ledger that can fail.</summary>
internal sealed class PaperLab : IVenueReports, IDisposable
{
    private readonly DeterministicScheduler _scheduler = new(1, Start.ToDateTimeOffset());
    private readonly List<string> _lines = [];

    public PaperLab(SimulatedVenueOptions? options = null, PaperLimits? limits = null)
    {
        Ledger = new(new InMemoryVenueLedger());
        Options = new()
        {
            Venue = options ?? VenueLab.Options(VenueModel.Quote),
            Time = _scheduler.Time,
            Limits = limits ?? new(),
        };
        Venue = new(Options, Ledger, this);
        Venue.Deposit(Me, new("opening"), new(100_000m, Usd));
        Venue.Step();
    }

    public FaultyVenueLedger Ledger { get; }

    public PaperVenueOptions Options { get; set; }

    public PaperVenue Venue { get; private set; }

    public List<AccountReport> Reports { get; } = [];

    public Action<AccountReport>? Reaction { get; set; }

    public Timestamp Now => Timestamp.From(_scheduler.Time.GetUtcNow());

    public void OnReport(AccountId account, AccountReport report)
    {
        Reports.Add(report);
        _lines.Add((account == Me ? "" : account + "/") + Describe(report));
        Reaction?.Invoke(report);
    }

    /// <summary>The process ends and starts again. Whatever was on its way to the venue is gone.</summary>
    public PaperLab Crash()
    {
        Venue.Dispose();
        Venue = new(Options, Ledger, this);
        return this;
    }

    public PaperLab Submit(string id, OrderSpec spec)
    {
        Venue.Submit(Me, new(id), spec);
        return this;
    }

    public PaperLab Cancel(string id)
    {
        Venue.Cancel(Me, new(id));
        return this;
    }

    public PaperLab Query(string id)
    {
        Venue.Query(Me, new(id));
        return this;
    }

    public PaperLab Quote(decimal bid, decimal ask)
    {
        Venue.OnMarket(MarketEvent.Quote(Spot, Now, new(bid, 100m, ask, 100m)));
        return this;
    }

    public PaperLab Trade(decimal price, decimal quantity, Side taker)
    {
        Venue.OnMarket(MarketEvent.Trade(Spot, Now, price, quantity, taker));
        return this;
    }

    public PaperLab Step()
    {
        Venue.Step();
        return this;
    }

    /// <summary>Time passes; the venue works at its end.</summary>
    public PaperLab Pass(double seconds)
    {
        _scheduler.AdvanceTo(_scheduler.Time.GetUtcNow() + TimeSpan.FromSeconds(seconds));
        return Step();
    }

    /// <summary>When the venue's timer fires next.</summary>
    public Timestamp? TimerDue => _scheduler.NextTimerDue is { } due ? Timestamp.From(due) : null;

    public void Says(params string[] expected)
    {
        Step();
        Assert.Equal(expected, _lines);
        _lines.Clear();
    }

    public AccountStatement Statement()
    {
        Venue.RequestStatement(Me);
        Step();
        _lines.Clear();
        return Reports.OfType<AccountReport.Statement>().Last().Says;
    }

    public void Dispose() => Venue.Dispose();
}
