namespace ActorTrading.Domain.Rules.Compilation;

/// <summary>What one instruction does.</summary>
internal enum OpCode : byte
{
    EnterGroup,
    LeaveGroup,
    Equals,
    NotEquals,
    GreaterThan,
    GreaterOrEqual,
    LessThan,
    LessOrEqual,
    CrossesAbove,
    CrossesBelow,
    EqualsField,
    NotEqualsField,
    GreaterThanField,
    GreaterOrEqualField,
    LessThanField,
    LessOrEqualField,
    CrossesAboveField,
    CrossesBelowField,
    Between,
    BetweenOverMidnight,
    InNumbers,
    NotInNumbers,
    EqualsText,
    NotEqualsText,
    InTexts,
    NotInTexts,
}

/// <summary>
/// One step of a rule's program. The values that it works on stand in the rule's <see cref="Term"/> list.
/// </summary>
/// <param name="InAny">Its result is taken into a disjunction; otherwise into a conjunction.</param>
/// <param name="Negated">The result is negated first. For comparisons without a complement.</param>
/// <param name="Term">For comparisons: position in the rule's terms.</param>
/// <param name="Exit">Where to go on when the result settles its group: the group's end.</param>
internal readonly record struct Instruction(OpCode Code, bool InAny, bool Negated, ushort Term, ushort Exit);
