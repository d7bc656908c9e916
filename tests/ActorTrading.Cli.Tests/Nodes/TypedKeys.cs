using ActorTrading.Cli.Prompts;

namespace ActorTrading.Cli.Tests.Nodes;

/// <summary>A person who types: text as it stands, keys without a letter by their names in brackets.</summary>
/// <param name="script">Such as <c>portf[Tab][Enter]</c> or <c>[^A]</c> for a letter with Control.</param>
internal sealed class TypedKeys(string script) : IKeyboard
{
    private int _at;

    public ConsoleKeyInfo Read()
    {
        Assert.True(_at < script.Length, "The prompt wants more keys than were typed.");
        if (script[_at] != '[')
        {
            return Plain(script[_at++]);
        }

        var end = script.IndexOf(']', _at);
        var name = script[(_at + 1)..end];
        _at = end + 1;
        return name[0] == '^'
            ? new ConsoleKeyInfo('\u0001', Enum.Parse<ConsoleKey>(name[1..]), shift: false, alt: false, control: true)
            : new ConsoleKeyInfo('\0', Enum.Parse<ConsoleKey>(name), shift: false, alt: false, control: false);
    }

    private static ConsoleKeyInfo Plain(char letter) => new(letter, ConsoleKey.None, false, false, false);
}
