namespace ActorTrading.Domain.Sessions;

/// <summary>Stable codes of refused session commands.</summary>
public static class SessionRejection
{
    public const string NotStarted = "session_not_started";
    public const string NotRunning = "session_not_running";
    public const string AlreadyStarted = "session_already_started";
    public const string AlreadyStopped = "session_already_stopped";
    public const string NameMissing = "session_name_missing";
    public const string SymbolsMissing = "session_symbols_missing";
    public const string SymbolTwice = "session_symbol_twice";
    public const string EndBeforeStart = "session_end_before_start";
    public const string EndInThePast = "session_end_in_the_past";
    public const string TimeZoneUnknown = "session_time_zone_unknown";
    public const string WindowsMissing = "session_windows_missing";
    public const string DataAgeInvalid = "session_data_age_invalid";
}
