using ActorTrading.Domain.Time;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>Which orders to give; what is null does not matter.</summary>
public sealed record OrderFilter
{
    public string? Portfolio { get; init; }

    public string? Symbol { get; init; }

    /// <summary><c>buy</c> or <c>sell</c>.</summary>
    public string? Side { get; init; }

    /// <summary>As JSON has it: <c>partially_filled</c>.</summary>
    public string? Status { get; init; }

    public string? Rule { get; init; }

    /// <summary>Created at this time or later.</summary>
    public Timestamp? From { get; init; }

    /// <summary>Created before this time.</summary>
    public Timestamp? To { get; init; }

    /// <summary>Leaves out what somebody asked for by hand.</summary>
    public bool AutomatedOnly { get; init; }

    /// <summary>Leaves out what has ended.</summary>
    public bool OpenOnly { get; init; }
}
