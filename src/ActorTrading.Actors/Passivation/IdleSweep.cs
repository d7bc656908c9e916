using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Passivation;

/// <summary>
/// Looks through the entities of one type at a quarter of their idle time, and asks those without a turn in the last
/// five looks to leave memory. One timer for all of them; a turn only notes the number of the look.
/// </summary>
internal sealed class IdleSweep : IDisposable
{
    public const int SweepsPerIdleTime = 4;

    private readonly EntityType _type;
    private readonly ITimer _timer;

    public IdleSweep(EntityType type, TimeSpan idleTime, TimeProvider time)
    {
        _type = type;
        var period = idleTime / SweepsPerIdleTime;
        _timer = time.CreateTimer(_ => Look(), null, period, period);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        _type.NextSweep();

        // In order of key, because the order of the dictionary differs from process to process.
        foreach (var cell in _type.Cells.Values.Where(_type.IsIdle).OrderBy(cell => cell.Key, StringComparer.Ordinal))
        {
            cell.Signal(EntitySignal.Passivate);
        }
    }
}
