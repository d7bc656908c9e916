using ActorTrading.Domain.Halts;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Halts;

/// <summary>
/// Keeps the halts file as the switch is, on a lane of its own, since a sick disk may hold on to it for long.
/// </summary>
internal sealed class HaltFileKeeper
{
    private readonly IHaltFile _file;
    private readonly HaltSwitch _switch;
    private readonly IHaltLane _lane;
    private readonly Insistence<string> _writing;
    private volatile StandingHalts? _written;

    public HaltFileKeeper(IHaltFile file, HaltSwitch halts, IHaltLane lane, HaltRetry retry)
    {
        (_file, _switch, _lane) = (file, halts, lane);
        _writing = new(async _ => (await Put(() => true).ConfigureAwait(false)) ? null : "not written", retry);
    }

    /// <summary>Whether the file says what stands.</summary>
    public bool IsCurrent => ReferenceEquals(_written, _switch.InForce.Standing);

    public Task<StandingHalts> Read() => _lane.Run(_file.Read);

    /// <summary>Writes what stands when the lane comes to it, and goes on trying should that fail.</summary>
    public Task<HaltStep> Write(HaltClock clock) => Put(() => clock.Done());

    private Task<T> Put<T>(Func<T> done) => _lane.Run(() =>
    {
        var standing = _switch.InForce.Standing;
        if (!ReferenceEquals(_written, standing))
        {
            try
            {
                _file.Write(standing);
                _written = standing;
            }
            catch
            {
                _ = _writing.Until("halts file");
                throw;
            }
        }

        return done();
    });
}
