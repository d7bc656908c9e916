namespace ActorTrading.Engine.Halts;

/// <summary>Does the work at once, for worlds of one thread.</summary>
public sealed class InlineLane : IHaltLane
{
    public static InlineLane Instance { get; } = new();

    public Task<T> Run<T>(Func<T> work)
    {
        try
        {
            return Task.FromResult(work());
        }
#pragma warning disable CA1031 // The work's failure is its caller's to look at, as on any lane.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return Task.FromException<T>(cause);
        }
    }
}
