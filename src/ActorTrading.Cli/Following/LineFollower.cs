using System.Globalization;
using System.Net;
using System.Text.Json;
using ActorTrading.Cli.Console;
using ActorTrading.Cli.Output;
using ActorTrading.Cli.Palettes;
using ActorTrading.Cli.Running;
using ActorTrading.Cli.Wire;

namespace ActorTrading.Cli.Following;

/// <summary>Shows the newest of what grows, and then what is added to it: each once, one line each.</summary>
/// <param name="report">Says what came of a request that was not answered.</param>
internal sealed class LineFollower(
    Verb verb, PatientClient client, OutcomeReport report, GlobalSettings settings, Terminal terminal)
{
    /// <summary>So many at once, and there may be more by now: the next are asked for without a pause.</summary>
    private const int Plenty = 50;

    private const string Gap = "  ";

    private readonly CellText _cells = new(settings, terminal);
    private long? _last;

    /// <returns>One of <see cref="ExitCodes"/>. A node that is away for a while does not end it.</returns>
    /// <exception cref="UsageException">What was asked cannot be sent.</exception>
    public async Task<int> Run(Values values, CancellationToken interrupt)
    {
        var first = RequestBuilder.Build(verb, values, key: "", terminal);
        try
        {
            while (true)
            {
                var request = _last is { } number
                    ? first with { Path = RequestBuilder.WithQuery(first.Path, [After(number)]) }
                    : first;
                var outcome = await client.Send(request, settings.Timeout, interrupt).ConfigureAwait(false);
                if (outcome is Outcome.Refused { Answer.Status: < HttpStatusCode.InternalServerError })
                {
                    return Tell(outcome);
                }

                var shown = outcome is Outcome.Ok ok ? Show(ok.Answer) : Missed(outcome);
                if (shown < Plenty)
                {
                    await Task.Delay(settings.Every, terminal.Time, interrupt).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return ExitCodes.Ok;
        }
    }

    private static string After(long number) =>
        RequestBuilder.Pair("after", number.ToString(CultureInfo.InvariantCulture));

    private int Tell(Outcome outcome) => report.Tell(outcome, verb, key: "");

    private int Missed(Outcome outcome)
    {
        Tell(outcome);
        return 0;
    }

    private int Show(NodeAnswer answer)
    {
        var count = 0;
        foreach (var item in Pages.ItemsOf(answer))
        {
            terminal.Out.WriteLine(settings.IsJson ? JsonText.Of(item, isIndented: false) : LineOf(item));
            count++;
        }

        _last = Json.TryParse(answer.Body) is { } tail ? Json.At(tail, "last")?.GetInt64() : _last;
        terminal.Out.Flush();
        return count;
    }

    private string LineOf(JsonElement item) => string.Join(
        Gap, verb.Columns.Select(column => _cells.Of(Json.At(item, column.Path))).Where(cell => cell.Length > 0));
}
