using System.Data.Common;
using System.Diagnostics;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Halts;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Idempotency;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Limits;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Halts;

/// <summary>
/// The emergency stop: pulled by traders within their portfolios, released by admins. Pulling it waits for nothing that
/// may be broken.
/// </summary>
/// <param name="inPortfolios">Halts of their own scope that stand against portfolios, as those have it.</param>
public sealed class HaltsModule(HaltDesk desk, Func<IReadOnlyList<Halt>> inPortfolios, TimeProvider time)
    : IEndpointModule
{
    /// <summary>How long a list of halts waits for the journal before it comes without history.</summary>
    private static readonly TimeSpan HistoryPatience = TimeSpan.FromSeconds(2);

    public void Map(IEndpointRouteBuilder routes)
    {
        var halts = routes.MapGroup("/halts").WithTags("Halts");
        halts.MapPost("", Raise)
            .Needs(Permission.RaiseHalts, PortfolioScope.InHandler)
            .WithoutRateLimit().AuditedWithoutWaiting().RepeatsHarmlessly()
            .WithName("raise_halt").WithSummary("Stop a portfolio, symbol, account or everything, at once")
            .Answers<HaltRaised>();
        halts.MapGet("", Overview)
            .Needs(Permission.ReadTrading, PortfolioScope.InHandler)
            .WithName("list_halts").WithSummary("What is stopped, and what happened lately")
            .Answers<HaltOverview>();
        halts.MapGet("/status", () => TypedResults.Ok(HaltStatusView.Of(desk.Status)))
            .Needs(Permission.ReadNode, PortfolioScope.Node)
            .WithName("halt_status").WithSummary("How the emergency stop of this node stands")
            .Answers<HaltStatusView>();
        halts.MapPost("/lower", Lower)
            .Needs(Permission.LowerHalts, PortfolioScope.Node)
            .AnsweredOnce()
            .WithName("lower_halt").WithSummary("Release a halt: ask for a code, then send it back")
            .Answers<HaltLowered>().Answers<HaltLowered>(StatusCodes.Status202Accepted);
        halts.MapPost("/drill", Drill)
            .Needs(Permission.RaiseHalts, PortfolioScope.Node)
            .WithName("drill_halt").WithSummary("Go through an emergency stop that stops nothing, and time it")
            .Answers<HaltDrillView>();
    }

    // Not asynchronous: the answer does not depend on the thread pool having another thread to spare.
    private Ok<HaltRaised> Raise(Body<NewHalt> body, Operation operation)
    {
        var wanted = body.Value;
        var scope = HaltTarget.Read(wanted.Scope, wanted.Target);
        (operation.Record.Target, operation.Record.Reason) = (scope.ToString(), wanted.Reason);
        if (scope.Kind == HaltScopeKind.Portfolio)
        {
            operation.Caller.Demand(new PortfolioId(scope.Target));
        }
        else
        {
            operation.Caller.DemandEverything();
        }

        var request = new HaltRequest(scope, wanted.Level, wanted.Flatten, wanted.Reason, operation.By);
        if (request.Check() is { } refusal)
        {
            throw new Problem(RefusalStatus.Of(refusal.Code), refusal.Code, refusal.Message).AsException();
        }

        operation.Record.Before = desk.Status.InForce.Standing.Halts.LevelOf(scope).ToString();
        var receipt = desk.Raise(request);
        operation.Record.After = $"{wanted.Level}{(wanted.Flatten ? ", flatten" : "")}; "
            + $"{receipt.CancelsSent} cancels, {(receipt.IsDurable ? "durable" : "not durable yet")}";
        return TypedResults.Ok(HaltRaised.Of(receipt));
    }

    private async Task<IResult> Overview(Caller caller)
    {
        var inForce = desk.Status.InForce;
        var register = await Register().ConfigureAwait(false);
        var standing = inForce.Standing;
        return TypedResults.Ok(new HaltOverview
        {
            Standing =
            [
                .. standing.Halts.Raised.Values.Where(h => IsSeenBy(caller, h.Scope))
                    .Select(h => HaltView.Of(h, standing.Flattening.Contains(h.Scope))),
            ],
            Automatic = [.. inForce.Automatic.Values.Select(h => HaltView.Of(h, flatten: false))],
            Portfolios = OfPortfolios(caller, standing),
            Pending = register is null
                ? null
                : [.. register.Pending.Values.Where(p => IsSeenBy(caller, p.Scope)).Select(ViewOf)],
            History = register is null
                ? null
                :
                [
                    .. register.History.Select(HaltHistoryEntry.Of).Where(
                        e => e is not { Scope: HaltScopeKind.Portfolio, Target: { } id } || caller.Sees(new(id))),
                ],
        });
    }

    private async Task<IResult> Lower(Body<HaltLowering> body, Operation operation)
    {
        var wanted = body.Value;
        var scope = HaltTarget.Read(wanted.Scope, wanted.Target);
        (operation.Record.Target, operation.Record.Reason) = (scope.ToString(), wanted.Reason);
        operation.Record.Before = desk.Status.InForce.Standing.Halts.LevelOf(scope).ToString();
        var result = wanted.Code is { } code
            ? await desk.ConfirmLower(scope, code, operation.By).ConfigureAwait(false)
            : await desk.RequestLower(new HaltCommand.Lower(
                scope, wanted.To ?? HaltLevel.None, wanted.Reason ?? "", operation.By, operation.At))
                .ConfigureAwait(false);
        return Answer(result, operation);
    }

    private async Task<IResult> Drill(Operation operation)
    {
        operation.Record.Target = "drill";
        var drill = await desk.Drill(operation.By).ConfigureAwait(false);
        operation.Record.After = $"{drill.Took.TotalMilliseconds:0} ms";
        return TypedResults.Ok(HaltDrillView.Of(drill));
    }

    private static IResult Answer(LowerResult result, Operation operation)
    {
        switch (result)
        {
            case LowerResult.CodeGiven { Lowering: var pending }:
                operation.Record.After = "waits for its code";
                return TypedResults.Accepted((string?)null, new HaltLowered
                {
                    Scope = pending.Scope.Kind,
                    Target = HaltView.TargetOf(pending.Scope),
                    Level = pending.To,
                    Code = pending.Code,
                    CodeExpiresAt = pending.ExpiresAt,
                });
            case LowerResult.Lowered lowered:
                operation.Record.After = lowered.To.ToString();
                return TypedResults.Ok(new HaltLowered
                {
                    Scope = lowered.Scope.Kind,
                    Target = HaltView.TargetOf(lowered.Scope),
                    Level = lowered.To,
                    File = StepView.Of(lowered.File),
                });
            case LowerResult.Refused { Reason: var refusal }:
                throw new Problem(RefusalStatus.Of(refusal.Code), refusal.Code, refusal.Message).AsException();
            case LowerResult.Undecided undecided:
                throw Problem.Unavailable(ProblemCodes.OutcomeUnknown, undecided.Reason).AsException();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<HaltRegister?> Register()
    {
        try
        {
            return await desk.Register().WaitAsync(HistoryPatience, time).ConfigureAwait(false);
        }
        catch (Exception away) when (away is TimeoutException or EntityUnavailableException)
        {
            return null;
        }
    }

    private static HaltPending ViewOf(PendingLowering pending) => new(
        pending.Scope.Kind,
        HaltView.TargetOf(pending.Scope),
        pending.To,
        pending.Reason,
        pending.By,
        pending.ExpiresAt);

    private IReadOnlyList<HaltView>? OfPortfolios(Caller caller, StandingHalts standing)
    {
        try
        {
            return
            [
                .. inPortfolios().Where(h => IsSeenBy(caller, h.Scope) && IsOwn(h, standing))
                    .Select(h => HaltView.Of(h, flatten: false)),
            ];
        }
        catch (DbException)
        {
            // What stands is told also while the read models cannot be read.
            return null;
        }
    }

    /// <summary>Whether the portfolio stands stricter than people have put it, by a limit or rule of its own.</summary>
    private static bool IsOwn(Halt halt, StandingHalts standing) => standing.Halts.LevelOf(halt.Scope) < halt.Level;

    private static bool IsSeenBy(Caller caller, HaltScope scope) =>
        scope.Kind != HaltScopeKind.Portfolio || caller.Sees(new PortfolioId(scope.Target));
}
