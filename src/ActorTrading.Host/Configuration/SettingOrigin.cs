namespace ActorTrading.Host.Configuration;

/// <summary>The places that a setting may come from; a later one wins.</summary>
public enum SettingLayer
{
    Default,
    File,
    Environment,
    CommandLine,
}

/// <summary>Where a value was given.</summary>
/// <param name="Layer">Whether it wins over others.</param>
/// <param name="Place">The place for people: <c>data/actortrading.json, line 3</c>.</param>
public sealed record SettingOrigin(SettingLayer Layer, string Place)
{
    public static SettingOrigin Default { get; } = new(SettingLayer.Default, "default");

    public override string ToString() => Place;
}
