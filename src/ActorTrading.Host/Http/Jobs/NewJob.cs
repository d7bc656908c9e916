using System.ComponentModel;

namespace ActorTrading.Host.Http.Jobs;

/// <summary>A job to be made.</summary>
public sealed record NewJob : JobRequest
{
    [Description("Lower-case letters, digits, '-' and '_'; made up where it is left out.")]
    public string? Id { get; init; }
}
