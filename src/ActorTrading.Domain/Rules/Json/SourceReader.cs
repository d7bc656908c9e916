using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>
/// Reads a text into a tree that keeps paths and positions. A name that an object gives twice is reported, not
/// overwritten.
/// </summary>
internal ref struct SourceReader
{
    /// <summary>How deep JSON may nest, which bounds the recursion of everything that walks the tree.</summary>
    private const int NestingMax = 48;

    private readonly ErrorList _errors;
    private Utf8JsonReader _reader;

    private SourceReader(ErrorList errors)
    {
        _errors = errors;
        _reader = new(errors.Source.Bytes, new JsonReaderOptions { MaxDepth = NestingMax });
    }

    /// <summary>Reads a text that is not too long.</summary>
    /// <returns>Null where the text is not JSON or too long, which is then reported.</returns>
    public static SourceNode? Read(string json, out ErrorList errors)
    {
        errors = new ErrorList(new SourceText(json.Length <= RuleLimits.TextLengthMax ? json : ""));
        if (json.Length <= RuleLimits.TextLengthMax)
        {
            return Read(errors);
        }

        errors.Add(
            RuleErrorCodes.TooLarge, "$", 0,
            $"The text has {json.Length} characters, {RuleLimits.TextLengthMax} are read at most.");
        return null;
    }

    private static SourceNode? Read(ErrorList errors)
    {
        var source = new SourceReader(errors);
        try
        {
            source._reader.Read();
            var root = source.Value("$");
            source._reader.Read();
            return root;
        }
        catch (JsonException malformed)
        {
            var offset = errors.Source.OffsetOf(malformed.LineNumber ?? 0, malformed.BytePositionInLine ?? 0);
            errors.Add(RuleErrorCodes.MalformedJson, "$", offset, $"The text is not JSON: {Reason(malformed)}");
        }
        catch (InvalidOperationException)
        {
            var offset = (int)source._reader.TokenStartIndex;
            errors.Add(
                RuleErrorCodes.MalformedJson, "$", offset, "The text is not JSON: this string holds half a character.");
        }

        return null;
    }

    private SourceNode Value(string path)
    {
        var offset = (int)_reader.TokenStartIndex;
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(path, offset),
            JsonTokenType.StartArray => Array(path, offset),
            JsonTokenType.String => new(JsonValueKind.String, path, offset, _reader.GetString()!),
            JsonTokenType.Number => new(JsonValueKind.Number, path, offset, Encoding.UTF8.GetString(_reader.ValueSpan)),
            JsonTokenType.True => new(JsonValueKind.True, path, offset, "true"),
            JsonTokenType.False => new(JsonValueKind.False, path, offset, "false"),
            _ => new(JsonValueKind.Null, path, offset, "null"),
        };
    }

    private SourceNode Object(string path, int offset)
    {
        var properties = ImmutableArray.CreateBuilder<SourceProperty>();
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var nameOffset = (int)_reader.TokenStartIndex;
            var name = _reader.GetString()!;
            var propertyPath = PathOf(path, name);
            _reader.Read();
            var value = Value(propertyPath);
            if (properties.Any(p => p.Name == name))
            {
                _errors.Add(
                    RuleErrorCodes.DuplicateProperty, propertyPath, nameOffset,
                    $"'{name}' is given twice. Keep one of the two.");
            }
            else
            {
                properties.Add(new(name, nameOffset, value));
            }
        }

        return new(JsonValueKind.Object, path, offset, "") { Properties = properties.DrainToImmutable() };
    }

    private SourceNode Array(string path, int offset)
    {
        var items = ImmutableArray.CreateBuilder<SourceNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value($"{path}[{items.Count}]"));
        }

        return new(JsonValueKind.Array, path, offset, "") { Items = items.DrainToImmutable() };
    }

    private static string PathOf(string parent, string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? $"{parent}.{name}"
            : $"{parent}['{name.Replace("'", "\\'", StringComparison.Ordinal)}']";

    /// <summary>The reader's own sentence without the position that it appends, which is told apart.</summary>
    private static string Reason(JsonException malformed)
    {
        var end = malformed.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? malformed.Message : malformed.Message[..end];
    }
}
