namespace ActorTrading.Host.Configuration.Settings;

/// <summary>Makes the settings of one record of <see cref="NodeOptions"/>.</summary>
internal sealed class SettingSection<TSection>(
    string path, Func<NodeOptions, TSection> get, Func<NodeOptions, TSection, NodeOptions> set)
{
    public Setting Of<T>(
        string key,
        SettingType<T> type,
        Func<TSection, T> read,
        Func<TSection, T, TSection> write,
        string meaning) =>
        new Setting<T>(
            type, options => read(get(options)), (options, value) => set(options, write(get(options), value)))
        {
            Path = $"{path}.{key}",
            Meaning = meaning,
        };

    public Setting Secret(
        string key, Func<TSection, Secret?> read, Func<TSection, Secret?, TSection> write, string meaning)
    {
        var type = SettingTypes.Optional(SettingTypes.Text("a text", text => new Secret(text), s => s.Reveal()));
        return new Setting<Secret?>(
            type, options => read(get(options)), (options, value) => set(options, write(get(options), value)))
        {
            Path = $"{path}.{key}",
            Meaning = meaning,
            IsSecret = true,
        };
    }
}
