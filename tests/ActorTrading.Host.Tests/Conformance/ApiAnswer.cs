using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>What came back.</summary>
internal sealed record ApiAnswer(
    ApiRequest Request, int Status, string? ContentType, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public bool IsGood => Status is >= 200 and < 300;

    public JsonNode? Json
    {
        get
        {
            try
            {
                return JsonNode.Parse(Text);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    public string? Code => Status >= 400 ? Json?["code"]?.GetValue<string>() : null;

    /// <summary>The fields that a problem names.</summary>
    public IEnumerable<string> Fields =>
        (Json?["errors"]?.AsArray() ?? []).Select(e => e!["path"]!.GetValue<string>());

    public static async Task<ApiAnswer> Of(ApiRequest request, HttpResponseMessage response) => new(
        request,
        (int)response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        response.Headers.Concat(response.Content.Headers).ToDictionary(
            h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));

    public override string ToString() => $"{Request} -> {Status} {Text[..Math.Min(Text.Length, 300)]}";
}
