namespace ActorTrading.Engine.Streams.Signals;

/// <summary>
/// Hears when a signal crosses a threshold. Called within an update of the signal: it must not change the index.
/// </summary>
internal interface IEdgeListener
{
    /// <summary>The value moved across the threshold.</summary>
    void Switched(bool isOn);

    /// <summary>
    /// The signal got its first value, lost its value, or the listener was just added: where it stands, not a crossing.
    /// </summary>
    void Announced(bool hasValue, bool isOn);
}
