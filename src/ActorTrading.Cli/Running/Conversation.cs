using System.Text;
using System.Text.Json;
using ActorTrading.Cli.Console;
using ActorTrading.Cli.Palettes;
using ActorTrading.Cli.Wire;

namespace ActorTrading.Cli.Running;

/// <summary>All that has to be asked of the node for one verb, in order.</summary>
internal sealed class Conversation(Verb verb, PatientClient client, GlobalSettings settings, Terminal terminal)
{
    /// <param name="key">The idempotency key.</param>
    /// <param name="isAll">Whether a list is wanted to its end.</param>
    /// <exception cref="UsageException">What is meant is not there; nothing was done.</exception>
    public async Task<Outcome> Hold(Values values, string key, bool isAll, CancellationToken interrupt)
    {
        if (verb.Lookup is { } lookup)
        {
            var path = RequestBuilder.PathOf(lookup.Route, values);
            var found = await List(new ApiRequest(HttpMethod.Get, path), interrupt).ConfigureAwait(false);
            if (found is not Outcome.Ok list)
            {
                return found;
            }

            values = values.With(lookup.Into, Find(lookup, list.Answer));
        }

        if (verb.Each is { } each)
        {
            return await ForEach(each, values, key, interrupt).ConfigureAwait(false);
        }

        var request = RequestBuilder.Build(verb, values, key, terminal);
        var outcome = isAll || verb.Pick is not null
            ? await List(request, interrupt).ConfigureAwait(false)
            : await client.Send(request, settings.Timeout, interrupt).ConfigureAwait(false);
        return outcome is Outcome.Ok ok && verb.Pick is { } pick
            ? new Outcome.Ok(Picked(pick, ok.Answer, values.ByName[pick.Parameter]))
            : outcome;
    }

    /// <summary>
    /// One request for each item of a list. What is refused of one keeps none of the others back; what is unknown or
    /// unreachable ends it, since the rest would fare alike.
    /// </summary>
    private async Task<Outcome> ForEach(Lookup each, Values values, string key, CancellationToken interrupt)
    {
        var path = RequestBuilder.PathOf(each.Route, values);
        var found = await List(new ApiRequest(HttpMethod.Get, path), interrupt).ConfigureAwait(false);
        if (found is not Outcome.Ok { Answer: var list })
        {
            return found;
        }

        var (done, refused) = (new List<NodeAnswer>(), (Outcome?)null);
        foreach (var id in Found(each, list))
        {
            var request = RequestBuilder.Build(verb, values.With(each.Into, id), key, terminal);
            switch (await client.Send(request, settings.Timeout, interrupt).ConfigureAwait(false))
            {
                case Outcome.Ok ok:
                    done.Add(ok.Answer);
                    break;
                case Outcome.Refused no:
                    refused = no;
                    break;
                case var open:
                    return open;
            }
        }

        return refused ?? new Outcome.Ok(Pages.ListOf(
            done.Count > 0 ? done : throw new UsageException(each.Missing)));
    }

    private async Task<Outcome> List(ApiRequest request, CancellationToken interrupt)
    {
        var parts = new List<NodeAnswer>();
        var next = request;
        while (true)
        {
            var outcome = await client.Send(next, settings.Timeout, interrupt).ConfigureAwait(false);
            if (outcome is not Outcome.Ok { Answer: var part })
            {
                return outcome;
            }

            parts.Add(part);
            if (Pages.NextOf(part) is not { } cursor)
            {
                return new Outcome.Ok(Pages.Joined(parts));
            }

            next = Pages.At(request, cursor);
        }
    }

    private static string Find(Lookup lookup, NodeAnswer list) =>
        Found(lookup, list).FirstOrDefault() ?? throw new UsageException(lookup.Missing);

    private static IEnumerable<string> Found(Lookup lookup, NodeAnswer list) =>
        Pages.ItemsOf(list)
            .Where(i => lookup.Where.Length == 0 || Json.At(i, lookup.Where) is { ValueKind: JsonValueKind.True })
            .Select(i => Json.Text(i, lookup.Take))
            .OfType<string>();

    private static NodeAnswer Picked(Pick pick, NodeAnswer list, string wanted)
    {
        foreach (var item in Pages.ItemsOf(list).Where(i => Matches(i, pick.Member, wanted)))
        {
            return list with { Body = Encoding.UTF8.GetBytes(item.GetRawText()) };
        }

        throw new UsageException($"There is no {pick.Parameter} '{wanted}' in the list.");
    }

    private static bool Matches(JsonElement item, string member, string wanted) =>
        Json.At(item, member) is { } value && value.ToString() == wanted;
}
