namespace ActorTrading.Domain.Jobs;

/// <summary>
/// How often, and after which waits, a run that failed is tried again. A wait doubles with each attempt up to a
/// maximum, less a part that differs from job to job, so that jobs that failed together do not come back together.
/// </summary>
public sealed record RetryPolicy
{
    public const int AttemptsLimit = 20;

    private const ulong HashOffset = 0xCBF29CE484222325;
    private const ulong HashPrime = 0x100000001B3;
    private const int HashFinalShift = 32;
    private const int DrawSteps = 1_000_000;

    public static RetryPolicy None { get; } = new() { AttemptsMax = 1 };

    public static TimeSpan DelayLimit { get; } = TimeSpan.FromDays(1);

    /// <summary>Attempts of one run, the first included.</summary>
    public int AttemptsMax { get; init; } = 3;

    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan DelayMax { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The largest part of a wait that is taken off, from nought to one.</summary>
    public decimal Jitter { get; init; } = 0.2m;

    /// <summary>The wait after a failed attempt; equal arguments give equal waits.</summary>
    /// <param name="attempt">Which attempt failed, counted from one.</param>
    /// <param name="job">Whose run it is.</param>
    /// <param name="run">The number of the run.</param>
    public TimeSpan DelayAfter(int attempt, JobId job, long run)
    {
        var ticks = FirstDelay.Ticks;
        for (var i = 1; i < attempt && ticks < DelayMax.Ticks; i++)
        {
            ticks = Math.Min(DelayMax.Ticks, ticks * 2);
        }

        ticks = Math.Min(ticks, DelayMax.Ticks);
        return new(ticks - (long)(ticks * Jitter * Draw(job, run, attempt)));
    }

    /// <summary>From nought to below one: a hash, as deciders have no other chance.</summary>
    private static decimal Draw(JobId job, long run, int attempt)
    {
        var hash = HashOffset;
        foreach (var letter in job.Value)
        {
            hash = (hash ^ letter) * HashPrime;
        }

        hash = (hash ^ (ulong)run) * HashPrime;
        hash = (hash ^ (ulong)attempt) * HashPrime;
        hash ^= hash >> HashFinalShift;
        return (decimal)(hash * HashPrime % DrawSteps) / DrawSteps;
    }
}
