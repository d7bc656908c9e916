using System.Text.Json.Nodes;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>Takes a good request and makes one thing of it wrong at a time.</summary>
internal sealed class Spoiling(ApiContract contract)
{
    private const int OverLimitBytes = 70_000;
    private const int FarOverLimitBytes = 1_500_000;
    private const int TooDeep = 40;

    private static readonly string[] OddTexts =
    [
        "", " ", "no-such-thing", "-1", "0", "99999999999999999999999999", "1e999", "NaN", "../..", "a/b", "a%b", "\"",
        "'; DROP TABLE orders; --", "{}", "\u0001", "\U0001F4A5", new('x', 2_000),
    ];

    /// <summary>Every way that the generator knows of, each with what the answer has to say.</summary>
    public IEnumerable<SpoiledRequest> Of(ApiRequest good) =>
        [.. Paths(good), .. Queries(good), .. Headers(good), .. Bodies(good)];

    private static IEnumerable<SpoiledRequest> Paths(ApiRequest good) =>
        from parameter in good.Operation.In("path")
        from odd in OddTexts.Where(o => o.Length > 0)
        select new SpoiledRequest(good.At(parameter.Name, odd, $"{parameter.Name}={Shown(odd)}"));

    private static IEnumerable<SpoiledRequest> Queries(ApiRequest good)
    {
        foreach (var parameter in good.Operation.In("query"))
        {
            foreach (var odd in OddTexts)
            {
                yield return new SpoiledRequest(
                    good.Asking(parameter.Name, odd, $"?{parameter.Name}={Shown(odd)}"))
                {
                    MustBeRefused = odd == "NaN" && IsNoText(parameter),
                    Field = odd == "NaN" && IsNoText(parameter) ? parameter.Name : null,
                };
            }

            yield return new SpoiledRequest(good with
            {
                Query = [(parameter.Name, "a"), (parameter.Name, "b")],
                What = $"{parameter.Name} twice",
            });
        }

        yield return new SpoiledRequest(good.Asking("access_token", "x", "a token in the query"))
        {
            MustBeRefused = true,
        };
    }

    private static bool IsNoText(ApiParameter parameter) =>
        SchemaCheck.TypesOf(parameter.Schema.AsObject()) is { Count: > 0 } types
        && types.All(t => t is "integer" or "number" or "boolean" or "null");

    private static IEnumerable<SpoiledRequest> Headers(ApiRequest good)
    {
        yield return Refused(good.With("Host", "elsewhere.example"), "a foreign host");
        yield return Refused(good.With("Origin", "https://elsewhere.example"), "a foreign origin");
        if (good.Operation.Repeats is not null)
        {
            yield return Refused(good.With("Idempotency-Key", "two words"), "a bad key");
            yield return Refused(good.With("Idempotency-Key", new string('k', 256)), "a long key");
        }

        foreach (var needed in good.Operation.In("header").Where(p => p.IsRequired))
        {
            yield return Refused(
                good with { Headers = [.. good.Headers.Where(h => h.Name != needed.Name)] }, $"no {needed.Name}");
            yield return Refused(good.With(needed.Name, "nonsense"), $"a bad {needed.Name}");
        }
    }

    private IEnumerable<SpoiledRequest> Bodies(ApiRequest good)
    {
        if (good.Operation.Body is not { } schema)
        {
            return good.Operation.IsWrite
                ? [new SpoiledRequest(good.WithBody("""{"nobody":"asked"}""", "a body that nobody asked for"))]
                : [];
        }

        return [.. Texts(good), .. Fields(good, schema)];
    }

    private static IEnumerable<SpoiledRequest> Texts(ApiRequest good)
    {
        var body = good.Body!;
        yield return Refused(good.WithBody(null, "no body"));
        yield return Refused(good.WithBody("", "an empty body"));
        yield return Refused(good.WithBody(body[..^1], "a body cut short"));
        yield return Refused(good.WithBody("[]", "an empty list"));
        yield return Refused(good.WithBody("null", "null"));
        yield return Refused(good.WithBody("1", "a number"));
        yield return Refused(good.WithBody(body + body, "two bodies"));
        yield return Refused(good.WithBody(
            string.Concat(Enumerable.Repeat("{\"a\":", TooDeep)) + "1" + new string('}', TooDeep), "too deep"));
        yield return Refused(good.WithBody(body + new string(' ', OverLimitBytes), "too large")) with { Status = 413 };
        yield return Refused(good.WithBody(body + new string(' ', FarOverLimitBytes), "far too large")) with
        {
            Status = 413,
            MayBeCutOff = true,
        };
        yield return Refused(good with { ContentType = "text/plain", What = "not JSON" }) with { Status = 415 };
        yield return Refused(good with { ContentType = "application/json; charset=utf-16", What = "UTF-16" }) with
        {
            Status = 415,
        };
    }

    private IEnumerable<SpoiledRequest> Fields(ApiRequest good, JsonNode schema)
    {
        foreach (var place in PlacesOf(good.Json!, schema, "$").ToArray())
        {
            foreach (var spoiled in Spoil(good, place))
            {
                yield return spoiled;
            }
        }
    }

    /// <summary>All objects of a body that the schema describes, with their fields.</summary>
    private IEnumerable<(string Path, JsonObject Schema)> PlacesOf(JsonNode value, JsonNode schema, string path)
    {
        if (value is not JsonObject fields || Described(schema, fields) is not { } told)
        {
            yield break;
        }

        yield return (path, told);
        foreach (var (name, field) in fields)
        {
            if (field is JsonObject && told["properties"]![name] is { } inner)
            {
                foreach (var place in PlacesOf(field, inner, $"{path}.{name}"))
                {
                    yield return place;
                }
            }
        }
    }

    /// <summary>The one of the schema's choices that the object is of.</summary>
    private JsonObject? Described(JsonNode schema, JsonObject value)
    {
        var resolved = contract.Resolve(schema);
        if ((resolved["oneOf"] ?? resolved["anyOf"]) is JsonArray choices)
        {
            var check = new SchemaCheck(contract);
            return choices.Where(c => check.Faults(c!, value).Count == 0)
                .Select(c => Described(c!, value)).FirstOrDefault(c => c is not null);
        }

        return resolved["properties"] is JsonObject ? resolved : null;
    }

    private IEnumerable<SpoiledRequest> Spoil(ApiRequest good, (string Path, JsonObject Schema) place)
    {
        yield return Changed(good, place.Path, o => o["no_such_field"] = 1, "an unknown field") with
        {
            Field = place.Path + ".no_such_field",
        };
        var required = (place.Schema["required"]?.AsArray() ?? []).Select(r => r!.GetValue<string>()).ToHashSet();
        foreach (var (name, schema) in place.Schema["properties"]!.AsObject()
            .Where(p => p.Value!["readOnly"]?.GetValue<bool>() != true))
        {
            var field = $"{place.Path}.{name}";
            if (required.Contains(name))
            {
                yield return Changed(good, place.Path, o => o.Remove(name), $"no {field}") with { Field = field };
            }

            foreach (var wrong in WrongKinds.Of(contract, schema!))
            {
                yield return Changed(
                    good, place.Path, o => o[name] = JsonNode.Parse(wrong), $"{field} = {wrong}") with
                {
                    Field = field,
                };
            }

            foreach (var odd in new[] { "\"\"", "1e99999", "123456789012345678901234567890123", "-1" })
            {
                yield return Changed(good, place.Path, o => o[name] = JsonNode.Parse(odd), $"{field} = {odd}") with
                {
                    MustBeRefused = odd.Length > 20,
                };
            }
        }
    }

    private static SpoiledRequest Changed(ApiRequest good, string path, Action<JsonObject> change, string what)
    {
        var body = good.Json!;
        change(path.Split('.').Skip(1).Aggregate(body, (node, step) => node[step]!).AsObject());
        return Refused(good.WithBody(body.ToJsonString(), what));
    }

    private static SpoiledRequest Refused(ApiRequest request, string? what = null) =>
        new(what is null ? request : request with { What = what }) { MustBeRefused = true };

    private static string Shown(string text) => text.Length > 30 ? $"{text.Length} letters" : text;
}
