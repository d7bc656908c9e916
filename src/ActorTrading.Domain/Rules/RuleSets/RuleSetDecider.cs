using System.Diagnostics;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Rules.RuleSets;

/// <summary>
/// Edits the rules of a portfolio. Every edit makes a version; nothing is overwritten in the journal.
/// </summary>
public static class RuleSetDecider
{
    /// <summary>Rules that one portfolio can have.</summary>
    public const int RulesMax = 500;

    public static RuleSet Initial(PortfolioId portfolio) => RuleSet.Initial(portfolio);

    public static Decision<RuleSetEvent> Decide(RuleSet set, RuleSetCommand command) => command switch
    {
        RuleSetCommand.Create c => Create(set, c),
        RuleSetCommand.Update c => Update(set, c),
        RuleSetCommand.Activate c => Switch(set, c.Id, c, isActive: true),
        RuleSetCommand.Deactivate c => Switch(set, c.Id, c, isActive: false),
        RuleSetCommand.Delete c => Delete(set, c),
        _ => throw new UnreachableException(),
    };

    public static RuleSet Evolve(RuleSet set, RuleSetEvent @event) => @event switch
    {
        RuleSetEvent.Created e => set with { Rules = set.Rules.Add(e.Rule.Id, e.Rule), Version = set.Version + 1 },
        RuleSetEvent.Updated e => set with { Rules = set.Rules.SetItem(e.Rule.Id, e.Rule), Version = set.Version + 1 },
        RuleSetEvent.Deleted e => set with
        {
            Rules = set.Rules.Remove(e.Id),
            Deleted = set.Deleted.Add(e.Id),
            Version = set.Version + 1,
        },
        _ => throw new UnreachableException(),
    };

    private static Decision<RuleSetEvent> Create(RuleSet set, RuleSetCommand.Create command)
    {
        if (set.Rules.TryGetValue(command.Id, out var known))
        {
            return RuleDefinition.Of(known) with { Id = command.Definition.Id } == command.Definition
                ? Decision.Accept<RuleSetEvent>()
                : Refuse(
                    RuleSetRejection.RuleExists,
                    $"Rule {command.Id} exists as '{known.Name}'; update it or choose another id.");
        }

        if (set.Deleted.Contains(command.Id))
        {
            return Refuse(RuleSetRejection.RuleDeleted, $"Rule {command.Id} was deleted; its id is not used again.");
        }

        if (set.Rules.Count >= RulesMax)
        {
            return Refuse(
                RuleSetRejection.TooManyRules, $"A portfolio has at most {RulesMax} rules; delete one first.");
        }

        return NameTaken(set, command.Definition.Name, command.Id)
            ?? Decision.Accept<RuleSetEvent>(
                new RuleSetEvent.Created(
                    command.Definition.ToRule(command.Id, version: 1, command.At))
                {
                    At = command.At,
                });
    }

    private static Decision<RuleSetEvent> Update(RuleSet set, RuleSetCommand.Update command)
    {
        if (!set.Rules.TryGetValue(command.Id, out var known))
        {
            return Unknown(set, command.Id);
        }

        if (command.ExpectedVersion is { } expected && expected != known.Version)
        {
            return Refuse(
                RuleSetRejection.VersionConflict,
                $"Rule {command.Id} is at version {known.Version}, not {expected}; read it again and repeat the edit.");
        }

        if (RuleDefinition.Of(known) with { Id = command.Definition.Id } == command.Definition)
        {
            return Decision.Accept<RuleSetEvent>();
        }

        var next = command.Definition.ToRule(command.Id, known.Version + 1, known.CreatedAt);
        return NameTaken(set, next.Name, next.Id)
            ?? Decision.Accept<RuleSetEvent>(new RuleSetEvent.Updated(next) { At = command.At });
    }

    private static Decision<RuleSetEvent> Switch(RuleSet set, RuleId id, RuleSetCommand command, bool isActive)
    {
        if (!set.Rules.TryGetValue(id, out var known))
        {
            return Unknown(set, id);
        }

        var next = known with { IsActive = isActive, Version = known.Version + 1 };
        return known.IsActive == isActive
            ? Decision.Accept<RuleSetEvent>()
            : Decision.Accept<RuleSetEvent>(new RuleSetEvent.Updated(next) { At = command.At });
    }

    private static Decision<RuleSetEvent> Delete(RuleSet set, RuleSetCommand.Delete command) =>
        set.Deleted.Contains(command.Id) ? Decision.Accept<RuleSetEvent>()
        : set.Rules.ContainsKey(command.Id) ? Decision.Accept<RuleSetEvent>(
            new RuleSetEvent.Deleted(command.Id) { At = command.At })
        : Unknown(set, command.Id);

    private static Decision<RuleSetEvent>? NameTaken(RuleSet set, string name, RuleId id) =>
        set.Rules.Values.FirstOrDefault(r => r.Name == name && r.Id != id) is { } other
            ? Refuse(
                RuleSetRejection.NameTaken,
                $"Rule {other.Id} is named '{name}' already; names are unique in a portfolio.")
            : null;

    private static Decision<RuleSetEvent> Unknown(RuleSet set, RuleId id) =>
        Refuse(RuleSetRejection.RuleUnknown, $"Portfolio {set.Portfolio} has no rule {id}.");

    private static Decision<RuleSetEvent> Refuse(string code, string message) =>
        Decision.Refuse<RuleSetEvent>(code, message);
}
