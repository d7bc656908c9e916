using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ActorTrading.Domain.Rules.Json;

namespace ActorTrading.Domain.Sessions.Json;

/// <summary>
/// Reads trading hours: <c>{"time_zone": "Europe/Berlin", "windows": [{"days": ["monday"], "from": "08:00", "to":
/// "22:00"}]}</c>. A window without days is one on each day of the week.
/// </summary>
internal sealed class TradingHoursReader(ErrorList errors)
{
    private const int WindowsMax = 100;
    private static readonly string[] TimeFormats = ["HH:mm", "H:mm"];

    public TradingHours? Read(SourceNode node)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            errors.Add(
                RuleErrorCodes.WrongType, node,
                $"Trading hours are an object with time_zone and windows, found {ObjectReader.Name(node.Kind)}.");
            return null;
        }

        var errorsBefore = errors.Count;
        var reader = new ObjectReader(node, errors);
        var hours = new TradingHours(TimeZone(reader), Windows(reader));
        reader.Finish(TradingHoursProperties.All, "trading hours");
        return errors.Count == errorsBefore ? hours : null;
    }

    private string TimeZone(ObjectReader reader)
    {
        var zone = reader.Text(TradingHoursProperties.TimeZone) ?? TradingHoursProperties.TimeZoneDefault;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            errors.Add(
                RuleErrorCodes.UnknownTimeZone, reader.Node.Property(TradingHoursProperties.TimeZone.Name)!,
                $"'{zone}' is no time zone. Write its IANA name, such as Europe/Berlin.");
        }

        return zone;
    }

    private ImmutableArray<TradingWindow> Windows(ObjectReader reader)
    {
        if (reader.Require(TradingHoursProperties.Windows) is not { } list
            || !reader.IsOf(list, JsonValueKind.Array, "a list of windows"))
        {
            return [];
        }

        if (list.Items.Length is > 0 and <= WindowsMax)
        {
            return [.. list.Items.SelectMany(Window)];
        }

        var (code, message) = list.Items.IsEmpty
            ? (RuleErrorCodes.Empty, "Hours without a window allow nothing. Leave trading_hours out to mean always.")
            : (RuleErrorCodes.TooMany, $"There are {list.Items.Length} windows, {WindowsMax} are allowed.");
        errors.Add(code, list, message);
        return [];
    }

    private IEnumerable<TradingWindow> Window(SourceNode node)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            errors.Add(
                RuleErrorCodes.WrongType, node,
                $"A window is an object with days, from and to; found {ObjectReader.Name(node.Kind)}.");
            return [];
        }

        var reader = new ObjectReader(node, errors);
        var days = Days(reader);
        var from = Time(reader, TradingHoursProperties.From);
        var to = Time(reader, TradingHoursProperties.To);
        reader.Finish(TradingHoursProperties.OfWindow, "a window");
        return from is { } opens && to is { } closes ? days.Select(day => new TradingWindow(day, opens, closes)) : [];
    }

    private ImmutableArray<DayOfWeek> Days(ObjectReader reader)
    {
        if (reader.Take(TradingHoursProperties.Days.Name) is not { } list)
        {
            return [.. Enum.GetValues<DayOfWeek>()];
        }

        if (!reader.IsOf(list, JsonValueKind.Array, "a list of days such as [\"monday\"]"))
        {
            return [];
        }

        return [.. list.Items.Select(Day).OfType<DayOfWeek>()];
    }

    private DayOfWeek? Day(SourceNode node)
    {
        var words = TradingHoursProperties.Weekdays;
        var position = node.Kind == JsonValueKind.String ? words.IndexOf(node.Text) : -1;
        if (position >= 0)
        {
            return (DayOfWeek)position;
        }

        errors.Add(
            RuleErrorCodes.UnknownValue, node, $"This is no day. {Spelling.Allowed(node.Text, words)}");
        return null;
    }

    private TimeOnly? Time(ObjectReader reader, PropertyDefinition property)
    {
        if (reader.Require(property) is not { } node || reader.Text(property) is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        errors.Add(RuleErrorCodes.InvalidTime, node, $"'{text}' is no time of day. Write one such as 08:30.");
        return null;
    }
}
