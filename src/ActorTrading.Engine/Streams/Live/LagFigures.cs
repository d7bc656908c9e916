namespace ActorTrading.Engine.Streams.Live;

/// <summary>How long events took, since the stream started.</summary>
/// <param name="Median">Half of them took no longer.</param>
/// <param name="P99">Ninety-nine in a hundred took no longer.</param>
public sealed record LagFigures(long Count, TimeSpan Median, TimeSpan P99, TimeSpan Max)
{
    public static LagFigures None { get; } = new(0, default, default, default);
}
