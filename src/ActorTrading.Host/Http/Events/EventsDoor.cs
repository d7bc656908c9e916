using System.Net;
using System.Net.WebSockets;
using ActorTrading.Domain.Audit;
using ActorTrading.Engine.Subscriptions;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Limits;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Events;

/// <summary>Lets clients in by header or first frame, and sees them out with a code that says why.</summary>
internal sealed class EventsDoor(
    EventTail tail, TokenDirectory tokens, Authenticator authenticator, AuditWriter audit, EventsTerms terms)
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(5);

    private readonly ConnectionCounts _counts = new(terms.Options.ConnectionsPerTokenMax);
    private readonly TokenBucket _failuresNoted = new(perSecond: 1, burst: 60, terms.Time);
    private int _open;

    public async Task Serve(HttpContext context, CancellationToken stopping)
    {
        try
        {
            if (Interlocked.Increment(ref _open) > terms.Options.ConnectionsMax)
            {
                throw Full.AsException();
            }

            await Converse(context, stopping).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private static Problem Full { get; } = Problem.Unavailable(
        "too_many_subscribers", "There are as many event streams open as the node takes; come again.", ComeAgain);

    private async Task Converse(HttpContext context, CancellationToken stopping)
    {
        using var accepted = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var socket = new EventSocket(accepted, terms.Options, terms.Time);
        try
        {
            await Admit(context, socket, stopping).ConfigureAwait(false);
            await socket.Close((int)WebSocketCloseStatus.NormalClosure, "").ConfigureAwait(false);
        }
        catch (EventsEndException end)
        {
            await SeeOut(socket, end).ConfigureAwait(false);
        }
        catch (ProblemException wrong)
        {
            await SeeOut(socket, new EventsEndException(CloseCodes.BadMessage, wrong.Problem)).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The client is gone, or does not take what it is sent.
            socket.Abort();
        }
    }

    private async Task Admit(HttpContext context, EventSocket socket, CancellationToken stopping)
    {
        var caller = context.Features.Get<Caller>() ?? await FirstFrame(context, socket).ConfigureAwait(false);
        if (!_counts.TryEnter(caller.Token.Id))
        {
            throw EventsEndException.Limit(
                "too_many_connections",
                $"The token has {terms.Options.ConnectionsPerTokenMax} connections open, which is the most.");
        }

        try
        {
            using var watch = tokens.Watch(caller);
            var connection = new EventConnection(socket, caller, tail, terms);
            await using (connection.ConfigureAwait(false))
            {
                await connection.Serve(watch.Ended, stopping).ConfigureAwait(false);
            }
        }
        finally
        {
            _counts.Leave(caller.Token.Id);
        }
    }

    private async Task<Caller> FirstFrame(HttpContext context, EventSocket socket)
    {
        var message = await FirstMessage(socket).ConfigureAwait(false);
        if (message.Type != ClientMessage.Authenticate)
        {
            throw new EventsEndException(CloseCodes.Unauthenticated, new Problem(
                StatusCodes.Status401Unauthorized,
                ProblemCodes.Unauthenticated,
                "Send the token in the Authorization header, or first of all as {\"type\":\"authenticate\",...}."));
        }

        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        var result = await authenticator.Authenticate(message.Token, address, context.RequestAborted)
            .ConfigureAwait(false);
        if (result.Problem is { } problem)
        {
            await NoteFailure(context, result).ConfigureAwait(false);
            throw new EventsEndException(CloseCodes.Unauthenticated, problem);
        }

        return result.Caller!.May(Permission.ReadTrading)
            ? result.Caller
            : throw new EventsEndException(
                CloseCodes.Forbidden,
                Problem.Forbidden(ProblemCodes.PermissionMissing, "The token's role may not read."));
    }

    private async Task<ClientMessage> FirstMessage(EventSocket socket)
    {
        var receiving = socket.Receive();
        try
        {
            var bytes = await receiving.WaitAsync(terms.Options.TokenWithin, terms.Time).ConfigureAwait(false);
            return JsonReading.Read<ClientMessage>(bytes ?? throw new WebSocketException("The client has closed."));
        }
        catch (TimeoutException)
        {
            throw new EventsEndException(CloseCodes.TokenTimeout, new Problem(
                StatusCodes.Status401Unauthorized,
                ProblemCodes.Unauthenticated,
                $"No token came within {terms.Options.TokenWithin.TotalSeconds} seconds."));
        }
    }

    private async Task NoteFailure(HttpContext context, AuthenticationResult result)
    {
        if (_failuresNoted.TryTake() is null)
        {
            await audit.Write(context, new AuditNote("authenticate", "GET /events", AuditOutcome.Denied)
            {
                Actor = result.Tried?.Value ?? "nobody",
                Code = result.Problem!.Code,
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Says why it ends, and waits a little for the client to have heard it.</summary>
    private async Task SeeOut(EventSocket socket, EventsEndException end)
    {
        try
        {
            await socket.Send(ServerMessages.Error(end.Problem, end.Cursor)).ConfigureAwait(false);
            var reason = end.Cursor is { } cursor ? $"{end.Problem.Code} cursor={cursor}" : end.Problem.Code;
            await socket.Close(end.Code, reason).ConfigureAwait(false);
            await socket.Closed().WaitAsync(terms.Options.CloseWithin, terms.Time).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or TimeoutException)
        {
            socket.Abort();
        }
    }
}
