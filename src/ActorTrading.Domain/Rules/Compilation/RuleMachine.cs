using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ActorTrading.Domain.Rules.Compilation;

/// <summary>Runs a rule's program over field values. No recursion, no allocation.</summary>
/// <remarks>
/// A group's running result starts at true for a conjunction and at false for a disjunction; each part lowers or raises
/// it, and one that settles it jumps to the group's end. Results of the groups around the present one stand in a word
/// of two bits each, which holds far more levels than validation lets conditions nest.
/// </remarks>
internal static class RuleMachine
{
    private const int BitsPerResult = 2;
    private const ulong ResultMask = 3;
    private const uint False = (uint)Truth.False;
    private const uint Unknown = (uint)Truth.Unknown;
    private const uint True = (uint)Truth.True;

    public static Truth Run(ReadOnlySpan<Instruction> program, ReadOnlySpan<Term> terms, ReadOnlySpan<FieldValue> slots)
    {
        var result = True;
        var outer = 0UL;
        var at = 0;
        while (at < program.Length)
        {
            ref readonly var instruction = ref program[at];
            uint part;
            if (instruction.Code > OpCode.LeaveGroup)
            {
                part = Compare(instruction.Code, in terms[instruction.Term], slots);
                part = instruction.Negated ? True - part : part;
            }
            else if (instruction.Code == OpCode.EnterGroup)
            {
                outer = (outer << BitsPerResult) | result;
                result = instruction.InAny ? False : True;
                at++;
                continue;
            }
            else
            {
                part = result;
                result = (uint)(outer & ResultMask);
                outer >>= BitsPerResult;
            }

            result = instruction.InAny ? Math.Max(result, part) : Math.Min(result, part);
            at = result == (instruction.InAny ? True : False) ? instruction.Exit : at + 1;
        }

        return (Truth)result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Compare(OpCode code, in Term term, ReadOnlySpan<FieldValue> slots)
    {
        ref readonly var value = ref slots[term.Slot];
        if (value.Availability != Availability.Present)
        {
            return Unknown;
        }

        // The four commonest are told apart by tests that the processor predicts, before any jump through a table.
        return code == OpCode.GreaterThan ? Of(value.Number > term.Low)
            : code == OpCode.LessThan ? Of(value.Number < term.Low)
            : code == OpCode.GreaterOrEqual ? Of(value.Number >= term.Low)
            : code == OpCode.LessOrEqual ? Of(value.Number <= term.Low)
            : CompareOther(code, in value, in term, slots);
    }

    private static uint CompareOther(
        OpCode code, in FieldValue value, in Term term, ReadOnlySpan<FieldValue> slots) => code switch
        {
            OpCode.EqualsText => Of(string.Equals(value.Text, term.Text, StringComparison.Ordinal)),
            >= OpCode.EqualsField and <= OpCode.CrossesBelowField =>
                CompareFields(code, in value, term.Low, in slots[term.OtherSlot]),
            _ => CompareSeldom(code, in value, in term),
        };

    private static uint CompareSeldom(OpCode code, in FieldValue value, in Term term) => code switch
    {
        OpCode.Equals => Of(value.Number == term.Low),
        OpCode.NotEquals => Of(value.Number != term.Low),
        OpCode.CrossesAbove => Crossing(value.Previous, value.Previous <= term.Low && value.Number > term.Low),
        OpCode.CrossesBelow => Crossing(value.Previous, value.Previous >= term.Low && value.Number < term.Low),
        OpCode.Between => Of(value.Number >= term.Low && value.Number <= term.High),
        OpCode.BetweenOverMidnight => Of(value.Number >= term.Low || value.Number <= term.High),
        OpCode.InNumbers => Of(Array.IndexOf((double[])term.Members!, value.Number) >= 0),
        OpCode.NotInNumbers => Of(Array.IndexOf((double[])term.Members!, value.Number) < 0),
        OpCode.NotEqualsText => Of(!string.Equals(value.Text, term.Text, StringComparison.Ordinal)),
        OpCode.InTexts => Of(Array.IndexOf((string[])term.Members!, value.Text) >= 0),
        OpCode.NotInTexts => Of(Array.IndexOf((string[])term.Members!, value.Text) < 0),
        _ => throw new UnreachableException(),
    };

    private static uint CompareFields(OpCode code, in FieldValue value, double factor, in FieldValue other)
    {
        if (other.Availability != Availability.Present)
        {
            return Unknown;
        }

        var threshold = other.Number * factor;
        var before = other.Previous * factor;
        return code switch
        {
            OpCode.EqualsField => Of(value.Number == threshold),
            OpCode.NotEqualsField => Of(value.Number != threshold),
            OpCode.GreaterThanField => Of(value.Number > threshold),
            OpCode.GreaterOrEqualField => Of(value.Number >= threshold),
            OpCode.LessThanField => Of(value.Number < threshold),
            OpCode.LessOrEqualField => Of(value.Number <= threshold),
            OpCode.CrossesAboveField =>
                Crossing(value.Previous + before, value.Previous <= before && value.Number > threshold),
            OpCode.CrossesBelowField =>
                Crossing(value.Previous + before, value.Previous >= before && value.Number < threshold),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>
    /// A crossing is undecided where there is no value before: then <paramref name="previous"/> is not a number.
    /// </summary>
    private static uint Crossing(double previous, bool crossed) => double.IsNaN(previous) ? Unknown : Of(crossed);

    private static uint Of(bool outcome) => outcome ? True : False;
}
