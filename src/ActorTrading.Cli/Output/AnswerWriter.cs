using System.Text;
using System.Text.Json;
using ActorTrading.Cli.Access;
using ActorTrading.Cli.Console;
using ActorTrading.Cli.Palettes;
using ActorTrading.Cli.Running;
using ActorTrading.Cli.Wire;

namespace ActorTrading.Cli.Output;

/// <summary>Shows what the node answered.</summary>
internal sealed class AnswerWriter(Verb verb, GlobalSettings settings, Terminal terminal)
{
    private readonly GridWriter _grid = new(terminal);
    private readonly Grids _grids = new(new CellText(settings, terminal));

    /// <summary>The file for the secret of the answer; null to show it.</summary>
    public string? SaveTo { get; init; }

    /// <returns>One of <see cref="ExitCodes"/>: a probe can be answered and be bad.</returns>
    public int Write(NodeAnswer answer, Values values)
    {
        if (verb.Form == AnswerForm.Metrics)
        {
            new MetricsWriter(_grid, settings, terminal).Write(Encoding.UTF8.GetString(answer.Body), values);
        }
        else if (answer.Body.Length == 0)
        {
            terminal.Error.WriteLine("done");
        }
        else
        {
            WriteJson(Saved(Json.TryParse(answer.Body) ?? throw Foreign()));
            TellOfMore(answer);
        }

        return answer.IsSuccess && !IsBad(answer) ? ExitCodes.Ok : ExitCodes.Refused;
    }

    /// <summary>Whether checks that were answered were not all good.</summary>
    private bool IsBad(NodeAnswer answer) => verb.Form == AnswerForm.Checks
        && Json.TryParse(answer.Body) is { } checks
        && Json.At(checks, "ok") is { ValueKind: JsonValueKind.False };

    private static UsageException Foreign() =>
        new("What answered does not speak as a node does.", "Is this the address of one?");

    private void WriteJson(JsonElement answer)
    {
        var body = verb.Part is { } part ? Json.At(answer, part) ?? answer : answer;
        if (settings.IsJson)
        {
            terminal.Out.WriteLine(JsonText.Of(body, isIndented: !settings.IsWatched));
        }
        else if (ListOf(body) is { } list)
        {
            _grid.Write(_grids.OfList([.. list.EnumerateArray()], verb.Columns));
        }
        else if (body.ValueKind == JsonValueKind.Object)
        {
            foreach (var grid in _grids.OfThing(body, verb.Sections))
            {
                _grid.Write(grid);
            }
        }
        else
        {
            terminal.Out.WriteLine(CellText.Plain(body.ToString()));
        }
    }

    private static JsonElement? ListOf(JsonElement body) => body.ValueKind == JsonValueKind.Array
        ? body
        : Json.At(body, "items") is { ValueKind: JsonValueKind.Array } items ? items : null;

    private JsonElement Saved(JsonElement body)
    {
        if (SaveTo is null || verb.SecretMember is not { } member || Json.Text(body, member) is not { } secret)
        {
            return body;
        }

        var path = terminal.PathOf(SaveTo);
        PrivateFile.Create(path, secret + "\n");
        terminal.Error.WriteLine($"The secret is in {path}.");
        return JsonText.With(body, member, BearerToken.Hidden);
    }

    private void TellOfMore(NodeAnswer answer)
    {
        if (verb.IsPaged && Pages.NextOf(answer) is { } cursor)
        {
            terminal.Error.WriteLine($"There is more: --all, or --cursor {cursor}");
        }
    }
}
