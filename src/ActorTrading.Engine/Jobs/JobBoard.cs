using System.Collections.Concurrent;
using ActorTrading.Domain.Jobs;

namespace ActorTrading.Engine.Jobs;

/// <summary>
/// The jobs of this node as they were after their last durable change. Safe for use from many threads.
/// </summary>
public sealed class JobBoard : IJobWatchers
{
    private readonly ConcurrentDictionary<JobId, Job> _jobs = new();
    private IJobWatchers? _follower;

    /// <summary>All jobs that exist, in order of id.</summary>
    public IReadOnlyList<Job> Jobs => [.. _jobs.Values.OrderBy(job => job.Id)];

    public Job? Find(JobId id) => _jobs.GetValueOrDefault(id);

    /// <summary>Passes changes on from now; the board shows them first.</summary>
    public void Attach(IJobWatchers follower) => _follower = follower;

    public void Changed(Job job)
    {
        if (job.Exists)
        {
            _jobs[job.Id] = job;
        }
        else
        {
            _jobs.TryRemove(job.Id, out _);
        }

        _follower?.Changed(job);
    }
}
