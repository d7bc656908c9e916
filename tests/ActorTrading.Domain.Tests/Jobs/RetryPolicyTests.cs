using ActorTrading.Domain.Jobs;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Jobs;

public sealed class RetryPolicyTests
{
    private static readonly RetryPolicy Policy = new()
    {
        AttemptsMax = 10,
        FirstDelay = TimeSpan.FromSeconds(1),
        DelayMax = TimeSpan.FromSeconds(60),
        Jitter = 0m,
    };

    private static readonly Gen<(RetryPolicy Policy, int Attempt, JobId Job)> Cases =
        from first in Gen.Choose(0, 3_600)
        from max in Gen.Choose(first, 86_400)
        from jitter in Gen.Choose(0, 100)
        from attempt in Gen.Choose(1, 40)
        from job in Gen.Choose(0, 1_000)
        select (
            new RetryPolicy
            {
                FirstDelay = TimeSpan.FromSeconds(first),
                DelayMax = TimeSpan.FromSeconds(max),
                Jitter = jitter / 100m,
            },
            attempt,
            new JobId($"job-{job}"));

    [Fact]
    public void Waits_double_up_to_the_maximum() =>
        Assert.Equal(
            [1d, 2, 4, 8, 16, 32, 60, 60],
            Enumerable.Range(1, 8).Select(a => Policy.DelayAfter(a, new("a"), 1).TotalSeconds));

    [Fact]
    public void A_wait_is_never_longer_than_the_maximum_and_never_shorter_than_the_jitter_allows() =>
        Prop.ForAll(Cases.ToArbitrary(), c =>
        {
            var whole = (c.Policy with { Jitter = 0m }).DelayAfter(c.Attempt, c.Job, 1);
            var delay = c.Policy.DelayAfter(c.Attempt, c.Job, 1);
            return delay <= whole
                && delay <= c.Policy.DelayMax
                && delay.Ticks >= (whole.Ticks * (1m - c.Policy.Jitter)) - 1m
                && whole == Exact(c.Policy, c.Attempt);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_whole_wait_never_shrinks_from_attempt_to_attempt() =>
        Prop.ForAll(Cases.ToArbitrary(), c =>
        {
            var plain = c.Policy with { Jitter = 0m };
            return plain.DelayAfter(c.Attempt, c.Job, 1) <= plain.DelayAfter(c.Attempt + 1, c.Job, 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_arguments_give_equal_waits_and_jobs_that_fail_together_come_back_apart()
    {
        var spread = Policy with { Jitter = 1m, FirstDelay = TimeSpan.FromSeconds(60) };
        double[] Waits() =>
            [.. Enumerable.Range(0, 1_000).Select(i => spread.DelayAfter(1, new($"job-{i}"), 1).TotalSeconds)];
        var waits = Waits();

        Assert.Equal(waits, Waits());
        for (var tenth = 0; tenth < 10; tenth++)
        {
            Assert.InRange(waits.Count(w => (int)(w / 6.000001) == tenth), 60, 140);
        }
    }

    private static TimeSpan Exact(RetryPolicy policy, int attempt)
    {
        var seconds = policy.FirstDelay.TotalSeconds * Math.Pow(2, attempt - 1);
        return seconds < policy.DelayMax.TotalSeconds ? TimeSpan.FromSeconds(seconds) : policy.DelayMax;
    }
}
