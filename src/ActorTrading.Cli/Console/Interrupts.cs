namespace ActorTrading.Cli.Console;

/// <summary>Passes a person's wish to stop to whatever is under way, one command after the other.</summary>
public sealed class Interrupts : IDisposable
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _current;

    /// <summary>Begins something that can be stopped, until <see cref="End"/>.</summary>
    public CancellationToken Begin()
    {
        lock (_gate)
        {
            _current = new CancellationTokenSource();
            return _current.Token;
        }
    }

    /// <returns>Whether something is under way that did not know yet.</returns>
    public bool Signal()
    {
        lock (_gate)
        {
            if (_current is null or { IsCancellationRequested: true })
            {
                return false;
            }

            _current.Cancel();
            return true;
        }
    }

    public void Dispose() => End();

    /// <summary>What was under way is over, and can no longer be stopped.</summary>
    public void End()
    {
        lock (_gate)
        {
            _current?.Dispose();
            _current = null;
        }
    }
}
