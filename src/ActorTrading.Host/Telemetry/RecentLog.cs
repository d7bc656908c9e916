using ActorTrading.Host.Http.Correlation;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Telemetry;

/// <summary>The last lines of the log, for whoever cannot see where it is written to.</summary>
internal sealed class RecentLog(TimeProvider time) : ILoggerProvider, ISupportExternalScope
{
    public const int LinesMax = 2_000;
    private const int TextLengthMax = 2_000;

    private readonly Lock _gate = new();
    private readonly Queue<LogLine> _lines = new(LinesMax);
    private IExternalScopeProvider? _scopes;

    // Numbers begin where the clock stands: those of a node that was started anew are higher than before.
    private long _written = time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The newest lines that are wanted, oldest first.</summary>
    public IReadOnlyList<LogLine> Newest(Func<LogLine, bool> isWanted, int limit)
    {
        lock (_gate)
        {
            return [.. _lines.Where(isWanted).TakeLast(limit)];
        }
    }

    /// <summary>The first lines after one, by its number, that are wanted.</summary>
    public IReadOnlyList<LogLine> After(long number, Func<LogLine, bool> isWanted, int limit)
    {
        lock (_gate)
        {
            return [.. _lines.Where(line => line.Number > number && isWanted(line)).Take(limit)];
        }
    }

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private void Add(string category, LogLevel level, string text)
    {
        string? correlation = null;
        _scopes?.ForEachScope((scope, _) => correlation = CorrelationOf(scope) ?? correlation, 0);
        var shown = text.Length > TextLengthMax ? text[..TextLengthMax] : text;
        var at = time.GetUtcNow();
        lock (_gate)
        {
            var line = new LogLine(++_written, at, level, category, shown, correlation);
            if (_lines.Count == LinesMax)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(line);
        }
    }

    private static string? CorrelationOf(object? scope) =>
        (scope as IEnumerable<KeyValuePair<string, object>>)?
            .FirstOrDefault(item => item.Key == CorrelationStep.ScopeKey).Value?.ToString();

    private sealed class Writer(RecentLog log, string category) : ILogger
    {
        // The factory asks the levels before it asks here.
        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            log.Add(
                category,
                logLevel,
                exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}");
    }
}

/// <param name="Number">Rises with each, also over a restart.</param>
/// <param name="Correlation">Of the request that it was written in; null outside of one.</param>
internal sealed record LogLine(
    long Number, DateTimeOffset At, LogLevel Level, string Category, string Text, string? Correlation);
