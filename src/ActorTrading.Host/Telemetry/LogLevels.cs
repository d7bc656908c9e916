using System.Collections.Concurrent;
using System.Collections.Immutable;
using ActorTrading.Host.Configuration;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Telemetry;

/// <summary>
/// The least levels that are logged: as configured, and as changed since, which a restart forgets. Looked at with every
/// line, from any thread.
/// </summary>
public sealed class LogLevels(LoggingOptions options, TimeProvider time)
{
    /// <summary>Stands for every category that no other name fits.</summary>
    public const string Everything = "*";

    /// <summary>Changes that stand at a time.</summary>
    public const int ChangesMax = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ITimer> _timers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LogLevel> _known = new(StringComparer.Ordinal);
    private ImmutableSortedDictionary<string, LevelChange> _changes =
        ImmutableSortedDictionary.Create<string, LevelChange>(StringComparer.Ordinal);

    /// <summary>What holds, by category; <see cref="Everything"/> first.</summary>
    public IReadOnlyList<LevelInForce> InForce
    {
        get
        {
            var changes = _changes;
            return
            [
                .. options.Categories.Keys.Append(Everything).Union(changes.Keys).Order(StringComparer.Ordinal)
                    .Select(category => new LevelInForce(
                        category,
                        changes.TryGetValue(category, out var change) ? change.Level : Configured(category)!.Value,
                        Configured(category),
                        change?.Until)),
            ];
        }
    }

    public bool IsEnabled(string? category, LogLevel level) =>
        level != LogLevel.None && level >= _known.GetOrAdd(category ?? "", LevelOf);

    /// <param name="category">With all below it; <see cref="Everything"/> for the rest.</param>
    /// <param name="level">Null for what is configured.</param>
    /// <param name="until">When it goes back to that by itself; null for until the node stops.</param>
    /// <returns>False where too many changes stand.</returns>
    public bool Set(string category, LogLevel? level, DateTimeOffset? until)
    {
        lock (_gate)
        {
            if (level is not null && !_changes.ContainsKey(category) && _changes.Count >= ChangesMax)
            {
                return false;
            }

            if (_timers.Remove(category, out var timer))
            {
                timer.Dispose();
            }

            _changes = level is { } wanted
                ? _changes.SetItem(category, new LevelChange(wanted, until))
                : _changes.Remove(category);
            if (level is not null && until is { } end)
            {
                var wait = end - time.GetUtcNow();
                _timers[category] = time.CreateTimer(
                    _ => Set(category, level: null, until: null),
                    null,
                    wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
                    Timeout.InfiniteTimeSpan);
            }

            _known.Clear();
            return true;
        }
    }

    private LogLevel? Configured(string category) =>
        category == Everything ? options.Level
        : options.Categories.TryGetValue(category, out var level) ? level
        : null;

    /// <summary>Of the longest name that fits; what was changed goes before what is configured.</summary>
    private LogLevel LevelOf(string category)
    {
        var changes = _changes;
        var name = options.Categories.Keys.Concat(changes.Keys)
            .Where(n => n != Everything && category.StartsWith(n, StringComparison.OrdinalIgnoreCase))
            .MaxBy(n => n.Length) ?? Everything;
        return changes.TryGetValue(name, out var change) ? change.Level : Configured(name)!.Value;
    }

    private sealed record LevelChange(LogLevel Level, DateTimeOffset? Until);
}

/// <param name="Configured">Null for a category that the configuration does not name.</param>
/// <param name="Until">When the level goes back by itself; null for not.</param>
public sealed record LevelInForce(string Category, LogLevel Level, LogLevel? Configured, DateTimeOffset? Until);
