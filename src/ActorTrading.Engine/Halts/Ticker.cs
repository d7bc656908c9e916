namespace ActorTrading.Engine.Halts;

/// <summary>
/// Does something again and again on a thread of its own, so that a busy thread pool does not stop it.
/// </summary>
public sealed class Ticker : IDisposable
{
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    public Ticker(string name, TimeSpan period, Action work)
    {
        _thread = new Thread(() => Run(period, work)) { IsBackground = true, Name = name };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run(TimeSpan period, Action work)
    {
        while (!_stop.Wait(period))
        {
            work();
        }
    }
}
