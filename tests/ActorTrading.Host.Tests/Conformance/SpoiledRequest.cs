namespace ActorTrading.Host.Tests.Conformance;

/// <summary>A request with something wrong, and what has to become of it beside what holds for all answers.</summary>
internal sealed record SpoiledRequest(ApiRequest Request)
{
    public bool MustBeRefused { get; init; }

    /// <summary>The field that the problem has to name; null where none in particular is wrong.</summary>
    public string? Field { get; init; }

    public int? Status { get; init; }

    /// <summary>The node takes in only so much of a body that it refuses, and then ends the connection.</summary>
    public bool MayBeCutOff { get; init; }

    /// <summary>In what the answer is not as it has to be.</summary>
    public IEnumerable<string> Faults(ApiAnswer answer)
    {
        if (MustBeRefused && answer.Status < 400)
        {
            yield return "was not refused";
        }

        if (Status is { } wanted && answer.Status != wanted)
        {
            yield return $"was not answered with {wanted}";
        }

        if (Field is { } field && answer.Status == 400 && !answer.Fields.Any(f => IsAt(f, field)))
        {
            yield return $"names {string.Join(", ", answer.Fields.DefaultIfEmpty("no field"))} and not {field}";
        }
    }

    /// <summary>The field itself, something in it, or what it belongs to.</summary>
    private static bool IsAt(string named, string field) =>
        named == field || named.StartsWith(field, StringComparison.Ordinal)
        || (field.StartsWith(named, StringComparison.Ordinal) && named != "$");
}
