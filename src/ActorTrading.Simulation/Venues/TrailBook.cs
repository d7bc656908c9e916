using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Venues;

/// <summary>
/// The trailing stops of one side. Following a new best costs one step per distance in use, not one per order.
/// </summary>
internal sealed class TrailBook(decimal tick, Ladder<Resting> stops, ChangeLog? changes)
{
    private readonly Dictionary<TrailDistance, TrailGroup> _byDistance = [];
    private readonly List<TrailGroup> _groups = [];
    private long _nextSequence = long.MinValue + 1;

    /// <summary>Only a value above this moves any stop; the largest decimal when there is none.</summary>
    public decimal LowestBest { get; private set; } = decimal.MaxValue;

    public void Join(WorkingOrder order, TrailDistance distance, decimal best)
    {
        if (!_byDistance.TryGetValue(distance, out var group))
        {
            group = new(distance, tick);
            _byDistance.Add(distance, group);
            _groups.Add(group);
        }

        Raise(group, best);
        if (group.LowestBest != best)
        {
            Append(group, new(group, _nextSequence++), best);
        }

        group.Cohorts[^1].Add(order);
        order.Touch();
        Refresh();
    }

    public void Leave(WorkingOrder order)
    {
        if (order.Cohort is not { } cohort)
        {
            return;
        }

        cohort.Remove(order);
        if (cohort.Orders.Count > 0)
        {
            return;
        }

        stops.Remove(-cohort.StopValue, cohort.Sequence);
        cohort.Group.Cohorts.Remove(cohort);
        if (cohort.Group.Cohorts.Count == 0)
        {
            _groups.Remove(cohort.Group);
            _byDistance.Remove(cohort.Group.Distance);
        }

        Refresh();
    }

    /// <summary>All stops follow to this best value; those that have seen a better one stay.</summary>
    public void Ratchet(decimal best)
    {
        foreach (var group in _groups)
        {
            Raise(group, best);
        }

        Refresh();
    }

    private void Raise(TrailGroup group, decimal best)
    {
        TrailCohort? raised = null;
        while (group.LowestBest < best)
        {
            var cohort = group.Cohorts[^1];
            group.Cohorts.RemoveAt(group.Cohorts.Count - 1);
            stops.Remove(-cohort.StopValue, cohort.Sequence);
            raised?.Absorb(cohort);
            raised ??= cohort;
        }

        if (raised is null)
        {
            return;
        }

        if (group.LowestBest == best)
        {
            group.Cohorts[^1].Absorb(raised);
            changes?.Add(group.Cohorts[^1]);
            return;
        }

        Append(group, raised, best);
    }

    private void Append(TrailGroup group, TrailCohort cohort, decimal best)
    {
        (cohort.Best, cohort.StopValue) = (best, group.StopBehind(best));
        group.Cohorts.Add(cohort);
        stops.Add(-cohort.StopValue, cohort.Sequence, cohort);
        changes?.Add(cohort);
    }

    private void Refresh()
    {
        LowestBest = decimal.MaxValue;
        foreach (var group in _groups)
        {
            LowestBest = Math.Min(LowestBest, group.LowestBest);
        }
    }
}
