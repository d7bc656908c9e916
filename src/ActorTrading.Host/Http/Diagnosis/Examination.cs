using System.ComponentModel;

namespace ActorTrading.Host.Http.Diagnosis;

/// <summary>What came of trying every part of the node.</summary>
public sealed record Examination
{
    [Description("Whether nothing was found.")]
    public required bool Ok { get; init; }

    public required IReadOnlyList<ExaminedPart> Checks { get; init; }
}

/// <summary>A part of the node that was tried.</summary>
public sealed record ExaminedPart
{
    public required string Name { get; init; }

    public required bool Ok { get; init; }

    [Description("How long the trial took, in milliseconds; left out where the answer was known.")]
    public double? Ms { get; init; }

    [Description("What is wrong, or what was seen.")]
    public string? Reason { get; init; }
}
