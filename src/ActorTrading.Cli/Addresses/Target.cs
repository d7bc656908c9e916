using ActorTrading.Cli.Access;
using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Addresses;

/// <summary>The node that a command goes to.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="TokenFile">
/// The token's file where nobody names another. Null for another machine that the book knows none for: the token of
/// this machine's node is not shown to others.
/// </param>
internal sealed record Target(Uri Address, string? TokenFile)
{
    private const string DataFolder = "data";

    /// <summary>By option, else the book's current entry, else this machine.</summary>
    /// <exception cref="UsageException">What was named is neither an entry nor an address.</exception>
    public static Target Of(GlobalSettings settings, Terminal terminal)
    {
        var book = new BookFile(terminal).Read();
        var entry = book.Find(settings.Host ?? book.Current);
        var address = NodeAddress.Parse(entry?.Host ?? settings.Host ?? NodeAddress.Default);
        var folder = entry?.DataFolder ?? (NodeAddress.IsLoopback(address) ? DataFolder : null);
        return new Target(
            address, entry?.TokenFile ?? (folder is null ? null : Path.Combine(folder, Access.TokenFile.Name)));
    }

    /// <exception cref="UsageException">There is none.</exception>
    public BearerToken Token(GlobalSettings settings, Terminal terminal) =>
        Access.TokenFile.Read(settings.TokenFile, TokenFile, terminal);
}
