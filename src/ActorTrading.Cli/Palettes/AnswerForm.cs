namespace ActorTrading.Cli.Palettes;

/// <summary>What an answer is made of.</summary>
public enum AnswerForm
{
    /// <summary>JSON: one thing, or a list of them.</summary>
    Json,

    /// <summary>JSON of probes, which is the answer at 503 too.</summary>
    Checks,

    /// <summary>Prometheus text.</summary>
    Metrics,

    /// <summary>A WebSocket that tells events as they happen.</summary>
    Events,
}
