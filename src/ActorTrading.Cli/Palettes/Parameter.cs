namespace ActorTrading.Cli.Palettes;

/// <summary>Something that a verb is told.</summary>
/// <param name="Name">In words joined by hyphens; an option is written with <c>--</c> before it.</param>
/// <param name="Place">Where it goes in the request.</param>
public sealed record Parameter(string Name, Place Place, string Description)
{
    private readonly string? _target;

    /// <summary>The name over there: of the query parameter or the body's member; empty for all of the body.</summary>
    public string Target
    {
        get => _target ?? Name.Replace('-', '_');
        init => _target = value;
    }

    public ValueKind Kind { get; init; }

    /// <summary>The word that a flag sends; null where it sends that it is true.</summary>
    public string? Means { get; init; }

    public bool IsOption { get; init; }

    public bool IsRequired { get; init; } = true;

    /// <summary>What it may be; empty for anything of its kind.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>An argument that is part of the path.</summary>
    public static Parameter Id(string name, string description) => new(name, Place.Path, description);

    /// <summary>An argument that is a member of the body.</summary>
    public static Parameter Field(string name, string description, ValueKind kind = ValueKind.Text) =>
        new(name, Place.Body, description) { Kind = kind };

    /// <summary>An option that is a member of the body.</summary>
    public static Parameter Setting(string name, string description, ValueKind kind = ValueKind.Text) =>
        Field(name, description, kind) with { IsOption = true, IsRequired = false };

    /// <summary>An option that narrows a list.</summary>
    public static Parameter Filter(string name, string description, ValueKind kind = ValueKind.Text) =>
        new(name, Place.Query, description) { Kind = kind, IsOption = true, IsRequired = false };

    /// <summary>An argument that names a file whose JSON is the body, or a member of it.</summary>
    public static Parameter File(string description, string member = "") =>
        new("file", Place.Body, description) { Kind = ValueKind.JsonFile, Target = member };

    public Parameter Required() => this with { IsRequired = true };

    public Parameter Optional() => this with { IsRequired = false };

    public Parameter Into(string target) => this with { Target = target };

    public Parameter OneOf(params IReadOnlyList<string> choices) => this with { Choices = choices };
}
