using System.Reflection;
using System.Runtime;
using System.Runtime.InteropServices;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Alerts;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Http.Administration;
using ActorTrading.Host.Http.Diagnosis;
using ActorTrading.Host.Http.Entities;
using ActorTrading.Host.Http.Health;
using ActorTrading.Host.Http.Journals;
using ActorTrading.Host.Telemetry;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Node.Diagnosis;

/// <summary>Gathers what somebody who looks for a fault wants to see, in one piece that can be handed on.</summary>
internal sealed class DumpWriter(
    NodeEngine engine, NodeViews views, INodeHealth health, NodeConfiguration configuration, RecentLog log)
{
    private const int LinesMax = 300;

    private static string Version => typeof(DumpWriter).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static string Platform =>
        $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, "
        + $"{Environment.ProcessorCount} processors, {(GCSettings.IsServerGC ? "server" : "workstation")} collector";

    public async Task<NodeDump> Gather(CancellationToken cancellation)
    {
        var board = await engine.Entities.Inspect(AlertsEntity.Id).ConfigureAwait(false);
        var entities = new EntityBoard(engine.Entities, views.Stores.Journal);
        return new NodeDump
        {
            At = Timestamp.From(TimeProvider.System.GetUtcNow()),
            Version = Version,
            Platform = Platform,
            Config = ConfigAnswer.Of(configuration),
            Checks = health.Ready(),
            Load = await new LoadMeter(engine, views).Read(cancellation).ConfigureAwait(false),
            Journal = JournalFigures.Of(views.Stores.Journal),
            Projections = [views.Projections.Status, engine.Funded.Status, views.EventsStatus],
            Down = [.. entities.All().Where(entity => entity.Status != EntityStatus.Ok)],
            Alerts = [.. ((AlertBoard)board.State).Standing.Values],
            Log = [.. Lines().Select(LogLineView.Of)],
        };
    }

    private IEnumerable<LogLine> Lines()
    {
        var newest = log.Newest(_ => true, LinesMax);
        var first = newest is [var line, ..] ? line.Number : long.MaxValue;
        return [.. log.Newest(l => l.Level >= LogLevel.Warning && l.Number < first, LinesMax), .. newest];
    }
}
