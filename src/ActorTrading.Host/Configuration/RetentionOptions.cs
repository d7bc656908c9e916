namespace ActorTrading.Host.Configuration;

/// <summary>How long the node keeps what can be done without. Journals are kept for good.</summary>
public sealed record RetentionOptions
{
    /// <summary>Backups that are kept, the newest.</summary>
    public int Backups { get; init; } = 14;

    public TimeSpan Reports { get; init; } = TimeSpan.FromDays(90);

    public TimeSpan MarketData { get; init; } = TimeSpan.FromDays(365);

    /// <summary>How long an <c>Idempotency-Key</c> is remembered.</summary>
    public TimeSpan IdempotencyKeys { get; init; } = TimeSpan.FromHours(24);
}
