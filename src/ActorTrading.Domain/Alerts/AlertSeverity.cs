namespace ActorTrading.Domain.Alerts;

public enum AlertSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Somebody should look at it today.</summary>
    Warning,

    /// <summary>Somebody should look at it now.</summary>
    Critical,
}
