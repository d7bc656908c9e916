using System.Collections.Immutable;

namespace ActorTrading.Domain.Rules;

/// <summary>
/// Which of the rules that fired in one evaluation of one portfolio act, and in which order. The order is total: risk
/// before exit before entry, then higher priority, then the older rule, then the rule id, then the symbol. On one
/// symbol a rule loses to the first rule before it that acts and wants the opposite: buying against selling, or opening
/// against closing.
/// </summary>
public static class ConflictResolution
{
    public const string OppositeSignalCode = "opposite_signal";

    /// <exception cref="ArgumentException">One rule is there twice on one symbol.</exception>
    public static ConflictOutcome Resolve(ImmutableArray<TriggeredRule> triggered)
    {
        if (triggered.DistinctBy(t => (t.Rule.Id, t.Symbol)).Count() != triggered.Length)
        {
            throw new ArgumentException("A rule fires once on a symbol in one evaluation.", nameof(triggered));
        }

        var winners = ImmutableArray.CreateBuilder<TriggeredRule>(triggered.Length);
        var losers = ImmutableArray.CreateBuilder<ConflictLoss>();
        foreach (var candidate in triggered.Sort(ComparePrecedence))
        {
            if (winners.FirstOrDefault(w => AreOpposed(w, candidate)) is { } winner)
            {
                losers.Add(new(candidate, winner.Rule.Id, ReasonFor(winner.Rule, candidate)));
            }
            else
            {
                winners.Add(candidate);
            }
        }

        return new(winners.ToImmutable(), losers.ToImmutable());
    }

    /// <summary>Whether both rules on the same symbol would undo each other.</summary>
    public static bool AreOpposed(TriggeredRule left, TriggeredRule right) =>
        left.Symbol == right.Symbol && left.Rule.Id != right.Rule.Id
        && SignalsOf(left.Rule).Any(l => SignalsOf(right.Rule).Any(r => AreOpposed(l, r)));

    /// <summary>Negative where the left one goes first.</summary>
    public static int ComparePrecedence(TriggeredRule left, TriggeredRule right)
    {
        var order = Rank(left.Rule.Type).CompareTo(Rank(right.Rule.Type));
        order = order != 0 ? order : right.Rule.Priority.CompareTo(left.Rule.Priority);
        order = order != 0 ? order : left.Rule.CreatedAt.CompareTo(right.Rule.CreatedAt);
        order = order != 0 ? order : left.Rule.Id.CompareTo(right.Rule.Id);
        return order != 0 ? order : left.Symbol.CompareTo(right.Symbol);
    }

    private static int Rank(RuleType type) => type switch
    {
        RuleType.Risk => 0,
        RuleType.Exit => 1,
        _ => 2,
    };

    private static IEnumerable<Signal> SignalsOf(Rule rule) => rule.Actions.Select(action => action switch
    {
        RuleAction.Buy => new Signal(Direction: 1, Opens: rule.Type == RuleType.Entry),
        RuleAction.Sell sell => new Signal(Direction: -1, Opens: sell.OpensShort),
        RuleAction.Close => new Signal(Direction: 0, Opens: false),
        _ => (Signal?)null,
    }).OfType<Signal>();

    private static bool AreOpposed(Signal left, Signal right) =>
        left.Direction * right.Direction < 0
        || (left.Direction == 0 && right.Opens)
        || (right.Direction == 0 && left.Opens);

    private static Refusal ReasonFor(Rule winner, TriggeredRule loser) => new(
        OppositeSignalCode,
        $"'{loser.Rule.Name}' does not act on {loser.Symbol}: '{winner.Name}' wants the opposite "
        + $"and goes first, {Cause(winner, loser.Rule)}.");

    private static string Cause(Rule winner, Rule loser) => (winner, loser) switch
    {
        _ when winner.Type != loser.Type => $"since {Name(winner.Type)} rules go before {Name(loser.Type)} rules",
        _ when winner.Priority != loser.Priority => $"by priority {winner.Priority} over {loser.Priority}",
        _ when winner.CreatedAt != loser.CreatedAt => $"being the older rule, of {winner.CreatedAt}",
        _ => $"by the order of rule ids, {winner.Id} before {loser.Id}",
    };

    private static string Name(RuleType type) => type switch
    {
        RuleType.Risk => "risk",
        RuleType.Exit => "exit",
        _ => "entry",
    };

    /// <param name="Direction">
    /// Plus one to buy, minus one to sell, zero to close whichever way the position stands.
    /// </param>
    private readonly record struct Signal(int Direction, bool Opens);
}
