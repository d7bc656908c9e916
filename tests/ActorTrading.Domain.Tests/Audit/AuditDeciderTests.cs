using ActorTrading.Domain.Audit;
using ActorTrading.Domain.Time;
using ActorTrading.Testing.Deciders;

namespace ActorTrading.Domain.Tests.Audit;

public sealed class AuditDeciderTests
{
    private static readonly AuditEntry Entry = new()
    {
        Id = new("a1"),
        At = Timestamp.Parse("2026-03-04T12:00:00Z"),
        Actor = "4f2a90c1d3e5",
        Role = "admin",
        Action = "revoke_token",
        Target = "token b",
        Outcome = AuditOutcome.Accepted,
    };

    [Fact]
    public void A_line_is_written_once() =>
        Trail().When(Note(Entry)).Then(Noted(Entry)).When(Note(Entry)).ThenNothing();

    [Fact]
    public void Long_texts_are_cut_and_never_keep_a_line_out()
    {
        var tooLong = new string('x', AuditEntry.TextLengthMax + 1);
        var cut = tooLong[..AuditEntry.TextLengthMax];

        Trail()
            .When(Note(Saying(tooLong)))
            .Then(Noted(Saying(cut)));
    }

    [Fact]
    public void A_line_says_who_did_what()
    {
        Trail().When(Note(Entry with { Id = new("") })).ThenRefused(AuditRejection.IdMissing);
        Trail().When(Note(Entry with { Actor = " " })).ThenRefused(AuditRejection.ActorMissing);
        Trail().When(Note(Entry with { Action = "" })).ThenRefused(AuditRejection.ActionMissing);
    }

    [Fact]
    public void The_state_stays_small_however_long_the_trail()
    {
        var many = Enumerable.Range(0, AuditTrail.LatestKept + 10)
            .Select(i => Noted(Entry with { Id = new($"a{i}") }));

        var state = Trail().Given(many).State;

        Assert.Equal((AuditTrail.LatestKept + 10, AuditTrail.LatestKept), ((int)state.Count, state.Latest.Length));
        Assert.Equal(new AuditEntryId("a10"), state.Latest[0]);
    }

    [Theory]
    [InlineData("c0ffee-1.2_3", true)]
    [InlineData("", false)]
    [InlineData("two words", false)]
    [InlineData("line\nbreak", false)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123x", false)]
    public void A_correlation_id_can_break_no_log_line(string text, bool isGood) =>
        Assert.Equal(isGood, CorrelationId.IsWellFormed(text));

    private static DeciderSpecification<AuditTrail, AuditCommand, AuditEvent> Trail() =>
        new(AuditDecider.Initial, AuditDecider.Decide, AuditDecider.Evolve);

    private static AuditEntry Saying(string text) =>
        Entry with { Actor = text, Target = text, Reason = text, Before = text, After = text };

    private static AuditCommand.Note Note(AuditEntry entry) => new(entry);

    private static AuditEvent.Noted Noted(AuditEntry entry) => new(entry);
}
