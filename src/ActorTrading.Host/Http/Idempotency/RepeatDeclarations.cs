using Microsoft.AspNetCore.Builder;

namespace ActorTrading.Host.Http.Idempotency;

/// <summary>How an endpoint says that its answer holds a secret.</summary>
public static class RepeatDeclarations
{
    /// <summary>
    /// The answer is not kept. A repeat runs the handler again, which finds its command accepted before and says so.
    /// </summary>
    public static TBuilder AnsweredOnce<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AnsweredOnce());

    /// <summary>
    /// A repeat has no further effect by itself, so that the key is not looked at: the endpoint must work while the
    /// store of answers does not.
    /// </summary>
    public static TBuilder RepeatsHarmlessly<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RepeatsHarmlessly());
}

internal sealed record AnsweredOnce;

internal sealed record RepeatsHarmlessly;
