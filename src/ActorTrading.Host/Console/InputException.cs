using System.Collections.Immutable;

namespace ActorTrading.Host.Console;

/// <summary>The input is at fault. Each problem is a sentence that says what is wrong, where, and what to do.</summary>
public sealed class InputException(ImmutableArray<string> problems) : Exception(string.Join('\n', problems))
{
    public InputException(string problem)
        : this([problem])
    {
    }

    public ImmutableArray<string> Problems => problems;
}
