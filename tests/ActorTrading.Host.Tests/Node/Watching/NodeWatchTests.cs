using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Supervision;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Alerts;
using ActorTrading.Engine.Projections;
using ActorTrading.Host.Node.Watching;
using ActorTrading.Host.Telemetry;
using ActorTrading.Host.Tests.Http;
using ActorTrading.Storage.Journals;

namespace ActorTrading.Host.Tests.Node.Watching;

public sealed class NodeWatchTests
{
    private static readonly EntityId Damaged = new("halts", "node");

    private readonly List<UnknownOrder> _unknown = [];
    private readonly List<JournalDamage> _damages = [];
    private readonly List<SuspendedEntity> _suspended = [];
    private DiskSpace _disk = new(50, 100);
    private int _projectionFailures;

    [Fact]
    public async Task While_all_is_well_nothing_is_raised()
    {
        await using var node = await TestNode.Start();

        await WatchOf(node).Look();

        Assert.Empty(await Standing(node));
    }

    [Fact]
    public async Task An_order_that_is_unknown_for_more_than_half_a_minute_is_told_once_until_it_is_known()
    {
        await using var node = await TestNode.Start();
        var watch = WatchOf(node);
        var since = Timestamp.From(node.Time.GetUtcNow());
        _unknown.Add(new(new PortfolioId("main"), new ClientOrderId("main-00000001"), since));
        _unknown.Add(new(new PortfolioId("main"), new ClientOrderId("main-00000002"), since + TimeSpan.FromSeconds(5)));

        node.Time.Advance(TimeSpan.FromSeconds(30));
        await watch.Look();
        Assert.Empty(await Standing(node));
        node.Time.Advance(TimeSpan.FromSeconds(1));
        await watch.Look();
        await watch.Look();

        var alert = Assert.Single(await Standing(node));
        Assert.Equal(
            (NodeWatch.OrderUnknown, AlertSeverity.Critical, "portfolio main"),
            (alert.Code, alert.Severity, alert.Target));
        Assert.Contains("main-00000001", alert.Message, StringComparison.Ordinal);
        _unknown.Clear();
        await watch.Look();
        Assert.Empty(await Standing(node));
        Assert.Equal(2, await Happened(node));
    }

    [Fact]
    public async Task A_damaged_journal_is_told_that_of_the_halts_too_until_the_loss_is_accepted()
    {
        await using var node = await TestNode.Start();
        var watch = WatchOf(node);
        _damages.Add(new(Damaged, 3, 5, "3 records of 5 that were acknowledged are whole."));

        await watch.Look();
        await watch.Look();
        Assert.Equal(NodeWatch.JournalDamaged, Assert.Single(await Standing(node)).Code);
        _damages.Clear();
        await watch.Look();

        Assert.Empty(await Standing(node));
        Assert.Equal(2, await Happened(node));
    }

    [Fact]
    public async Task An_acknowledged_alert_stays_acknowledged_while_its_cause_stays()
    {
        await using var node = await TestNode.Start();
        var watch = WatchOf(node);
        _suspended.Add(new(new EntityId("portfolio", "main"), "It failed too often.", node.Time.GetUtcNow()));
        await watch.Look();
        var raised = Assert.Single(await Standing(node));
        Assert.Equal((NodeWatch.EntitySuspended, "portfolio/main"), (raised.Code, raised.Target));

        await node.Admin.Post($"/alerts/{raised.Id}/ack", null).Json(System.Net.HttpStatusCode.OK);
        await watch.Look();

        Assert.NotNull(Assert.Single(await Standing(node)).AcknowledgedBy);
        _suspended.Clear();
        await watch.Look();
        Assert.Empty(await Standing(node));
    }

    [Fact]
    public async Task A_disk_that_fills_up_is_told_graver_when_it_is_nearly_full_and_gone_when_there_is_room()
    {
        await using var node = await TestNode.Start();
        var watch = WatchOf(node);

        Assert.Null(await DiskAlert(15));
        Assert.Equal(AlertSeverity.Warning, await DiskAlert(14));
        Assert.Equal(AlertSeverity.Critical, await DiskAlert(4));
        Assert.Equal(AlertSeverity.Critical, await DiskAlert(15));
        Assert.Null(await DiskAlert(16));
        Assert.Equal(3, await Happened(node));

        async Task<AlertSeverity?> DiskAlert(long free)
        {
            _disk = new DiskSpace(free, 100);
            await watch.Look();
            return (await Standing(node)).SingleOrDefault(a => a.Code == NodeWatch.DiskSpaceLow)?.Severity;
        }
    }

    [Fact]
    public async Task A_projection_that_fails_again_and_again_is_told_until_it_follows()
    {
        await using var node = await TestNode.Start();
        var watch = WatchOf(node);
        _projectionFailures = 2;
        await watch.Look();
        Assert.Empty(await Standing(node));

        _projectionFailures = 3;
        await watch.Look();

        Assert.Equal(NodeWatch.ProjectionFailing, Assert.Single(await Standing(node)).Code);
        _projectionFailures = 0;
        await watch.Look();
        Assert.Empty(await Standing(node));
    }

    [Fact]
    public async Task Alerts_of_before_a_restart_go_when_their_cause_has_and_those_of_others_stay()
    {
        await using var node = await TestNode.Start();
        await Raise(node, NodeWatch.OrderUnknown, "portfolio main");
        await Raise(node, "market_data_stale", "BTC-USD");

        await WatchOf(node).Look();

        Assert.Equal("market_data_stale", Assert.Single(await Standing(node)).Code);
    }

    [Fact]
    public void The_room_on_the_disk_of_a_folder_is_found()
    {
        using var folder = new Workspace();

        var disk = DiskSpace.Of(folder.Root);

        Assert.InRange(disk.Free, 1, disk.Total);
    }

    private NodeWatch WatchOf(TestNode node) => new(
        node.Entities,
        new WatchSources
        {
            UnknownOrders = () => _unknown,
            Damages = () => _damages,
            Suspended = () => _suspended,
            Disk = () => _disk,
            Projections = () => [StatusOf(_projectionFailures)],
            Market = node.Time,
        },
        node.Time);

    private static ProjectionStatus StatusOf(int failures) => new()
    {
        Name = "read-models",
        Checkpoint = 1,
        Head = 4,
        Delay = null,
        Failures = failures,
        LastFailure = failures > 0 ? "The disk is full." : null,
    };

    private static async Task Raise(TestNode node, string code, string target) => await node.Entities.Ask(
        AlertsEntity.Id,
        new AlertCommand.Raise(code, AlertSeverity.Critical, target, "Of another life.")
        {
            At = Timestamp.From(node.Time.GetUtcNow()),
        });

    private static async Task<IReadOnlyList<Alert>> Standing(TestNode node) =>
        [.. ((AlertBoard)(await node.Entities.Inspect(AlertsEntity.Id)).State).Standing.Values];

    /// <summary>Events of alerts in the journal.</summary>
    private static async Task<int> Happened(TestNode node) =>
        (await node.Journal.Read(AlertsEntity.Id, 1, 100)).Count;
}
