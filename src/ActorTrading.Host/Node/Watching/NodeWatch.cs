using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Alerts;
using ActorTrading.Engine.Projections;

namespace ActorTrading.Host.Node.Watching;

/// <summary>
/// Compares what is wrong with the alerts that stand: raises what is new, and clears what is over, be it from before a
/// restart. Alerts of other codes are not touched.
/// </summary>
internal sealed class NodeWatch(EntityHost entities, WatchSources sources, TimeProvider time)
{
    public const string OrderUnknown = "order_unknown";
    public const string JournalDamaged = "journal_damaged";
    public const string EntitySuspended = "entity_suspended";
    public const string DiskSpaceLow = "disk_space_low";
    public const string ProjectionFailing = "projection_failing";

    private const string Node = "node";
    private const string DataFolder = "data folder";
    private const decimal DiskWarning = 0.15m;
    private const decimal DiskCritical = 0.05m;

    /// <summary>So much must be free before the alert goes, so that it does not come and go.</summary>
    private const decimal DiskWellAgain = 0.16m;

    /// <summary>One failure may be a moment's; it is tried again by itself.</summary>
    private const int ProjectionFailuresMin = 3;

    private static readonly TimeSpan UnknownFor = TimeSpan.FromSeconds(30);

    private static readonly HashSet<string> Own =
        [OrderUnknown, JournalDamaged, EntitySuspended, DiskSpaceLow, ProjectionFailing];

    /// <summary>One look. Fails while the alerts themselves cannot be read.</summary>
    public async Task Look()
    {
        var board = (AlertBoard)(await entities.Inspect(AlertsEntity.Id).ConfigureAwait(false)).State;
        var found = Findings(board).ToDictionary(f => f.Key);
        foreach (var finding in found.Values)
        {
            if (!board.Standing.TryGetValue(finding.Key, out var alert) || alert.Severity < finding.Severity)
            {
                await Tell(new AlertCommand.Raise(finding.Code, finding.Severity, finding.Target, finding.Message)
                {
                    At = Now,
                }).ConfigureAwait(false);
            }
        }

        foreach (var alert in board.Standing.Values.Where(a => Own.Contains(a.Code) && !found.ContainsKey(a.Key)))
        {
            await Tell(new AlertCommand.Clear(alert.Key, Node) { At = Now }).ConfigureAwait(false);
        }
    }

    private Timestamp Now => Timestamp.From(time.GetUtcNow());

    private async Task Tell(AlertCommand command) =>
        await entities.Ask(AlertsEntity.Id, command).ConfigureAwait(false);

    private IEnumerable<Finding> Findings(AlertBoard board) =>
    [
        .. UnknownOrders(),
        .. sources.Damages().Select(d => new Finding(
            JournalDamaged,
            AlertSeverity.Critical,
            d.Entity.ToString(),
            $"The journal of {d.Entity} is damaged: {d.What} It neither trades nor answers until the loss is accepted "
                + "or a backup is restored.")),
        .. sources.Suspended().Select(s => new Finding(
            EntitySuspended,
            AlertSeverity.Critical,
            s.Entity.ToString(),
            $"Suspended until it is resumed: {s.Reason}")),
        .. Disk(board),
        .. sources.Projections().Where(p => p.Failures >= ProjectionFailuresMin).Select(Failing),
    ];

    // One alert for a portfolio: where a venue is away, all of its orders are unknown.
    private IEnumerable<Finding> UnknownOrders()
    {
        var now = Timestamp.From(sources.Market.GetUtcNow());
        return from order in sources.UnknownOrders()
               where now - order.Since > UnknownFor
               group order by order.Portfolio into late
               let first = late.MinBy(o => o.Since)!
               select new Finding(
                   OrderUnknown,
                   AlertSeverity.Critical,
                   $"portfolio {late.Key}",
                   $"Nobody knows what became of {late.Count()} orders of portfolio {late.Key}, of {first.Id} since "
                       + $"{first.Since}. Their capital stays set aside, and nothing is sent again.");
    }

    private IEnumerable<Finding> Disk(AlertBoard board)
    {
        var disk = sources.Disk();
        var stands = board.Standing.ContainsKey(AlertKey.Of(DiskSpaceLow, DataFolder));
        if (disk.FreeShare < (stands ? DiskWellAgain : DiskWarning))
        {
            yield return new Finding(
                DiskSpaceLow,
                disk.FreeShare < DiskCritical ? AlertSeverity.Critical : AlertSeverity.Warning,
                DataFolder,
                $"{disk.FreeShare:P1} of the disk with the data folder is free. When nothing is left, orders are "
                    + "refused; make room.");
        }
    }

    private static Finding Failing(ProjectionStatus status) => new(
        ProjectionFailing,
        AlertSeverity.Critical,
        status.Name,
        $"{status.Name} has not followed the journal in {status.Failures} attempts and is {status.Lag} events behind: "
            + status.LastFailure);
}
