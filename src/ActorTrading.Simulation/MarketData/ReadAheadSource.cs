using System.Runtime.ExceptionServices;
using ActorTrading.Domain.MarketData;

namespace ActorTrading.Simulation.MarketData;

/// <summary>
/// Reads a source ahead on a thread of its own, in batches over a fixed ring of buffers, so that unpacking and parsing
/// run beside the engine. The stream is the same event for event, an error included, whatever the number of processors.
/// Disposing stops and joins the thread before it disposes of the source.
/// </summary>
public sealed class ReadAheadSource : IMarketDataSource
{
    private const int BatchEvents = 512;
    private const int BatchCount = 4;

    private readonly IMarketDataSource _source;
    private readonly Batch[] _ring = [.. Enumerable.Range(0, BatchCount).Select(_ => new Batch())];
    private readonly SemaphoreSlim _free = new(BatchCount, BatchCount);
    private readonly SemaphoreSlim _filled = new(0, BatchCount);
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private Batch _batch = new();
    private int _batchNumber = -1;
    private int _position = -1;
    private bool _isDisposed;

    public ReadAheadSource(IMarketDataSource source)
    {
        _source = source;
        _thread = new Thread(Produce) { IsBackground = true, Name = "market data read-ahead" };
        _thread.Start();
    }

    public ref readonly MarketEvent Current => ref _batch.Events[_position];

    public bool MoveNext()
    {
        if (_position + 1 < _batch.Count)
        {
            _position++;
            return true;
        }

        return TakeBatch();
    }

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _stop.Cancel();
        _thread.Join();
        _source.Dispose();
        _free.Dispose();
        _filled.Dispose();
        _stop.Dispose();
    }

    private bool TakeBatch()
    {
        if (_batch.IsLast)
        {
            _batch.Error?.Throw();
            return false;
        }

        if (_batchNumber >= 0)
        {
            _free.Release();
        }

        _filled.Wait();
        _batchNumber++;
        _batch = _ring[_batchNumber % BatchCount];
        _position = -1;
        return MoveNext();
    }

    private void Produce()
    {
        for (var number = 0; ; number++)
        {
            try
            {
                _free.Wait(_stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var batch = _ring[number % BatchCount];
            batch.Fill(_source, _stop.Token);
            _filled.Release();
            if (batch.IsLast)
            {
                return;
            }
        }
    }

    private sealed class Batch
    {
        public MarketEvent[] Events { get; } = new MarketEvent[BatchEvents];

        public int Count { get; private set; }

        public bool IsLast { get; private set; }

        /// <summary>What the source threw after the last event of this batch.</summary>
        public ExceptionDispatchInfo? Error { get; private set; }

        public void Fill(IMarketDataSource source, CancellationToken stop)
        {
            Count = 0;
            try
            {
                while (Count < Events.Length && !stop.IsCancellationRequested && source.MoveNext())
                {
                    Events[Count++] = source.Current;
                }

                IsLast = Count < Events.Length;
            }
#pragma warning disable CA1031 // Whatever the source throws belongs to the consumer's thread, where it is thrown again.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Error = ExceptionDispatchInfo.Capture(exception);
                IsLast = true;
            }
        }
    }
}
