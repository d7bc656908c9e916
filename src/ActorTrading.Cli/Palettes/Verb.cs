namespace ActorTrading.Cli.Palettes;

/// <summary>
/// One thing that the node can be asked for: a row. Command, help, completion, request, table, JSON and watch all come
/// from it.
/// </summary>
/// <param name="Name">Empty for what its palette does by itself.</param>
/// <param name="Route">With the parameters of its path in braces: <c>/portfolios/{portfolio}</c>.</param>
public sealed record Verb(HttpMethod Method, string Route, string Name, string Summary)
{
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Members of the body that this verb always sends.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    /// <summary>Of its table; empty to show whatever the answer holds.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];

    /// <summary>Of the lists in an answer that is one thing; a list that is not here shows whatever it holds.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>Whether <c>--yes</c> and <c>--reason</c> are demanded.</summary>
    public bool IsDestructive { get; init; }

    /// <summary>Where the reason goes.</summary>
    public Place ReasonPlace { get; init; } = Place.Body;

    /// <summary>Whether its name is also an option of what its palette does by itself: <c>health --deep</c>.</summary>
    public bool IsOptionToo { get; init; }

    /// <summary>Whether the answer is the newest of what grows, and can be followed.</summary>
    public bool IsTail { get; init; }

    /// <summary>Whether the answer is a page that may have a next one.</summary>
    public bool IsPaged { get; init; }

    /// <summary>Whether the node answers without a token.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What has to be found out before the request can be made; null for nothing.</summary>
    public Lookup? Lookup { get; init; }

    /// <summary>Which one item of a list is wanted; null for the whole answer.</summary>
    public Pick? Pick { get; init; }

    /// <summary>Each item of a list that the request is made for; null for one request.</summary>
    public Lookup? Each { get; init; }

    /// <summary>The member of the answer that is shown; null for all of it.</summary>
    public string? Part { get; init; }

    public AnswerForm Form { get; init; }

    /// <summary>The member of the answer that is a secret, which can be saved to a file; null for none.</summary>
    public string? SecretMember { get; init; }

    public bool IsRead => Method == HttpMethod.Get;

    public static Verb Get(string route, string name, string summary) =>
        new(HttpMethod.Get, route, name, summary);

    public static Verb List(string route, string name, string summary, params IReadOnlyList<Column> columns) =>
        Get(route, name, summary) with { IsPaged = true, Columns = columns };

    public static Verb Post(string route, string name, string summary) =>
        new(HttpMethod.Post, route, name, summary);

    public static Verb Put(string route, string name, string summary) =>
        new(HttpMethod.Put, route, name, summary);

    public static Verb Delete(string route, string name, string summary) =>
        new(HttpMethod.Delete, route, name, summary) { ReasonPlace = Place.Query };

    public Verb Of(params IReadOnlyList<Parameter> parameters) => this with { Parameters = parameters };

    public Verb Destructive() => this with { IsDestructive = true };
}
