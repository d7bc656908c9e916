using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.TimeTravel;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.History;

/// <summary>Time travel: the state of an entity at a sequence number or a time, folded from the journal.</summary>
public sealed class StateModule(StateHistory history) : IEndpointModule, IDisposable
{
    /// <summary>Long journals are folded at a time; others are asked to come again.</summary>
    private const int AtOnceMax = 2;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _room = new(AtOnceMax, AtOnceMax);

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/journal/entities/{type}/{key}/state", Read)
            .Needs(Permission.ReadTrading, PortfolioScope.InHandler)
            .WithTags("Journal")
            .WithName("read_state_at")
            .WithSummary("Read the state of an entity after an event (sequence), at a time, or now, from the journal")
            .Answers<StateAnswer>();

    public void Dispose() => _room.Dispose();

    private async Task<IResult> Read(
        string type, string key, long? sequence, string? time, Caller caller, CancellationToken cancellation)
    {
        var entity = new EntityId(type, key);
        JournalAccess.Demand(entity, caller);
        if (!await _room.WaitAsync(TimeSpan.Zero, cancellation).ConfigureAwait(false))
        {
            throw Problem.TooMany(
                "too_many_replays", $"{AtOnceMax} journals are being folded; ask again.", Soon).AsException();
        }

        try
        {
            var past = await Fold(entity, sequence, time, cancellation).ConfigureAwait(false);
            return TypedResults.Ok(StateAnswer.Of(past ?? throw JournalAccess.Unknown(entity)));
        }
        catch (UnreadableJournalException damage)
        {
            throw Problem.Conflict("journal_unreadable", damage.Message).AsException();
        }
        finally
        {
            _room.Release();
        }
    }

    private async ValueTask<PastState?> Fold(
        EntityId entity, long? sequence, string? time, CancellationToken cancellation)
    {
        if (time is not null)
        {
            return sequence is null && Timestamp.TryParse(time, out var at)
                ? await history.AtTime(entity, at, cancellation).ConfigureAwait(false)
                : throw Problem.WrongParameter("time", "This is an ISO 8601 time, and goes without sequence.")
                    .AsException();
        }

        if (sequence < 0)
        {
            throw Problem.WrongParameter("sequence", "This is a number from 0.").AsException();
        }

        var past = await history.AtSequence(entity, sequence ?? long.MaxValue, cancellation).ConfigureAwait(false);
        return past is null || sequence is null || past.Sequence == sequence
            ? past
            : throw Problem.NotFound(
                "sequence_unknown", $"The journal of {entity} ends with event {past.Sequence}.").AsException();
    }
}
