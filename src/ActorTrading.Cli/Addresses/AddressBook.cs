using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Addresses;

/// <summary>Nodes by name, and the one that is meant where none is named.</summary>
public sealed record AddressBook
{
    public static AddressBook Empty { get; } = new();

    public string? Current { get; init; }

    public IReadOnlyList<BookEntry> Entries { get; init; } = [];

    public BookEntry? Find(string? name) =>
        name is null ? null : Entries.FirstOrDefault(e => e.Name == name);

    /// <summary>The book with the entry in it, in place of one of the same name. The first becomes current.</summary>
    public AddressBook With(BookEntry entry) => this with
    {
        Current = Current ?? entry.Name,
        Entries = [.. Entries.Where(e => e.Name != entry.Name).Append(entry).OrderBy(e => e.Name)],
    };

    /// <exception cref="UsageException">There is no such entry.</exception>
    public AddressBook Using(string name) => this with { Current = Demand(name).Name };

    /// <exception cref="UsageException">There is no such entry.</exception>
    public AddressBook Without(string name)
    {
        var gone = Demand(name);
        return this with
        {
            Current = Current == gone.Name ? null : Current,
            Entries = [.. Entries.Where(e => e != gone)],
        };
    }

    private BookEntry Demand(string name) => Find(name) ?? throw new UsageException(
        $"The address book has no '{name}'.", "'atc book list' shows what it has.");
}
