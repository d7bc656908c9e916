using System.Text;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Operations;

/// <summary>
/// One request that changes something: who, when, and the ids under which it has one effect however often it comes.
/// Handlers take it as a parameter.
/// </summary>
public sealed class Operation
{
    private readonly IdSource _ids;
    private readonly EntityAsking _asking;
    private readonly bool _isRepeatable;

    internal Operation(OperationFacts facts, IdSource ids, EntityAsking asking)
    {
        (Caller, At, _ids, _asking) = (facts.Caller, facts.At, ids, asking);
        _isRepeatable = facts.IdempotencyHash is not null;
        CommandId = facts.IdempotencyHash is { } hash ? $"http:{hash}" : $"http:{facts.Correlation}:{ids.Hex(8)}";
        By = $"{facts.Caller.Token.Id}/{facts.Correlation}";
    }

    public Caller Caller { get; }

    public Timestamp At { get; }

    /// <summary>For the command of an operation that has one; the same for a repeat.</summary>
    public string CommandId { get; }

    /// <summary>Who is told to entities: token id and correlation id, <c>4f2a90c1d3e5/c0ffee</c>.</summary>
    public string By { get; }

    /// <summary>What the handler adds to the line of the audit trail.</summary>
    public OperationRecord Record { get; } = new();

    /// <summary>
    /// Gives an entity a command under <see cref="CommandId"/> and waits for its answer, though no longer than a
    /// request may take: then the outcome is unknown, and a repeat with the same Idempotency-Key tells.
    /// </summary>
    /// <param name="step">Tells the commands of one operation apart.</param>
    public Task<CommandResult> Ask(EntityId entity, object command, string? step = null) =>
        _asking.Ask(entity, command, step is null ? CommandId : CommandIdOf(step));

    /// <summary>As <see cref="Ask"/>; whatever is not accepted ends the request with a problem.</summary>
    public async Task<CommandResult.Accepted> Do(EntityId entity, object command, string? step = null) =>
        CommandAnswer.Demand(await Ask(entity, command, step).ConfigureAwait(false));

    /// <summary>For one of several commands of an operation.</summary>
    public string CommandIdOf(string step) => $"{CommandId}:{step}";

    /// <summary>An id for what the operation makes; for a repeat it is the one of the first time.</summary>
    public string NewId(string purpose = "") =>
        (_isRepeatable
            ? IdSource.DerivedId(Encoding.UTF8.GetBytes($"{CommandId}:{purpose}"))
            : _ids.NewId()).ToString();

    /// <summary>For the framework.</summary>
    public static ValueTask<Operation?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<Operation>());
}
