using ActorTrading.Domain.Audit;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Http.Access;

namespace ActorTrading.Host.Http.Operations;

/// <param name="IdempotencyHash">Of token, route, key and body; null for a request without a key.</param>
internal sealed record OperationFacts(
    Caller Caller, CorrelationId Correlation, Timestamp At, string? IdempotencyHash);
