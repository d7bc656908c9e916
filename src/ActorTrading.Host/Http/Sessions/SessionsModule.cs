using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Sessions;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Host.Http.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Sessions;

/// <summary>
/// What changes trading sessions. Starting one only permits: rules trade when the market next calls for it.
/// </summary>
internal sealed class SessionsModule(TradingParts parts, PortfolioDesk desk) : IEndpointModule
{
    private PortfolioScope OfSession =>
        PortfolioScope.OfOwned((_, id) => desk.Owners.OfSession(id), UnknownProblems.Session);

    public void Map(IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/auto-trading/sessions").WithTags("Sessions");
        sessions.MapPost("/start", Start)
            .Needs(Permission.ControlSessions, PortfolioScope.InHandler)
            .WithName("start_session").WithSummary("Start a portfolio's trading session, now or at a scheduled time")
            .Answers<SessionAnswer>(StatusCodes.Status201Created);
        sessions.MapPost("/{id}/stop", Stop)
            .Needs(Permission.ControlSessions, OfSession)
            .WithName("stop_session").WithSummary("Stop a session for good; exits of what is left remain possible")
            .Answers<SessionAnswer>();
        sessions.MapPost("/{id}/pause", Pause)
            .Needs(Permission.ControlSessions, OfSession)
            .WithName("pause_session").WithSummary("Make no new entries; exits and protective orders work on")
            .Answers<SessionAnswer>();
        sessions.MapPost("/{id}/resume", Resume)
            .Needs(Permission.ControlSessions, OfSession)
            .WithName("resume_session").WithSummary("Allow entries again")
            .Answers<SessionAnswer>();
    }

    private async Task<IResult> Start(Body<NewSession> body, Operation operation, EntityAsking asking)
    {
        var wanted = body.Value;
        var portfolio = wanted.PortfolioId;
        operation.Caller.Demand(portfolio);
        desk.DemandKnown(portfolio);
        var id = new SessionId(operation.NewId("session"));
        operation.Record.Target = $"session {id} of portfolio {portfolio}";
        var config = wanted.ToConfig();
        DemandGood(config);
        var instruments = InstrumentsOf(config);
        foreach (var instrument in instruments)
        {
            var list = new PortfolioCommand.ListInstrument(instrument) { At = desk.Now() };
            await desk.Do(operation, portfolio, list, $"list {instrument.Symbol}").ConfigureAwait(false);
        }

        desk.Owners.ClaimSession(id.Value, portfolio);
        var start = new SessionCommand.Start(id, config, operation.By) { At = desk.Now() };
        await desk.Do(operation, portfolio, new PortfolioCommand.ChangeSession(start) { At = desk.Now() })
            .ConfigureAwait(false);
        await desk.CatchUp().ConfigureAwait(false);
        var state = await desk.State(portfolio, asking).ConfigureAwait(false);
        operation.Record.After = $"{state.Session.Phase}, {string.Join(' ', config.Symbols)}";
        return TypedResults.Created(
            $"/auto-trading/sessions/{id}/status", SessionAnswer.Of(state, state.Session));
    }

    /// <summary>All that is wrong at once; the decider would name the first.</summary>
    private void DemandGood(SessionConfig config)
    {
        var problems = SessionConfigRules.Check(config, desk.Now());
        if (!problems.IsEmpty)
        {
            throw Problem.Unprocessable(
                problems[0].Code,
                "The session cannot be started like this; see errors.",
                [.. problems.Select(p => new FieldProblem("$", p.Code, p.Message))]).AsException();
        }
    }

    private Instrument[] InstrumentsOf(SessionConfig config)
    {
        var found = config.Symbols.Select(s => (Symbol: s, Instrument: parts.Catalogue.Find(s))).ToArray();
        var unknown = found.Index().Where(f => f.Item.Instrument is null).ToArray();
        return unknown.Length == 0
            ? [.. found.Select(f => f.Instrument!)]
            : throw Problem.Unprocessable(
                PortfolioRejection.InstrumentUnknown,
                "This node has no data for some of the markets; see errors.",
                [
                    .. unknown.Select(u => new FieldProblem(
                        $"$.symbols[{u.Index}]", "symbol_unknown", $"The node does not know {u.Item.Symbol}.")),
                ]).AsException();
    }

    private Task<IResult> Stop(string id, Body<SessionReason> body, Operation operation, EntityAsking asking)
    {
        operation.Record.Reason = body.Value.Reason;
        return Change(id, new SessionCommand.Stop(body.Value.Reason) { At = desk.Now() }, operation, asking);
    }

    private Task<IResult> Pause(string id, Body<SessionReason> body, Operation operation, EntityAsking asking)
    {
        operation.Record.Reason = body.Value.Reason;
        return Change(id, new SessionCommand.PauseEntries(body.Value.Reason) { At = desk.Now() }, operation, asking);
    }

    private Task<IResult> Resume(string id, Operation operation, EntityAsking asking) =>
        Change(id, new SessionCommand.Resume { At = desk.Now() }, operation, asking);

    private async Task<IResult> Change(
        string id, SessionCommand command, Operation operation, EntityAsking asking)
    {
        var portfolio = desk.Owners.OfSession(id) ?? throw UnknownProblems.Session(id).AsException();
        operation.Record.Target = $"session {id} of portfolio {portfolio}";
        var before = await desk.State(portfolio, asking).ConfigureAwait(false);
        if (before.Session.Id?.Value != id)
        {
            throw Problem.Conflict(
                SessionRejection.AlreadyStopped, $"Session {id} is over; another has followed it.").AsException();
        }

        operation.Record.Before = before.Session.Phase.ToString();
        await desk.Do(operation, portfolio, new PortfolioCommand.ChangeSession(command) { At = desk.Now() })
            .ConfigureAwait(false);
        var after = await desk.State(portfolio, asking).ConfigureAwait(false);
        operation.Record.After = after.Session.Phase.ToString();
        return TypedResults.Ok(SessionAnswer.Of(after, after.Session));
    }
}
