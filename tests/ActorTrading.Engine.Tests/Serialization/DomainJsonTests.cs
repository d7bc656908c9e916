using System.Buffers;
using System.Text;
using System.Text.Json;
using ActorTrading.Domain.Access;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Audit;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Engine.Serialization;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Engine.Tests.Serialization;

public sealed class DomainJsonTests
{
    [Theory]
    [InlineData(typeof(Portfolio))]
    [InlineData(typeof(ExchangeAccount))]
    [InlineData(typeof(RuleSet))]
    [InlineData(typeof(AccessRegister))]
    [InlineData(typeof(AuditTrail))]
    [InlineData(typeof(AlertBoard))]
    [InlineData(typeof(HaltRegister))]
    public void A_state_with_everything_in_it_comes_back_to_the_same_bytes(Type state)
    {
        var text = JsonSerializer.Serialize(new SampleMaker().Make(state), state, DomainJson.Options);

        var back = JsonSerializer.Deserialize(text, state, DomainJson.Options);

        Assert.Equal(text, JsonSerializer.Serialize(back, state, DomainJson.Options));
    }

    [Fact]
    public void Snapshots_are_the_same_bytes_as_the_state_they_are_read_into()
    {
        var codec = new JsonSnapshotCodec<Portfolio>(1);
        var first = Encoded(codec, (Portfolio)new SampleMaker().Make(typeof(Portfolio)));

        Assert.Equal(first, Encoded(codec, codec.Decode(Encoding.UTF8.GetBytes(first))));
    }

    [Fact]
    public void Equal_decimals_are_equal_bytes() =>
        Prop.ForAll(
            Gen.Choose(-1_000_000, 1_000_000).ToArbitrary(),
            Gen.Choose(0, 12).ToArbitrary(),
            Gen.Choose(0, 12).ToArbitrary(),
            (digits, scale, zeros) =>
            {
                var number = digits / (decimal)Math.Pow(10, scale);
                var padded = number * decimal.Parse("1." + new string('0', zeros));
                Assert.Equal(Written(number), Written(padded));
                Assert.Equal(number, JsonSerializer.Deserialize<decimal>(Written(padded), DomainJson.Options));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_property_that_nobody_knows_is_refused()
    {
        const string Strange = """{"portfolio":"p","version":1,"colour":"red"}""";

        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RuleSet>(Strange, DomainJson.Options));
    }

    private static string Written(decimal number) => JsonSerializer.Serialize(number, DomainJson.Options);

    private static string Encoded(JsonSnapshotCodec<Portfolio> codec, Portfolio portfolio)
    {
        var buffer = new ArrayBufferWriter<byte>();
        codec.Encode(portfolio, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
