using ActorTrading.Host.Http.Idempotency;
using Microsoft.OpenApi;

namespace ActorTrading.Host.Http.Documentation;

/// <summary>What the document says of repeating a POST with its Idempotency-Key.</summary>
/// <param name="Word">For programs: <c>replayed</c> or <c>shown_once</c>.</param>
internal sealed record RepeatText(string Word, DocumentedParameter Parameter)
{
    /// <summary>Left out where the key is not looked at, since a repeat has no further effect by itself.</summary>
    public const string Extension = "x-repeats";

    private const string Form = "Up to 255 visible characters.";

    private static readonly RepeatText Replayed = new(
        "replayed",
        KeyThat($"Makes a repeat safe: for 24 hours it is answered as the first request was. {Form}"));

    private static readonly RepeatText ShownOnce = new(
        "shown_once",
        KeyThat("Makes a repeat safe: it does nothing again. The answer holds a secret and is not kept, so that a "
            + $"repeat does not show it. {Form}"));

    public static RepeatText? Of(IEnumerable<object> metadata) =>
        metadata.OfType<RepeatsHarmlessly>().Any() ? null
        : metadata.OfType<AnsweredOnce>().Any() ? ShownOnce
        : Replayed;

    private static DocumentedParameter KeyThat(string description) =>
        new(RepeatableRequest.Header, ParameterLocation.Header, description);
}
