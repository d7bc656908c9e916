using System.Net;
using System.Text.Json.Nodes;
using ActorTrading.Cli.Console;
using ActorTrading.Cli.Palettes;
using ActorTrading.Cli.Wire;

namespace ActorTrading.Cli.Running;

/// <summary>Makes the request of a verb.</summary>
internal static class RequestBuilder
{
    private const string Reason = "reason";

    /// <param name="key">The idempotency key, which only a POST takes.</param>
    /// <exception cref="UsageException">A value is not of its kind, or its file is at fault.</exception>
    public static ApiRequest Build(Verb verb, Values values, string key, Terminal terminal)
    {
        var body = new RequestBody();
        foreach (var (member, value) in verb.Constants)
        {
            body.Put(member, JsonValue.Create(value));
        }

        var query = new List<string>();
        string? ifMatch = null;
        foreach (var parameter in verb.Parameters)
        {
            if (values.Of(parameter) is not { } text)
            {
                continue;
            }

            switch (parameter.Place)
            {
                case Place.Body:
                    body.Put(parameter.Target, ValueText.ToJson(parameter, text, terminal));
                    break;
                case Place.Query:
                    query.Add(Pair(parameter.Target, ValueText.ToText(parameter, text, terminal)));
                    break;
                case Place.IfMatch:
                    ifMatch = text == "any" ? "*" : $"\"{text}\"";
                    break;
            }
        }

        AddReason(verb, values, body, query);
        var path = WithQuery(PathOf(verb.Route, values), query);
        return new ApiRequest(verb.Method, path)
        {
            Body = body.Bytes,
            IdempotencyKey = verb.Method == HttpMethod.Post ? key : null,
            IfMatch = ifMatch,
            AlsoAnswers = verb.Form == AnswerForm.Checks ? HttpStatusCode.ServiceUnavailable : null,
        };
    }

    /// <summary>The route with its braces filled in.</summary>
    /// <exception cref="UsageException">A value would make another route of it.</exception>
    public static string PathOf(string route, Values values)
    {
        foreach (var (name, value) in values.ByName)
        {
            var place = "{" + name + "}";
            if (route.Contains(place, StringComparison.Ordinal))
            {
                route = route.Replace(place, Segment(name, value), StringComparison.Ordinal);
            }
        }

        return route;
    }

    /// <summary>The path with more behind it, whether or not it has a query already.</summary>
    public static string WithQuery(string path, IReadOnlyList<string> query) => query.Count == 0
        ? path
        : path + (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + string.Join('&', query);

    public static string Pair(string name, string value) => $"{name}={Uri.EscapeDataString(value)}";

    private static string Segment(string name, string value) => value is "" or "." or ".."
        ? throw new UsageException($"{name} '{value}': this names nothing.")
        : Uri.EscapeDataString(value);

    private static void AddReason(Verb verb, Values values, RequestBody body, List<string> query)
    {
        if (values.Reason is not { } reason)
        {
            return;
        }

        if (verb.ReasonPlace == Place.Body)
        {
            body.Put(Reason, JsonValue.Create(reason));
        }
        else if (verb.ReasonPlace == Place.Query)
        {
            query.Add(Pair(Reason, reason));
        }
    }
}
