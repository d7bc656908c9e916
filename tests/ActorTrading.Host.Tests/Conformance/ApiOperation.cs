using System.Text.Json.Nodes;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>One operation as it is documented.</summary>
internal sealed record ApiOperation
{
    public required string Name { get; init; }

    public required HttpMethod Method { get; init; }

    /// <summary>With its parameters in braces.</summary>
    public required string Path { get; init; }

    public required IReadOnlyList<ApiParameter> Parameters { get; init; }

    /// <summary>The schema of its JSON body; null where it takes none.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>A body that the document shows; null where it shows none.</summary>
    public JsonNode? Example { get; init; }

    /// <summary>By status: schemas by content type.</summary>
    public required IReadOnlyDictionary<int, JsonObject> Answers { get; init; }

    public required bool NeedsToken { get; init; }

    public string? LeastRole { get; init; }

    /// <summary>What a repeat with the same Idempotency-Key gets; null where the key is not looked at.</summary>
    public string? Repeats { get; init; }

    public bool IsWrite => Method != HttpMethod.Get;

    public bool IsWebSocket => Answers.ContainsKey(101);

    public IEnumerable<ApiParameter> In(string place) => Parameters.Where(p => p.In == place);

    public override string ToString() => $"{Name} ({Method} {Path})";
}

internal sealed record ApiParameter(string Name, string In, bool IsRequired, JsonNode Schema);
