using ActorTrading.Domain.Alerts;

namespace ActorTrading.Host.Node.Watching;

/// <summary>Something that is wrong now, for as long as it is.</summary>
internal sealed record Finding(string Code, AlertSeverity Severity, string Target, string Message)
{
    public AlertKey Key => AlertKey.Of(Code, Target);
}
