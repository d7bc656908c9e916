using ActorTrading.Actors.Entities;
using ActorTrading.Domain;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Host.Http.Halts;

namespace ActorTrading.Host.Tests.Http.Halts;

/// <summary>
/// A node whose emergency stop is real, with a venue that knows no order and a journal that can be stopped.
/// </summary>
internal sealed class HaltNode : IAsyncDisposable, IHaltFile, IVenue, IVenueReports, IMarketView
{
    private readonly DedicatedLane _files = new("halt file");
    private readonly DedicatedLane _cancels = new("halt cancels");
    private readonly DrillEcho _echo;
    private HaltDesk? _desk;
    private StandingHalts _written = StandingHalts.None;

    private HaltNode() => _echo = new DrillEcho(this);

    public TestNode Node { get; private set; } = null!;

    public GatedJournal Journal { get; private set; } = null!;

    /// <summary>What the desk goes by.</summary>
    public ManualTime Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));

    public HaltSwitch Switch { get; private set; } = null!;

    public static async Task<HaltNode> Start()
    {
        var made = new HaltNode();
        made.Node = await TestNode.Start(new TestNodeOptions
        {
            Journal = journal => made.Journal = new GatedJournal(journal),
            Register = made.Register,
            Modules = parts => [new HaltsModule(made._desk!, () => [], parts.Time)],
        });
        await made._desk!.Begin();
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        _desk!.Dispose();
        Journal.Open();
        await Node.DisposeAsync();
        _files.Dispose();
        _cancels.Dispose();
    }

    public StandingHalts Read() => _written;

    public void Write(StandingHalts halts) => _written = halts;

    public void Submit(AccountId account, ClientOrderId id, OrderSpec spec) =>
        throw new InvalidOperationException("Nobody trades here.");

    public void Cancel(AccountId account, ClientOrderId id)
    {
        var unknown = new VenueReport.CancelRejected(new Refusal("unknown_order", "No such order."))
        {
            OrderId = id,
            At = Timestamp.From(Node.Time.GetUtcNow()),
        };
        _echo.OnReport(account, new AccountReport.Order(unknown));
    }

    public void Query(AccountId account, ClientOrderId id)
    {
    }

    public void RequestStatement(AccountId account)
    {
    }

    public void OnReport(AccountId account, AccountReport report) =>
        throw new InvalidOperationException("Nobody trades here.");

    public Domain.Portfolios.MarkSnapshot MarksOf(Domain.Portfolios.PortfolioId portfolio, Timestamp at) =>
        Domain.Portfolios.MarkSnapshot.None(at);

    private void Register(EntityHost host)
    {
        var time = Clock;
        Switch = new HaltSwitch(time);
        _desk = new HaltDesk(new HaltDeskSetup
        {
            Host = host,
            Switch = Switch,
            Venue = this,
            Echo = _echo,
            File = this,
            FileLane = _files,
            CancelLane = _cancels,
            Time = time,
            Wall = time,
            Terms = HaltTerms.Default with
            {
                Patience = TimeSpan.FromSeconds(20),
                JournalPatience = TimeSpan.FromSeconds(1),
            },
        });
        host.Register(new HaltEntity());
        host.Register(new PortfolioEntity(this, _desk, time));
    }
}
