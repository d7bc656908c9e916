using System.Collections.Immutable;
using ActorTrading.Domain.Access;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Testing.Deciders;

namespace ActorTrading.Domain.Tests.Access;

public sealed class AccessDeciderTests
{
    private static readonly Timestamp Now = Timestamp.Parse("2026-03-04T12:00:00Z");

    private static readonly AccessToken Token = new()
    {
        Id = new("4f2a90c1d3e5"),
        Label = "desk",
        Role = Role.Trader,
        Scope = TokenScope.Everything,
        Hash = new(new string('a', SecretHash.HexLength)),
        CreatedAt = Now,
        CreatedBy = "somebody",
        ExpiresAt = Now + TimeSpan.FromDays(1),
    };

    [Fact]
    public void A_token_is_issued_once() =>
        Access().When(Issue(Token)).Then(Issued(Token)).When(Issue(Token)).ThenNothing();

    [Fact]
    public void Another_token_of_the_same_id_is_refused() =>
        Access().Given(Issued(Token)).When(Issue(Token with { Label = "other" }))
            .ThenRefused(AccessRejection.TokenExists);

    [Fact]
    public void A_revoked_token_is_dead_and_stays_so()
    {
        var told = Access().Given(Issued(Token)).When(Revoke(Token.Id))
            .Then(Revoked(Token.Id)).When(Revoke(Token.Id)).ThenNothing();

        Assert.False(told.State.Tokens[Token.Id].IsLiveAt(Now));
        told.When(Issue(Token)).ThenRefused(AccessRejection.TokenExists);
    }

    [Fact]
    public void A_token_dies_at_its_expiry_and_not_before()
    {
        Assert.True(Token.IsLiveAt(Token.ExpiresAt!.Value - TimeSpan.FromTicks(1)));
        Assert.False(Token.IsLiveAt(Token.ExpiresAt.Value));
    }

    [Fact]
    public void Revoking_all_spares_the_one_that_is_named()
    {
        var (second, third) = (Token with { Id = new("b") }, Token with { Id = new("c") });

        Access().Given(Issued(Token), Issued(second), Issued(third), Revoked(second.Id))
            .When(new AccessCommand.RevokeAll(third.Id, "admin", "leak") { At = Now }).Then(Revoked(Token.Id))
            .When(new AccessCommand.RevokeAll(null, "admin", "leak") { At = Now }).Then(Revoked(third.Id));
    }

    public static TheoryData<string> Malformed =>
    [
        AccessRejection.LabelMissing, AccessRejection.LabelTooLong, AccessRejection.RoleUnknown,
        AccessRejection.ScopeEmpty, AccessRejection.ScopeTooLarge, AccessRejection.AdminScoped,
        AccessRejection.ExpiryPassed, AccessRejection.HashMalformed,
    ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_makes_no_sense_is_refused_by_its_code(string code) =>
        Access().When(Issue(code switch
        {
            AccessRejection.LabelMissing => Token with { Label = " " },
            AccessRejection.LabelTooLong => Token with { Label = new string('x', AccessToken.LabelLengthMax + 1) },
            AccessRejection.RoleUnknown => Token with { Role = (Role)9 },
            AccessRejection.ScopeEmpty => Token with { Scope = TokenScope.Of() },
            AccessRejection.ScopeTooLarge => Token with { Scope = ScopeOf(TokenScope.PortfoliosMax + 1) },
            AccessRejection.AdminScoped => Token with { Role = Role.Admin, Scope = ScopeOf(1) },
            AccessRejection.ExpiryPassed => Token with { ExpiresAt = Now },
            _ => Token with { Hash = new("A" + new string('a', SecretHash.HexLength - 1)) },
        })).ThenRefused(code);

    [Fact]
    public void Tokens_that_are_not_there_cannot_be_revoked_nor_any_without_a_reason()
    {
        Access().When(Revoke(Token.Id)).ThenRefused(AccessRejection.TokenUnknown);
        Access().Given(Issued(Token)).When(new AccessCommand.Revoke(Token.Id, "admin", "") { At = Now })
            .ThenRefused(AccessRejection.ReasonMissing)
            .When(new AccessCommand.RevokeAll(null, "admin", " ") { At = Now })
            .ThenRefused(AccessRejection.ReasonMissing);
    }

    [Fact]
    public void There_are_only_so_many_live_tokens_and_the_dead_make_room()
    {
        var full = Access().Given(Enumerable.Range(0, AccessRegister.LiveMax).Select(i => Issued(Numbered(i))));

        full.When(Issue(Token)).ThenRefused(AccessRejection.TooManyTokens);
        full.Given(Revoked(Numbered(0).Id)).When(Issue(Token)).Then(Issued(Token));
    }

    [Fact]
    public void Only_the_latest_dead_tokens_are_kept()
    {
        var dead = Enumerable.Range(0, AccessRegister.DeadKept + 5)
            .SelectMany(i => new AccessEvent[]
            {
                Issued(Numbered(i) with { ExpiresAt = null }),
                new AccessEvent.Revoked(Numbered(i).Id, "admin", "old") { At = Now + TimeSpan.FromSeconds(i) },
            });

        var state = Access().Given(dead).State;

        Assert.Equal(AccessRegister.DeadKept, state.Tokens.Count);
        Assert.DoesNotContain(Numbered(4).Id, state.Tokens.Keys);
        Assert.Contains(Numbered(5).Id, state.Tokens.Keys);
    }

    [Fact]
    public void A_revocation_of_a_token_that_was_forgotten_changes_nothing() =>
        Assert.Equal(AccessRegister.Initial, AccessDecider.Evolve(AccessRegister.Initial, Revoked(Token.Id)));

    [Fact]
    public void Scopes_are_equal_by_what_they_cover()
    {
        Assert.Equal(TokenScope.Of(new("a"), new PortfolioId("b")), TokenScope.Of(new("b"), new PortfolioId("a")));
        Assert.NotEqual(TokenScope.Everything, TokenScope.Of(new PortfolioId("a")));
        Assert.False(TokenScope.Of(new PortfolioId("a")).Covers(new("b")));
        Assert.True(TokenScope.Everything.Covers(new("b")));
        Assert.Equal("a,b", TokenScope.Of(new("b"), new PortfolioId("a")).ToString());
    }

    private static DeciderSpecification<AccessRegister, AccessCommand, AccessEvent> Access() =>
        new(AccessDecider.Initial, AccessDecider.Decide, AccessDecider.Evolve);

    private static AccessToken Numbered(int i) => Token with { Id = new($"t{i:0000}") };

    private static TokenScope ScopeOf(int count) =>
        new(Enumerable.Range(0, count).Select(i => new PortfolioId($"p{i}")).ToImmutableSortedSet());

    private static AccessCommand.Issue Issue(AccessToken token) => new(token) { At = Now };

    private static AccessCommand.Revoke Revoke(TokenId id) => new(id, "admin", "leak") { At = Now };

    private static AccessEvent.Issued Issued(AccessToken token) => new(token) { At = Now };

    private static AccessEvent.Revoked Revoked(TokenId id) => new(id, "admin", "leak") { At = Now };
}
