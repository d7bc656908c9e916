using ActorTrading.Domain.Halts;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Tests.Halts;

/// <summary>A halts file that outlives a lab's node, and fails when told.</summary>
internal sealed class MemoryHaltFile : IHaltFile
{
    private StandingHalts _content = StandingHalts.None;

    public bool Fails { get; set; }

    public bool IsDamaged { get; set; }

    public int Writes { get; private set; }

    /// <summary>Called within each write.</summary>
    public Action OnWrite { get; set; } = static () => { };

    public StandingHalts Read() => IsDamaged
        ? throw new HaltFileUnreadableException("The halts file is torn.", new FormatException())
        : _content;

    public void Write(StandingHalts halts)
    {
        OnWrite();
        if (Fails)
        {
            throw new IOException("No space left on device.");
        }

        (_content, IsDamaged) = (halts, false);
        Writes++;
    }
}
