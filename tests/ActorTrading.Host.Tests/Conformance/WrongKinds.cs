using System.Text.Json.Nodes;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>Values of another kind than a schema allows.</summary>
internal static class WrongKinds
{
    private static readonly string[] OneOfEach = ["null", "[]", "{}", "true", "\"\\u0000 no such word\"", "-7.5"];

    /// <summary>Those that the schema itself refuses.</summary>
    public static IEnumerable<string> Of(ApiContract contract, JsonNode schema)
    {
        var check = new SchemaCheck(contract);
        return OneOfEach.Where(text => check.Faults(schema, JsonNode.Parse(text)).Count > 0);
    }
}
