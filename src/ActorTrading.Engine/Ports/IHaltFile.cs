using ActorTrading.Domain.Halts;

namespace ActorTrading.Engine.Ports;

/// <summary>
/// The standing halts apart from the journal, so that they survive a restart also where the journal is slow or fails.
/// Called by one thread at a time; may block.
/// </summary>
public interface IHaltFile
{
    /// <summary>
    /// What was written last; <see cref="StandingHalts.None"/> where nothing ever was.
    /// </summary>
    /// <exception cref="HaltFileUnreadableException">There is something, and nobody can say what stands.</exception>
    StandingHalts Read();

    /// <summary>
    /// Puts this in the place of what was there, whole or not at all, and returns only when it is durable.
    /// </summary>
    /// <exception cref="IOException">It is not, or may not be.</exception>
    void Write(StandingHalts halts);
}

/// <summary>The halts file is there and cannot be read.</summary>
public sealed class HaltFileUnreadableException(string message, Exception cause) : IOException(message, cause);
