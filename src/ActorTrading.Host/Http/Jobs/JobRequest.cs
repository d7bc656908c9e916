using System.ComponentModel;
using ActorTrading.Domain.Jobs;

namespace ActorTrading.Host.Http.Jobs;

/// <summary>A job as somebody wants it to be.</summary>
public record JobRequest
{
    public required string Name { get; init; }

    [Description("session_start, session_stop, data_collection, report, read_model_check or backup, as kind.")]
    public required JobTask Work { get; init; }

    [Description("once, every or cron, as kind.")]
    public required JobSchedule Schedule { get; init; }

    [Description("skip, run_once or run_if_within, as kind: what becomes of a time that passed without a run.")]
    public required MissedRunPolicy Missed { get; init; }

    [Description("What becomes of a time that comes during a run; skip unless said.")]
    public OverlapPolicy Overlap { get; init; } = OverlapPolicy.Skip;

    [Description("How a failed run is tried again; three attempts unless said.")]
    public RetryPolicy? Retry { get; init; }

    [Description("An attempt that takes longer is stopped; an hour unless said.")]
    public TimeSpan? RunTimeMax { get; init; }

    internal JobDefinition ToDefinition()
    {
        var definition = new JobDefinition
        {
            Name = Name,
            Work = Work,
            Schedule = Schedule,
            Missed = Missed,
            Overlap = Overlap,
        };
        return definition with
        {
            Retry = Retry ?? definition.Retry,
            RunTimeMax = RunTimeMax ?? definition.RunTimeMax,
        };
    }
}
