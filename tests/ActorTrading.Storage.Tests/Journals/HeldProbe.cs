using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Journals;

namespace ActorTrading.Storage.Tests.Journals;

/// <summary>Holds the writer before its first group until it is let go.</summary>
internal sealed class HeldProbe : IJournalProbe, IDisposable
{
    private readonly ManualResetEventSlim _reached = new();
    private readonly ManualResetEventSlim _released = new();

    public void BeforeAppend(JournalBatch batch)
    {
        _reached.Set();
        _released.Wait();
    }

    public void AfterAppend(JournalBatch batch)
    {
    }

    public void WaitUntilReached(CancellationToken cancellation) => _reached.Wait(cancellation);

    public void LetGo() => _released.Set();

    public void Dispose()
    {
        _released.Set();
        _reached.Dispose();
        _released.Dispose();
    }
}
