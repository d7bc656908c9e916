namespace ActorTrading.Host.Configuration;

/// <summary>One thing that is wrong with a configuration.</summary>
/// <param name="Path">The setting: <c>feed.speed</c>; a file's name where the whole file is at fault.</param>
/// <param name="Value">What was given, <c>***</c> for a secret; null where there is nothing to quote.</param>
/// <param name="Message">What is wrong with it, and what is allowed.</param>
/// <param name="Origin">Where it came from.</param>
public sealed record ConfigurationProblem(string Path, string? Value, string Message, SettingOrigin Origin)
{
    public override string ToString() =>
        Value is null ? $"{Path} ({Origin}): {Message}" : $"{Path} = '{Value}' ({Origin}): {Message}";
}
