using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActorTrading.Cli.Console;
using ActorTrading.Cli.Palettes;

namespace ActorTrading.Cli.Running;

/// <summary>Turns what was written into what is sent.</summary>
internal static partial class ValueText
{
    private const string IsoForm = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";

    /// <summary>As a value of JSON.</summary>
    /// <exception cref="UsageException">It is not of its kind.</exception>
    public static JsonNode ToJson(Parameter parameter, string text, Terminal terminal) => parameter.Kind switch
    {
        ValueKind.Number => JsonNode.Parse(Number(parameter, text))!,
        ValueKind.Flag => parameter.Means is { } word ? JsonValue.Create(word) : JsonValue.Create(true),
        ValueKind.Words => new JsonArray([.. Words(text).Select(w => (JsonNode)JsonValue.Create(w))]),
        ValueKind.JsonFile => InputText.Read(text, terminal),
        _ => JsonValue.Create(ToText(parameter, text, terminal)),
    };

    /// <summary>As part of a path or a query.</summary>
    /// <exception cref="UsageException">It is not of its kind.</exception>
    public static string ToText(Parameter parameter, string text, Terminal terminal) => parameter.Kind switch
    {
        ValueKind.Number => Number(parameter, text),
        ValueKind.Flag => parameter.Means ?? "true",
        ValueKind.Past => Moment(parameter, text, terminal, -1),
        ValueKind.Future => Moment(parameter, text, terminal, 1),
        _ => text,
    };

    private static string[] Words(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Number(Parameter parameter, string text) => PlainNumber().IsMatch(text)
        ? text
        : throw new UsageException($"{parameter.Name} {text}: this is no plain decimal such as 10000 or 0.25.");

    private static string Moment(Parameter parameter, string text, Terminal terminal, int direction)
    {
        if (Durations.TryParse(text, out var duration))
        {
            return Iso(terminal.Time.GetUtcNow() + (direction * duration));
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? Iso(moment)
            : throw new UsageException(
                $"{parameter.Name} {text}: this is no time such as 2026-01-31T12:00:00Z and not {Durations.Expected}.");
    }

    private static string Iso(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(IsoForm, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PlainNumber();
}
