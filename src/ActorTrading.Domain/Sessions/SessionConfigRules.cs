using System.Collections.Immutable;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Sessions;

/// <summary>Whether a session can be started with a configuration.</summary>
public static class SessionConfigRules
{
    /// <summary>Everything that is wrong with it, all at once; empty where it can start at this time.</summary>
    public static ImmutableArray<Refusal> Check(SessionConfig config, Timestamp now) =>
        [
            .. new[] { Name(config), Symbols(config), Schedule(config, now), Hours(config), DataAge(config) }
                .OfType<Refusal>(),
        ];

    private static Refusal? Name(SessionConfig config) => string.IsNullOrWhiteSpace(config.Name)
        ? new(SessionRejection.NameMissing, "Give the session a name.")
        : null;

    private static Refusal? Symbols(SessionConfig config)
    {
        if (config.Symbols.IsDefaultOrEmpty)
        {
            return new(SessionRejection.SymbolsMissing, $"Session '{config.Name}' names no symbol to trade.");
        }

        var twice = config.Symbols.GroupBy(s => s).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? null
            : new(SessionRejection.SymbolTwice, $"Session '{config.Name}' names {twice.Key} more than once.");
    }

    private static Refusal? Schedule(SessionConfig config, Timestamp now)
    {
        if (config.ScheduledEnd is not { } end)
        {
            return null;
        }

        if (config.ScheduledStart >= end)
        {
            return new(
                SessionRejection.EndBeforeStart,
                $"The scheduled end {end} is not after the scheduled start {config.ScheduledStart}.");
        }

        return end <= now
            ? new(SessionRejection.EndInThePast, $"The scheduled end {end} has passed; it is {now}.")
            : null;
    }

    private static Refusal? Hours(SessionConfig config)
    {
        if (config.TradingHours is not { } hours)
        {
            return null;
        }

        if (hours.Windows.IsDefaultOrEmpty)
        {
            return new(
                SessionRejection.WindowsMissing,
                "Trading hours without a window allow nothing; leave them out for always.");
        }

        return hours.IsTimeZoneKnown
            ? null
            : new(SessionRejection.TimeZoneUnknown, $"'{hours.TimeZone}' is not a time zone such as Europe/Berlin.");
    }

    private static Refusal? DataAge(SessionConfig config) => config.MaxDataAge <= TimeSpan.Zero
        ? new(SessionRejection.DataAgeInvalid, $"The largest data age must be positive, not {config.MaxDataAge}.")
        : null;
}
