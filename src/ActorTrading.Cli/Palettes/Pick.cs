namespace ActorTrading.Cli.Palettes;

/// <summary>The one item of a list that is wanted.</summary>
/// <param name="Member">By which it is known.</param>
/// <param name="Parameter">That says which.</param>
public sealed record Pick(string Member, string Parameter);
