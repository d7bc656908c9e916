namespace ActorTrading.Domain.Jobs;

/// <summary>How runs end. What is said of an attempt that is not on its way is old news and changes nothing.</summary>
internal static class JobEnding
{
    private const int MessageLengthMax = 500;

    public static Decision<JobEvent> Succeed(Job job, JobCommand.Succeed succeed) =>
        OnItsWay(job, succeed.Number, succeed.Attempt) is not { } run
            ? Decision.Accept<JobEvent>()
            : End(job, new JobEvent.RunSucceeded(run.Number, Shortened(succeed.Message)) { At = succeed.At });

    public static Decision<JobEvent> Fail(Job job, JobCommand.Fail fail)
    {
        if (OnItsWay(job, fail.Number, fail.Attempt) is not { } run)
        {
            return Decision.Accept<JobEvent>();
        }

        if (run.Status == RunStatus.Cancelling)
        {
            return End(job, new JobEvent.RunCancelled(run.Number) { At = fail.At });
        }

        var retry = job.Definition!.Retry;
        var message = Shortened(fail.Message);
        return fail.IsFinal || run.Attempt >= retry.AttemptsMax
            ? End(job, new JobEvent.RunFailed(run.Number, message, RetryAt: null) { At = fail.At })
            : Decision.Accept<JobEvent>(
                new JobEvent.RunFailed(
                    run.Number, message, fail.At + retry.DelayAfter(run.Attempt, job.Id, run.Number))
                { At = fail.At });
    }

    /// <summary>
    /// A repeatable run is repeated at once, unless it has no attempt left, or has become so late meanwhile that its
    /// missed-run policy would not make it any more.
    /// </summary>
    public static Decision<JobEvent> Interrupt(Job job, JobCommand.Interrupt interrupt)
    {
        if (OnItsWay(job, interrupt.Number, interrupt.Attempt) is not { } run)
        {
            return Decision.Accept<JobEvent>();
        }

        if (run.Status == RunStatus.Cancelling)
        {
            return End(job, new JobEvent.RunCancelled(run.Number) { At = interrupt.At });
        }

        var definition = job.Definition!;
        var lateness = interrupt.At - run.FireTime;
        var repeats = definition.Work.IsRepeatable
            && run.Attempt < definition.Retry.AttemptsMax
            && (lateness <= interrupt.MissedAfter || definition.Missed.Allows(lateness));
        return repeats
            ? Decision.Accept<JobEvent>(new JobEvent.RunInterrupted(run.Number, interrupt.At) { At = interrupt.At })
            : End(job, new JobEvent.RunInterrupted(run.Number, RetryAt: null) { At = interrupt.At });
    }

    private static JobRun? OnItsWay(Job job, long number, int attempt) =>
        job.Active is { Status: RunStatus.Running or RunStatus.Cancelling } run
        && run.Number == number && run.Attempt == attempt
            ? run
            : null;

    private static Decision<JobEvent> End(Job job, JobEvent end) =>
        Decision.Accept([end, .. JobRunning.Waiting(job, end.At)]);

    private static string Shortened(string message) =>
        message.Length <= MessageLengthMax ? message : message[..MessageLengthMax];
}
