using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Tests.Rules;

public sealed class RuleArmingTests
{
    private static readonly TimeSpan Cooldown = TimeSpan.FromMinutes(15);

    [Fact]
    public void Given_a_new_rule_when_it_is_true_then_it_fires() => Given("T").Fires("x");

    [Fact]
    public void Given_a_rule_that_fired_when_it_stays_true_then_it_fires_no_more() => Given("FTTTT").Fires("-x---");

    [Fact]
    public void Given_a_rule_that_fired_when_it_was_false_and_is_true_again_then_it_fires_again() =>
        Given("TFT").Fires("x-x");

    [Fact]
    public void Given_a_rule_that_fired_when_its_value_goes_missing_and_comes_back_then_it_does_not_fire_again() =>
        Given("TUUT").Fires("x---");

    [Fact]
    public void Given_a_rule_that_never_fired_when_its_value_comes_then_it_fires() => Given("UUT").Fires("--x");

    [Fact]
    public void Given_a_cooldown_when_it_has_passed_and_the_rule_is_true_still_then_it_fires_again()
    {
        var fired = RuleArming.Armed.Observe(Truth.True, Minute(0), Cooldown);

        Assert.False(fired.Next.Observe(Truth.True, Minute(14), Cooldown).Fires);
        var again = fired.Next.Observe(Truth.True, Minute(15), Cooldown);
        Assert.True(again.Fires);
        Assert.False(again.Next.Observe(Truth.True, Minute(29), Cooldown).Fires);
        Assert.True(again.Next.Observe(Truth.True, Minute(30), Cooldown).Fires);
    }

    [Fact]
    public void Given_a_cooldown_when_it_passes_while_the_outcome_is_unknown_then_it_fires_only_once_it_is_true()
    {
        var fired = RuleArming.Armed.Observe(Truth.True, Minute(0), Cooldown);

        var unknown = fired.Next.Observe(Truth.Unknown, Minute(20), Cooldown);

        Assert.False(unknown.Fires);
        Assert.Equal(fired.Next, unknown.Next);
        Assert.True(unknown.Next.Observe(Truth.True, Minute(21), Cooldown).Fires);
    }

    [Fact]
    public void Given_a_cooldown_when_the_rule_turns_false_and_true_within_it_then_it_fires_again()
    {
        var fired = RuleArming.Armed.Observe(Truth.True, Minute(0), Cooldown);
        var rearmed = fired.Next.Observe(Truth.False, Minute(1), Cooldown);

        Assert.True(rearmed.Next.Observe(Truth.True, Minute(2), Cooldown).Fires);
    }

    [Fact]
    public void Given_a_clock_that_runs_backwards_when_the_rule_is_true_still_then_it_does_not_fire()
    {
        var fired = RuleArming.Armed.Observe(Truth.True, Minute(100), Cooldown);

        Assert.False(fired.Next.Observe(Truth.True, Minute(0), Cooldown).Fires);
    }

    private static Sequence Given(string outcomes) => new(outcomes);

    private static Timestamp Minute(int minute) =>
        Timestamp.Parse("2026-01-05T00:00:00Z") + TimeSpan.FromMinutes(minute);

    /// <summary>One outcome a minute: T for true, F for false, U for unknown.</summary>
    private sealed record Sequence(string Outcomes)
    {
        /// <summary>One mark per outcome: x where the rule fires.</summary>
        public void Fires(string expected)
        {
            var arming = RuleArming.Armed;
            var marks = "";
            for (var i = 0; i < Outcomes.Length; i++)
            {
                var outcome = Outcomes[i] switch { 'T' => Truth.True, 'F' => Truth.False, _ => Truth.Unknown };
                var firing = arming.Observe(outcome, Minute(i), cooldown: null);
                arming = firing.Next;
                marks += firing.Fires ? "x" : "-";
            }

            Assert.Equal(expected, marks);
        }
    }
}
