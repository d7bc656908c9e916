namespace ActorTrading.Cli.Wire;

/// <summary>What became of sending a request once.</summary>
internal abstract record Attempt
{
    private Attempt()
    {
    }

    /// <summary>The node, or what stands in its place, answered.</summary>
    public sealed record Answered(NodeAnswer Answer) : Attempt;

    /// <summary>There was no connection: nothing of it has left this machine.</summary>
    public sealed record NotSent(string Reason) : Attempt;

    /// <summary>It was under way when the connection or the patience ended.</summary>
    public sealed record Lost(string Reason) : Attempt;
}
