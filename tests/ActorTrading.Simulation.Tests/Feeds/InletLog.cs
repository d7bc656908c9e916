using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Tests.Feeds;

/// <summary>Takes every event and writes down when it came.</summary>
internal sealed class InletLog(TimeProvider time) : IMarketInlet
{
    public List<(MarketEvent Event, Timestamp At)> Pushed { get; } = [];

    public IEnumerable<string> Lines => Pushed.Select(p => Text(p.Event));

    public static string Text(MarketEvent e) =>
        $"{e.Kind} {e.Instrument} {e.Time} {e.Open} {e.High} {e.Low} {e.Close} {e.Volume}";

    public ValueTask Push(in MarketEvent e, CancellationToken cancellation)
    {
        Pushed.Add((e, Timestamp.From(time.GetUtcNow())));
        return ValueTask.CompletedTask;
    }
}
