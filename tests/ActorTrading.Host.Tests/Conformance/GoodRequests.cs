using System.Text.Json.Nodes;
using ActorTrading.Engine.Jobs;
using ActorTrading.Engine.Portfolios;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>
/// Makes a request to any operation that the node has to take. Most follow from the document; where the document cannot
/// say what is needed, such as a session to be paused, it is said here, by the operation's name.
/// </summary>
internal sealed class GoodRequests(ApiContract contract, ApiWorld world)
{
    private readonly Sampling _samples = new(contract, world);

    /// <summary>A new one each time: what it is about was not asked for before.</summary>
    public async Task<ApiRequest> Of(ApiOperation operation)
    {
        if (operation.Name == "back_up_journal")
        {
            await world.Heal();
        }

        var body = await BodyOf(operation);
        var request = new ApiRequest(operation)
        {
            Path = await PathOf(operation),
            Query = [.. await QueryOf(operation)],
            Body = body ?? (operation.Body is { } schema ? _samples.Of(schema, operation.Name)!.ToJsonString() : null),
        };
        return operation.Name == "update_rule" ? request.With("If-Match", "*") : request;
    }

    private async Task<string?> BodyOf(ApiOperation operation) => operation.Name switch
    {
        "create_rule" or "update_rule" => ApiWorld.RuleOf(world.NewName("rule")),
        "start_session" => ApiWorld.SessionOf(await world.OpenPortfolio()),
        "create_job" => ApiWorld.JobOf(world.NewName("job")),
        "change_job" => Without(ApiWorld.JobOf("unused"), "id"),
        "open_portfolio" => $$"""{"id":"{{world.NewName("opened")}}","name":"new","base_currency":"USD"}""",
        "raise_halt" => $$"""{"scope":"account","target":"{{world.NewName("nobody")}}","reason":"a test"}""",
        "lower_halt" => await StandingHalt(),
        "accept_loss" => $$"""{"last_good":0,"reason":"a test"}""",
        _ => operation.Example?.ToJsonString(),
    };

    private async Task<Dictionary<string, string>> PathOf(ApiOperation operation)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in operation.In("path"))
        {
            values[parameter.Name] = await PathValue(operation, parameter.Name);
        }

        return values;
    }

    private async Task<string> PathValue(ApiOperation operation, string parameter) => operation.Name switch
    {
        "list_rules" or "list_sessions" or "list_trades" => ApiWorld.Portfolio,
        "update_rule" or "delete_rule" or "activate_rule" or "deactivate_rule" => await world.Rule(),
        "stop_session" or "pause_session" or "get_session_status" or "get_session_performance" =>
            await world.StartSession(),
        "resume_session" => await PausedSession(),
        "get_trade_details" => await world.Trade(isOpen: false),
        "cancel_trade" => await world.Trade(isOpen: true),
        "close_position" when parameter == "symbol" => await world.Position(),
        "acknowledge_alert" => await world.Alert(),
        "revoke_token" => (await world.Token("viewer")).Split('_')[1],
        "show_job" or "list_job_runs" or "change_job" or "delete_job" or "run_job" => await world.Job(),
        "cancel_job_run" => await world.RunningJob(),
        "accept_loss" or "resume_entity" or "suspend_entity" when parameter == "type" => JobEntity.Type,
        "suspend_entity" => await world.JobToSuspend(),
        "passivate_entity" => parameter == "type" ? PortfolioEntity.Type : await world.OpenPortfolio(),
        "accept_loss" => await world.DamagedJob(),
        "resume_entity" => await world.SuspendedJob(),
        "restart_entity" when parameter == "key" => ApiWorld.Idle,
        "verify_backup" => await world.Backup(),
        "trace_request" => await world.Correlation(),
        _ => await Found(operation, parameter),
    };

    private async Task<IEnumerable<(string Name, string Value)>> QueryOf(ApiOperation operation)
    {
        if (operation.Name == "list_decisions")
        {
            return [("portfolio", ApiWorld.Portfolio)];
        }

        var query = new List<(string, string)>();
        foreach (var needed in operation.In("query").Where(p => p.IsRequired))
        {
            query.Add((needed.Name, await Found(operation, needed.Name)));
        }

        return query;
    }

    /// <summary>
    /// What a parameter can be where nobody said it: something known by its name, or else the first item of the list
    /// that the path goes through.
    /// </summary>
    private async Task<string> Found(ApiOperation operation, string parameter)
    {
        if (operation.Path.StartsWith($"/portfolios/{{{parameter}}}", StringComparison.Ordinal))
        {
            return ApiWorld.Portfolio;
        }

        if (Sampling.ByName(parameter) is { } known)
        {
            return known.ToString();
        }

        var before = operation.Path.Split('{')[0].TrimEnd('/');
        var list = contract.Operations.FirstOrDefault(o => o.Path == before && o.Method == HttpMethod.Get)
            ?? throw new NotSupportedException(
                $"{operation} cannot be driven: nothing says what '{parameter}' could be. Teach GoodRequests.");
        var items = await world.Read((await Of(list)).Target);
        var first = items["items"]?.AsArray().FirstOrDefault();
        return (first?[parameter] ?? first?["id"] ?? first?["name"])?.ToString()
            ?? throw new NotSupportedException(
                $"{operation} cannot be driven: {before} lists nothing with '{parameter}'. Teach GoodRequests.");
    }

    private async Task<string> PausedSession()
    {
        var id = await world.StartSession();
        await world.Created($"/auto-trading/sessions/{id}/pause", """{"reason":"a test"}""");
        return id;
    }

    private async Task<string> StandingHalt()
    {
        var target = world.NewName("nobody");
        await world.Created("/halts", $$"""{"scope":"account","target":"{{target}}","reason":"a test"}""");
        return $$"""{"scope":"account","target":"{{target}}","reason":"the test is over"}""";
    }

    private static string Without(string json, string field)
    {
        var body = JsonNode.Parse(json)!.AsObject();
        body.Remove(field);
        return body.ToJsonString();
    }
}
