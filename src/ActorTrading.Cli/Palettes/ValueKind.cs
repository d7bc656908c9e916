namespace ActorTrading.Cli.Palettes;

/// <summary>What a value is, on the command line and in JSON.</summary>
public enum ValueKind
{
    Text,

    /// <summary>A decimal, sent digit by digit as it was written.</summary>
    Number,

    /// <summary>True where the option is there.</summary>
    Flag,

    /// <summary>Several, with commas between them.</summary>
    Words,

    /// <summary>A point in time: ISO 8601, or how long ago.</summary>
    Past,

    /// <summary>A point in time: ISO 8601, or how long from now.</summary>
    Future,

    /// <summary>The name of a file of JSON; <c>-</c> for what is piped in.</summary>
    JsonFile,
}
