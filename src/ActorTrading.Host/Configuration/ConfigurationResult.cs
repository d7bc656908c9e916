using System.Collections.Immutable;

namespace ActorTrading.Host.Configuration;

/// <summary>What came of reading a configuration.</summary>
public abstract record ConfigurationResult
{
    private ConfigurationResult()
    {
    }

    public sealed record Valid(NodeConfiguration Configuration) : ConfigurationResult;

    /// <summary>Everything that is wrong, not only what was found first.</summary>
    public sealed record Invalid(ImmutableArray<ConfigurationProblem> Problems) : ConfigurationResult;
}
