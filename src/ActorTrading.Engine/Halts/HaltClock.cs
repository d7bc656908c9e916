namespace ActorTrading.Engine.Halts;

/// <summary>Counts a call's time against its patience.</summary>
internal sealed class HaltClock(TimeProvider time, TimeSpan patience)
{
    private readonly long _began = time.GetTimestamp();

    public TimeSpan Elapsed => time.GetElapsedTime(_began);

    /// <summary>What is left of the call's patience, or of a smaller one.</summary>
    public TimeSpan Left(TimeSpan? atMost = null)
    {
        var left = (atMost is { } limit && limit < patience ? limit : patience) - Elapsed;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public HaltStep Done(string? detail = null) => new(HaltStepOutcome.Done, Elapsed, detail);

    public HaltStep Pending(string detail) => new(HaltStepOutcome.Pending, Elapsed, detail);

    public HaltStep Failed(string detail) => new(HaltStepOutcome.Failed, Elapsed, detail);

    /// <summary>
    /// The step that the work ends with. Blocks this thread rather than asking the pool for one to go on with: whoever
    /// stops trading must get an answer though the pool has no thread left.
    /// </summary>
    public HaltStep Await(Task<HaltStep> work, TimeSpan? atMost, string whilePending)
    {
        if (!work.IsCompleted)
        {
            Task.WaitAny([work], Left(atMost));
        }

        return !work.IsCompleted ? Pending(whilePending)
            : work.IsFaulted ? Failed(work.Exception.InnerException!.Message)
            : work.Result;
    }
}
