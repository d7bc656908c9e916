namespace ActorTrading.Host.Http.Limits;

/// <summary>Requests per second, and at once.</summary>
public sealed record RateLimits
{
    public double PerTokenPerSecond { get; init; } = 200;

    public double PerTokenBurst { get; init; } = 400;

    public double PerAddressPerSecond { get; init; } = 500;

    public double PerAddressBurst { get; init; } = 1_000;
}
