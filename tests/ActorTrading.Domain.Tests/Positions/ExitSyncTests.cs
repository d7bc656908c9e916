using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Domain.Tests.Orders.OrderFixtures;
using static ActorTrading.Domain.Tests.Portfolios.LedgerFixtures;

namespace ActorTrading.Domain.Tests.Positions;

public sealed class ExitSyncTests
{
    private static readonly ExitPlan Trailed = new()
    {
        StopLossPercentage = 5m,
        TakeProfitPercentage = 10m,
        Trailing = new(null, 3m, new(0.02m, TrailUnit.Ratio)),
    };

    private static readonly ExitPlan Bracket = Trailed with { Trailing = null };

    [Fact]
    public void Placing_what_was_asked_for_leaves_nothing_to_change() =>
        Prop.ForAll(Plans.ToArbitrary(), Gen.Choose(9_000, 12_000).ToArbitrary(), (plan, ticks) =>
        {
            var position = Held(quantity: 2m, exits: plan);
            var working = Place(Changes(position, []));
            Assert.True(Changes(position, working).IsEmpty);

            var moved = position.Observe(new(ticks * 0.01m));
            Assert.True(Changes(moved, working).IsEmpty);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_new_target_leaves_the_stop_in_place()
    {
        var working = Place(Changes(Held(exits: Bracket), []));

        var changes = Changes(Held(exits: Bracket with { TakeProfitPercentage = 8m }), working);

        Assert.Equal([new ClientOrderId("e1")], changes.Cancel);
        Assert.Equal(new Price(108m), Assert.Single(changes.Place).Spec.LimitPrice);
    }

    [Fact]
    public void A_tighter_stop_is_replaced_though_the_trail_is_the_same()
    {
        var working = Place(Changes(Held(exits: Trailed), []));

        var changes = Changes(Held(exits: Trailed with { StopLossPercentage = 4m }), working);

        Assert.Equal([new ClientOrderId("e0")], changes.Cancel);
        Assert.Equal(new Price(96m), Assert.Single(changes.Place).Spec.Trailing!.InitialStop);
        Assert.NotEmpty(Changes(Held(exits: Bracket), working).Place);
    }

    [Fact]
    public void Both_are_resized_when_the_position_changes()
    {
        var working = Place(Changes(Held(exits: Bracket), []));

        var changes = Changes(Held(quantity: 3m, exits: Bracket), working);

        Assert.Equal(2, changes.Cancel.Length);
        Assert.All(changes.Place, p => Assert.Equal(new Quantity(3m), p.Spec.Quantity));
    }

    [Fact]
    public void While_the_venue_cuts_the_group_after_a_fill_nothing_is_replaced()
    {
        var working = Place(Changes(Held(exits: Bracket), []));
        var traded = working.SetItem(1, working[1] with { Filled = new(0.4m) });

        Assert.True(Changes(Held(quantity: 0.6m, exits: Bracket), traded).IsEmpty);
        Assert.Equal(2, Changes(Held(quantity: 0.6m, exits: Bracket), working).Place.Length);
    }

    [Fact]
    public void Without_a_plan_everything_is_taken_away()
    {
        var working = Place(Changes(Held(exits: Bracket), []));

        Assert.Equal((2, 0), Changes(Held(), working) is var c ? (c.Cancel.Length, c.Place.Length) : default);
    }

    private static Gen<ExitPlan> Plans =>
        from loss in Gen.Choose(1, 20)
        from gain in Gen.Choose(1, 20)
        from offset in Gen.Choose(0, 5)
        from always in Gen.Elements<TrailDistance?>(null, new TrailDistance(0.1m, TrailUnit.Ratio))
        from trailing in Gen.Elements(true, false)
        select new ExitPlan
        {
            StopLossPercentage = loss,
            TakeProfitPercentage = gain,
            Trailing = trailing ? new(always, offset, new(150m, TrailUnit.BasisPoints)) : null,
        };

    private static ExitChanges Changes(Position position, IReadOnlyList<WorkingExit> working) =>
        ExitPlanner.Plan(position, Spot, Start) is ExitDecision.Rest rest
            ? ExitSync.Changes(rest.Orders, working, position.BestPrice, Spot.Filters.TickSize)
            : throw new InvalidOperationException("These plans never close at once.");

    private static ImmutableArray<WorkingExit> Place(ExitChanges changes) =>
        [.. changes.Place.Select((p, i) => new WorkingExit(new($"e{i}"), p.Spec, Quantity.Zero))];
}
