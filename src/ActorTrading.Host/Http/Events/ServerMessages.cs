using System.Text.Json;
using ActorTrading.Engine.Subscriptions;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Events;

/// <summary>What the server says beside events.</summary>
internal static class ServerMessages
{
    /// <summary>The token is good; subscribe now.</summary>
    public static byte[] Ready(long head) => Write(new { type = "ready", head, topics = TopicMap.Names });

    /// <summary>Events after the cursor follow.</summary>
    public static byte[] Subscribed(EventTopics topics, long cursor) =>
        Write(new { type = "subscribed", topics = TopicMap.NamesOf(topics), cursor });

    /// <summary>There is nothing up to this cursor that was not told.</summary>
    public static byte[] Heartbeat(long cursor) => Write(new { type = "heartbeat", cursor });

    public static byte[] Error(Problem problem, long? cursor) => Write(new
    {
        type = "error",
        code = problem.Code,
        detail = problem.Detail,
        errors = problem.Errors.IsEmpty ? null : (IReadOnlyList<FieldProblem>)problem.Errors,
        cursor,
    });

    private static byte[] Write<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message, HttpJson.Options);
}
