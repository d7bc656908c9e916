namespace ActorTrading.Host.Configuration.Settings;

/// <summary>How a setting is written in the configuration file.</summary>
internal enum JsonShape
{
    Text,
    Number,
    Flag,
    List,
}
