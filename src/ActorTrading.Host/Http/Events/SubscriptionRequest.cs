using System.Collections.Immutable;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Subscriptions;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Events;

/// <summary>Holds what a client asks for to what it may see and to what there is.</summary>
internal sealed class SubscriptionRequest(Caller caller, EventsOptions options, EventTail tail)
{
    /// <exception cref="EventsEndException">It asks for what is not there, or not for it.</exception>
    public (EventFilter Filter, long After) Check(ClientMessage message) =>
        (new EventFilter
        {
            Topics = TopicsOf(message),
            Portfolios = PortfoliosOf(message),
            Covers = portfolio => caller.Sees(new PortfolioId(portfolio)),
            CoversNode = caller.Scope.IsEverything,
        },
        CursorOf(message));

    private static EventTopics TopicsOf(ClientMessage message)
    {
        if (message.Topics is not { Count: > 0 } names)
        {
            throw EventsEndException.BadMessage("topics_missing", $"Say which topics: {Known}.");
        }

        return names.Aggregate(EventTopics.None, (all, name) => TopicMap.TryParse(name, out var topic)
            ? all | topic
            : throw EventsEndException.BadMessage("topic_unknown", $"There is no topic '{name}'; known are: {Known}."));
    }

    private static string Known => string.Join(", ", TopicMap.Names);

    private ImmutableHashSet<string>? PortfoliosOf(ClientMessage message)
    {
        if (message.Portfolios is not { } named)
        {
            return null;
        }

        if (named.Count == 0)
        {
            throw EventsEndException.BadMessage(
                "portfolios_empty", "A subscription to no portfolio is none; leave the field out for all.");
        }

        if (named.Count > options.PortfoliosMax)
        {
            throw EventsEndException.Limit(
                "too_many_portfolios", $"A subscription names at most {options.PortfoliosMax} portfolios.");
        }

        return named.FirstOrDefault(id => !caller.Sees(new PortfolioId(id))) is { } hidden
            ? throw new EventsEndException(CloseCodes.Unknown, UnknownProblems.Portfolio(hidden))
            : [.. named];
    }

    private long CursorOf(ClientMessage message) => message.Cursor switch
    {
        null => tail.Head,
        < 0 => throw EventsEndException.BadMessage(
            "cursor_invalid", $"{message.Cursor} is no cursor; take one from a message, or 0 for the beginning."),
        { } cursor when cursor > tail.Head => throw new EventsEndException(
            CloseCodes.CursorPastHead,
            Problem.Conflict(
                "cursor_past_head",
                $"The journal ends at {tail.Head}; cursor {cursor} is of another one, or of one from before a backup "
                    + "was restored. Read the present state and go on without a cursor.")),
        { } cursor => cursor,
    };
}
