using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Venues;

/// <summary>The time of the newest thing that the venue has dealt with. Never runs back.</summary>
internal sealed class VenueClock
{
    public Timestamp Now { get; private set; } = Timestamp.MinValue;

    public void AdvanceTo(Timestamp time) => Now = time > Now ? time : Now;
}
