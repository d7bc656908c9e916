using System.ComponentModel;

namespace ActorTrading.Host.Http.Paging;

/// <summary>The newest of what grows, or what was added to it, oldest first.</summary>
/// <param name="Last">Up to where was looked: the next request goes on after it.</param>
public sealed record Tail<T>(
    IReadOnlyList<T> Items,
    [property: Description("Up to where was looked; give it as 'after' to go on.")] long Last);
