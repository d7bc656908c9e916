using System.Text;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Accounts;
using ActorTrading.Testing.Approvals;

namespace ActorTrading.Engine.Tests.Serialization;

/// <summary>
/// What stands in journals: every event of every union there and back, under a name that never changes.
/// </summary>
public sealed class EventCodecTests
{
    [Fact]
    public void Every_event_comes_back_as_it_was_written() =>
        Assert.All(EveryEntity.Codecs, codec => codec.AssertAll());

    [Fact]
    public void The_names_in_journals_are_those_that_were_approved()
    {
        Assert.True(EveryEntity.Codecs.Count >= 9, $"{EveryEntity.Codecs.Count} entities were found.");
        Approval.Verify(string.Join('\n', EveryEntity.Codecs.SelectMany(c => c.Names)), "Manifests");
    }

    [Fact]
    public void Every_version_ever_written_has_a_golden_payload_and_is_still_read() =>
        Assert.Multiple([.. EveryEntity.Codecs.Select(codec => (Action)codec.AssertGolden)]);

    [Fact]
    public void Another_name_or_version_and_an_unknown_kind_are_not_read()
    {
        var accounts = EveryEntity.CodecOf<ExchangeAccountEvent>().Codec;
        Assert.False(accounts.TryDecode(new EventManifest("account.invented", 1), "{}"u8, out _));
        Assert.False(accounts.TryDecode(new EventManifest("account.cancel_sent", 2), "{}"u8, out _));
        var stranger =
            """{"said":{"kind":"sung","order_id":"o1","at":"2026-01-01T00:00:00Z"},"at":"2026-01-01T00:00:00Z"}""";
        Assert.Throws<System.Text.Json.JsonException>(() => accounts.TryDecode(
            new EventManifest("account.stranger_reported", 1), Encoding.UTF8.GetBytes(stranger), out _));
    }
}
