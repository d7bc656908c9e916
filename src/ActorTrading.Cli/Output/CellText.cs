using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Output;

/// <summary>Values as they stand in tables: numbers as served, times where the person is.</summary>
internal sealed partial class CellText(GlobalSettings settings, Terminal terminal)
{
    private const string TimeForm = "yyyy-MM-dd HH:mm:ss.fff";

    /// <summary>A value of any kind on one line.</summary>
    public string Of(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "",
        { ValueKind: JsonValueKind.String } text => OfText(text.GetString()!),
        { ValueKind: JsonValueKind.True } => "yes",
        { ValueKind: JsonValueKind.False } => "no",
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(IsPlain) =>
            string.Join(", ", list.EnumerateArray().Select(i => Of(i))),
        { } other => Plain(other.GetRawText()),
    };

    /// <summary>
    /// Without what would steer the terminal: the text may come from anybody who can name a rule or label a token.
    /// </summary>
    public static string Plain(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            plain.Append(char.IsControl(c) ? ' ' : c);
        }

        return plain.ToString();
    }

    private static bool IsPlain(JsonElement value) =>
        value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private string OfText(string text) => Moment().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? OfTime(moment)
            : Plain(text);

    private string OfTime(DateTimeOffset moment) => settings.IsUtc
        ? moment.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture) + "Z"
        : TimeZoneInfo.ConvertTime(moment, terminal.Zone).ToString(TimeForm + "zzz", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Moment();
}
