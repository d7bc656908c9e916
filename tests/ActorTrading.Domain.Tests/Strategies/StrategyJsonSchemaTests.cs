using System.Text.Json;
using ActorTrading.Domain.Strategies.Json;

namespace ActorTrading.Domain.Tests.Strategies;

public sealed class StrategyJsonSchemaTests
{
    [Fact]
    public void Every_limit_may_be_null_and_no_other_property_is_allowed()
    {
        using var schema = JsonDocument.Parse(StrategyJsonSchema.Write());
        var risk = schema.RootElement.GetProperty("$defs").GetProperty("risk");

        Assert.False(risk.GetProperty("additionalProperties").GetBoolean());
        var leverage = risk.GetProperty("properties").GetProperty("max_leverage").GetProperty("type");
        Assert.Equal(["number", "null"], leverage.EnumerateArray().Select(t => t.GetString()));
        var age = risk.GetProperty("properties").GetProperty("max_data_age").GetProperty("anyOf");
        Assert.Equal("#/$defs/duration", age[0].GetProperty("$ref").GetString());
        Assert.Equal("null", age[1].GetProperty("type").GetString());
    }
}
