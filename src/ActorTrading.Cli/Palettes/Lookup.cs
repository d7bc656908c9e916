namespace ActorTrading.Cli.Palettes;

/// <summary>Finds a value of the route in a list that the node is asked for first.</summary>
/// <param name="Route">Of the list.</param>
/// <param name="Where">The member that must be true for the item that is meant; empty where any is.</param>
/// <param name="Take">The member whose value is taken.</param>
/// <param name="Into">The parameter of the route that it becomes.</param>
/// <param name="Missing">What it means that there is none, and what to do.</param>
public sealed record Lookup(string Route, string Where, string Take, string Into, string Missing);
