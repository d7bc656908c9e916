using System.Text.Json;

namespace ActorTrading.Simulation.Metrics;

/// <summary>The spelling of names in files: <c>StopLoss</c> is <c>stop_loss</c>. The approved files of the tests pin
/// them.</summary>
internal static class SnakeCase
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
