using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Venues;

/// <summary>
/// What waits on one side of a market, sorted by the price at which it acts.
/// </summary>
/// <remarks>
/// Both sides share one logic by looking at prices as <em>values</em>: a price for sells, the price times minus one for
/// buys, so that more is always better for the order. Stops, trails and liquidations act when the value falls to them;
/// limits, take-profits and activations when it rises to them. <see cref="NearestFall"/> and <see cref="NearestRise"/>
/// are all that a quiet tick looks at.
/// </remarks>
internal sealed class SideBook
{
    private readonly Side _side;
    private readonly TrailBook _trails;

    public SideBook(Side side, decimal tick, ChangeLog? changes)
    {
        _side = side;
        _trails = new(tick, Falling, changes);
    }

    /// <summary>Static stops and the cohorts of trailing stops. Rank is the value times minus one.</summary>
    public Ladder<Resting> Falling { get; } = new();

    /// <summary>Positions whose forced close trades on this side. Rank is the value times minus one.</summary>
    public Ladder<MarginPosition> Liquidations { get; } = new();

    /// <summary>Take-profits and activations of trails. Rank is the value.</summary>
    public Ladder<WorkingOrder> Rising { get; } = new();

    /// <summary>Resting limits. Rank is the value.</summary>
    public Ladder<WorkingOrder> Limits { get; } = new();

    /// <summary>Nothing falls due while the value times minus one is below this.</summary>
    public decimal NearestFall { get; private set; } = decimal.MaxValue;

    /// <summary>Nothing falls due while the value is below this.</summary>
    public decimal NearestRise { get; private set; } = decimal.MaxValue;

    public decimal ValueOf(decimal price) => _side == Side.Sell ? price : -price;

    public decimal PriceOf(decimal value) => ValueOf(value);

    public void AddStop(WorkingOrder order, decimal value)
    {
        order.StopValue = value;
        Falling.Add(-value, order.Sequence, order);
        Refresh();
    }

    public void AddRising(WorkingOrder order, decimal value)
    {
        order.FavourValue = value;
        Rising.Add(value, RisingSequence(order), order);
        Refresh();
    }

    public void AddLimit(WorkingOrder order, decimal value)
    {
        order.LimitValue = value;
        Limits.Add(value, LimitSequence(order), order);
        Refresh();
    }

    public void AddTrail(WorkingOrder order, TrailDistance distance, decimal best)
    {
        _trails.Join(order, distance, best);
        Refresh();
    }

    /// <summary>
    /// The trail from here on is the tighter one; what the trail has reached so far stays as a floor.
    /// </summary>
    public void ActivateTrail(WorkingOrder order, decimal best)
    {
        _trails.Ratchet(best);
        var floor = CurrentStop(order);
        RemoveRising(order);
        _trails.Leave(order);
        RemoveStop(order);
        if (floor is { } value)
        {
            AddStop(order, value);
        }

        AddTrail(order, order.Spec.Trailing!.ActivatedDistance, best);
    }

    public void Ratchet(decimal best)
    {
        if (best > _trails.LowestBest)
        {
            _trails.Ratchet(best);
            Refresh();
        }
    }

    /// <summary>The orders of a cohort whose stop is reached become stops of their own at that value.</summary>
    public void Dissolve(TrailCohort cohort)
    {
        var value = cohort.StopValue;
        foreach (var order in cohort.Orders.ToArray())
        {
            _trails.Leave(order);
            RemoveStop(order);
            AddStop(order, value);
        }
    }

    public static decimal? CurrentStop(WorkingOrder order) =>
        order.Cohort is { } cohort && !(order.StopValue > cohort.StopValue) ? cohort.StopValue : order.StopValue;

    public void Remove(WorkingOrder order)
    {
        _trails.Leave(order);
        RemoveStop(order);
        RemoveRising(order);
        if (order.LimitValue is { } limit)
        {
            Limits.Remove(limit, LimitSequence(order));
            order.LimitValue = null;
        }

        Refresh();
    }

    public void Place(MarginPosition position, decimal? liquidationPrice)
    {
        if (position.LiquidationValue is { } old)
        {
            Liquidations.Remove(-old, position.Sequence);
        }

        position.LiquidationValue = liquidationPrice is { } price ? ValueOf(price) : null;
        if (position.LiquidationValue is { } value)
        {
            Liquidations.Add(-value, position.Sequence, position);
        }

        Refresh();
    }

    /// <summary>
    /// The first of what a rise reaches after the cursor, take-profits before the limits that they become.
    /// </summary>
    public bool TryNextRise(
        LadderCursor cursor, decimal reach, bool withLimits, out LadderEntry<WorkingOrder> entry, out bool isLimit)
    {
        var rises = Rising.TryNext(cursor, reach, out entry);
        isLimit = withLimits && Limits.TryNext(cursor, reach, out var limit)
            && (!rises || limit.Rank < entry.Rank || (limit.Rank == entry.Rank && limit.Sequence < entry.Sequence));
        if (isLimit)
        {
            Limits.TryNext(cursor, reach, out entry);
        }

        return rises || isLimit;
    }

    private static long RisingSequence(WorkingOrder order) => order.Sequence * 2;

    private static long LimitSequence(WorkingOrder order) => (order.Sequence * 2) + 1;

    private void RemoveStop(WorkingOrder order)
    {
        if (order.StopValue is { } value)
        {
            Falling.Remove(-value, order.Sequence);
            order.StopValue = null;
        }
    }

    private void RemoveRising(WorkingOrder order)
    {
        if (order.FavourValue is { } value)
        {
            Rising.Remove(value, RisingSequence(order));
            order.FavourValue = null;
        }
    }

    private void Refresh()
    {
        NearestFall = Math.Min(Falling.FirstRank, Liquidations.FirstRank);
        NearestRise = Math.Min(Math.Min(Rising.FirstRank, Limits.FirstRank), _trails.LowestBest);
    }
}
