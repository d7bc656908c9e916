using System.Text.Json;
using System.Text.Json.Nodes;
using ActorTrading.Cli.Console;
using ActorTrading.Cli.Palettes;
using ActorTrading.Cli.Wire;

namespace ActorTrading.Cli.Output;

/// <summary>Says what came of something that was not simply done, and what to do about it.</summary>
internal sealed class OutcomeReport(Uri address, GlobalSettings settings, Terminal terminal)
{
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Tell(Outcome outcome, Verb verb, string key)
    {
        switch (outcome)
        {
            case Outcome.Refused refused:
                Refused(refused.Answer);
                return ExitCodes.Refused;
            case Outcome.Unknown unknown:
                Unknown(unknown, verb, key);
                return ExitCodes.Unknown;
            case Outcome.Unreachable unreachable:
                Say("unreachable", $"{address.Authority}: {unreachable.Reason}", Advice.Unreachable);
                return ExitCodes.Unreachable;
            default:
                return ExitCodes.Ok;
        }
    }

    /// <summary>Complains of what was never sent.</summary>
    public static int Tell(UsageException fault, Terminal terminal)
    {
        terminal.Error.WriteLine($"error: {CellText.Plain(fault.Message)}");
        if (fault.Advice is { } advice)
        {
            terminal.Error.WriteLine(advice);
        }

        return ExitCodes.Refused;
    }

    private void Refused(NodeAnswer answer)
    {
        var problem = Problem.Of(answer);
        if (settings.IsJson && answer.IsJson && Json.TryParse(answer.Body) is { } body)
        {
            terminal.Error.WriteLine(JsonText.Of(body, isIndented: true));
            return;
        }

        var code = problem.Code is null ? "" : $" [{problem.Code}]";
        terminal.Error.WriteLine(CellText.Plain($"refused: {problem.Title} ({problem.Status}){code}"));
        WriteUnlessNull(problem.Detail);
        foreach (var error in problem.Errors)
        {
            terminal.Error.WriteLine(CellText.Plain($"  {error.Path}: {error.Message} [{error.Code}]"));
        }

        WriteUnlessNull(Advice.For(problem));
        WriteUnlessNull(problem.CorrelationId is null ? null : "correlation id: " + problem.CorrelationId);
    }

    private void Unknown(Outcome.Unknown unknown, Verb verb, string key)
    {
        var last = unknown.Last is null ? null : Problem.Of(unknown.Last).Detail;
        var isRepeatable = verb.Method == HttpMethod.Post;
        if (settings.IsJson)
        {
            WriteJson("unknown", unknown.Reason, isRepeatable ? key : null);
            return;
        }

        terminal.Error.WriteLine($"UNKNOWN: this may have been done, or not. {CellText.Plain(unknown.Reason)}");
        WriteUnlessNull(last);
        terminal.Error.WriteLine(isRepeatable ? Advice.Repeat(key) : Advice.LookFirst);
    }

    private void Say(string outcome, string message, string advice)
    {
        if (settings.IsJson)
        {
            WriteJson(outcome, message, key: null);
            return;
        }

        terminal.Error.WriteLine($"{outcome}: {CellText.Plain(message)}");
        terminal.Error.WriteLine(advice);
    }

    private void WriteJson(string outcome, string message, string? key)
    {
        var json = new JsonObject { ["outcome"] = outcome, ["message"] = message };
        if (key is not null)
        {
            json["idempotency_key"] = key;
        }

        terminal.Error.WriteLine(JsonText.Of(JsonSerializer.SerializeToElement(json), isIndented: true));
    }

    private void WriteUnlessNull(string? text)
    {
        if (text is not null)
        {
            terminal.Error.WriteLine(CellText.Plain(text));
        }
    }
}
