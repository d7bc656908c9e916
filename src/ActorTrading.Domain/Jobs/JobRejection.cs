namespace ActorTrading.Domain.Jobs;

/// <summary>Stable codes of refused job commands.</summary>
public static class JobRejection
{
    public const string NotFound = "job_not_found";
    public const string AlreadyExists = "job_already_exists";
    public const string Deleted = "job_deleted";
    public const string NeverFires = "job_never_fires";
    public const string NotDue = "job_not_due";
    public const string RunActive = "job_run_active";
    public const string NothingToCancel = "job_nothing_to_cancel";
    public const string NameInvalid = "job_name_invalid";
    public const string PortfolioMissing = "job_portfolio_missing";
    public const string SymbolsInvalid = "job_symbols_invalid";
    public const string LookbackInvalid = "job_lookback_invalid";
    public const string TimeframeInvalid = "job_timeframe_invalid";
    public const string IntervalInvalid = "job_interval_invalid";
    public const string TimeZoneUnknown = "job_time_zone_unknown";
    public const string CronMissing = "job_cron_missing";
    public const string SessionTimesFixed = "job_session_times_fixed";
    public const string LatenessInvalid = "job_lateness_invalid";
    public const string RetryInvalid = "job_retry_invalid";
    public const string RunTimeInvalid = "job_run_time_invalid";
}
