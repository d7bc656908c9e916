namespace ActorTrading.Cli.Palettes;

/// <summary>Where a value goes in a request.</summary>
public enum Place
{
    /// <summary>Nowhere: it is for the program itself, or only asked for.</summary>
    Nowhere,

    Path,

    Query,

    Body,

    /// <summary>The version that is to be changed.</summary>
    IfMatch,
}
