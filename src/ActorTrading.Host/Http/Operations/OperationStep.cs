using ActorTrading.Domain.Audit;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Correlation;
using ActorTrading.Host.Http.Idempotency;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Operations;

/// <summary>
/// Gives every request that changes something its <see cref="Operation"/> and its line in the audit trail.
/// </summary>
internal sealed class OperationStep(AuditWriter audit, EntityAsking asking, IdSource ids, TimeProvider time)
{
    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (!DeclaredAccess.IsWrite(context.Request.Method) || context.Features.Get<Caller>() is not { } caller)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var hash = context.Features.Get<RepeatableRequest>()?.Hash;
        var facts = new OperationFacts(caller, context.Correlation().Id, Timestamp.From(time.GetUtcNow()), hash);
        var operation = new Operation(facts, ids, asking);
        context.Features.Set(operation);
        await next(context).ConfigureAwait(false);
        var endpoint = context.GetEndpoint()!;
        await audit.Write(context, NoteOf(context, endpoint, operation)).ConfigureAwait(false);
    }

    private static AuditNote NoteOf(HttpContext context, Endpoint endpoint, Operation operation)
    {
        var action = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "unnamed";
        var outcome = OutcomeOf(context);
        return new AuditNote(action, operation.Record.Target ?? context.Request.Path.Value ?? "", outcome)
        {
            Id = $"{operation.CommandId}:{outcome.ToString().ToLowerInvariant()}",
            Actor = operation.Caller.Token.Id.Value,
            Role = operation.Caller.Role,
            Reason = operation.Record.Reason,
            Code = context.Features.Get<Problem>()?.Code,
            Before = operation.Record.Before,
            After = operation.Record.After,
        };
    }

    private static AuditOutcome OutcomeOf(HttpContext context) => context.Response.StatusCode switch
    {
        < StatusCodes.Status400BadRequest => AuditOutcome.Accepted,
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => AuditOutcome.Denied,
        < StatusCodes.Status500InternalServerError => AuditOutcome.Refused,
        _ => context.Features.Get<Problem>()?.Code == ProblemCodes.OutcomeUnknown
            ? AuditOutcome.Unknown
            : AuditOutcome.Failed,
    };
}
