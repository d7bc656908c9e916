namespace ActorTrading.Engine.Halts;

/// <summary>A way for the work of a halt that nothing else of the node can stand in.</summary>
public interface IHaltLane
{
    /// <summary>
    /// Does the work after what was given before, and not on the thread pool. The task fails with what the work throws,
    /// or at once where too much waits already.
    /// </summary>
    Task<T> Run<T>(Func<T> work);
}
