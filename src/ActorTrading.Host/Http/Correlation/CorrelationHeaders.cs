namespace ActorTrading.Host.Http.Correlation;

public static class CorrelationHeaders
{
    public const string CorrelationId = "X-Correlation-Id";
    public const string TraceParent = "traceparent";
}
