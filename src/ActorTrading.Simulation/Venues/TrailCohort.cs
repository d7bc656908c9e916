namespace ActorTrading.Simulation.Venues;

/// <summary>
/// Trailing stops of one distance that have seen the same best value, and so share one stop. When a new best reaches
/// them, cohorts merge and never part again, which is why following a price costs so little for many stops.
/// </summary>
internal sealed class TrailCohort(TrailGroup group, long sequence) : Resting
{
    public TrailGroup Group { get; } = group;

    /// <summary>Below that of every order, so that a cohort comes first among what waits at its stop.</summary>
    public long Sequence { get; } = sequence;

    public decimal Best { get; set; }

    public decimal StopValue { get; set; }

    public List<WorkingOrder> Orders { get; private set; } = [];

    public void Add(WorkingOrder order)
    {
        (order.Cohort, order.CohortIndex) = (this, Orders.Count);
        Orders.Add(order);
    }

    public void Remove(WorkingOrder order)
    {
        var last = Orders[^1];
        Orders[order.CohortIndex] = last;
        last.CohortIndex = order.CohortIndex;
        Orders.RemoveAt(Orders.Count - 1);
        order.Cohort = null;
    }

    /// <summary>Takes over the orders of the other, moving the smaller of the two sets.</summary>
    public void Absorb(TrailCohort other)
    {
        if (other.Orders.Count > Orders.Count)
        {
            (Orders, other.Orders) = (other.Orders, Orders);
            foreach (var order in Orders)
            {
                order.Cohort = this;
            }
        }

        foreach (var order in other.Orders)
        {
            Add(order);
        }
    }
}
