namespace ActorTrading.Engine.Halts;

/// <summary>How what failed is tried again, and until when.</summary>
internal sealed record HaltRetry(HaltTerms Terms, TimeProvider Time, CancellationToken Stopping);
