using System.Diagnostics;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Access;

/// <summary>Issues and revokes tokens. A token that was revoked never lives again.</summary>
public static class AccessDecider
{
    public static AccessRegister Initial => AccessRegister.Initial;

    public static Decision<AccessEvent> Decide(AccessRegister register, AccessCommand command) => command switch
    {
        AccessCommand.Issue issue => Issue(register, issue),
        AccessCommand.Revoke revoke => Revoke(register, revoke),
        AccessCommand.RevokeAll revoke => RevokeAll(register, revoke),
        _ => throw new UnreachableException(),
    };

    public static AccessRegister Evolve(AccessRegister register, AccessEvent @event) => @event switch
    {
        AccessEvent.Issued e => register.With(e.Token).Trimmed(e.At),
        AccessEvent.Revoked e when register.Tokens.TryGetValue(e.Id, out var token) =>
            register.With(token with { RevokedAt = e.At }).Trimmed(e.At),
        AccessEvent.Revoked => register,
        _ => throw new UnreachableException(),
    };

    private static Decision<AccessEvent> Issue(AccessRegister register, AccessCommand.Issue issue)
    {
        var token = issue.Token;
        if (register.Tokens.TryGetValue(token.Id, out var known))
        {
            return known == token
                ? Decision.Accept<AccessEvent>()
                : Refuse(AccessRejection.TokenExists, $"There is another token {token.Id} already.");
        }

        if ((Malformed(token) ?? Misscoped(token) ?? Mistimed(token, issue.At)) is { } refusal)
        {
            return new([], refusal);
        }

        return register.LiveCount(issue.At) >= AccessRegister.LiveMax
            ? Refuse(
                AccessRejection.TooManyTokens,
                $"There are {AccessRegister.LiveMax} tokens, which is the most; revoke one first.")
            : Decision.Accept<AccessEvent>(new AccessEvent.Issued(token) { At = issue.At });
    }

    private static Refusal? Malformed(AccessToken token)
    {
        if (string.IsNullOrWhiteSpace(token.Label))
        {
            return new(AccessRejection.LabelMissing, "Say in a label whom or what the token is for.");
        }

        if (token.Label.Length > AccessToken.LabelLengthMax)
        {
            return new(
                AccessRejection.LabelTooLong, $"A label has at most {AccessToken.LabelLengthMax} characters.");
        }

        if (!Enum.IsDefined(token.Role))
        {
            return new(AccessRejection.RoleUnknown, "A token is for a viewer, a trader or an admin.");
        }

        return token.Hash.IsWellFormed
            ? null
            : new(AccessRejection.HashMalformed, "A token is kept as the SHA-256 of its secret, in hex.");
    }

    private static Refusal? Misscoped(AccessToken token) => token switch
    {
        { Scope.Portfolios.IsEmpty: true } => new(
            AccessRejection.ScopeEmpty, "A token without a portfolio opens nothing; name one, or leave the scope out."),
        { Scope.Portfolios.Count: > TokenScope.PortfoliosMax } => new(
            AccessRejection.ScopeTooLarge, $"A token names at most {TokenScope.PortfoliosMax} portfolios."),
        { Role: Role.Admin, Scope.IsEverything: false } => new(
            AccessRejection.AdminScoped, "An admin runs the node and cannot be held to some portfolios."),
        _ => null,
    };

    private static Refusal? Mistimed(AccessToken token, Timestamp now) => token.ExpiresAt <= now
        ? new(AccessRejection.ExpiryPassed, $"The token would have expired at {token.ExpiresAt}; it is {now}.")
        : null;

    private static Decision<AccessEvent> Revoke(AccessRegister register, AccessCommand.Revoke revoke)
    {
        if (string.IsNullOrWhiteSpace(revoke.Reason))
        {
            return Refuse(AccessRejection.ReasonMissing, $"Say why token {revoke.Id} is revoked.");
        }

        if (!register.Tokens.TryGetValue(revoke.Id, out var token))
        {
            return Refuse(AccessRejection.TokenUnknown, $"There is no token {revoke.Id}.");
        }

        return token.RevokedAt is not null
            ? Decision.Accept<AccessEvent>()
            : Decision.Accept<AccessEvent>(Revoked(revoke.Id, revoke.By, revoke.Reason, revoke.At));
    }

    private static Decision<AccessEvent> RevokeAll(AccessRegister register, AccessCommand.RevokeAll revoke) =>
        string.IsNullOrWhiteSpace(revoke.Reason)
            ? Refuse(AccessRejection.ReasonMissing, "Say why all tokens are revoked.")
            : new(
                [
                    .. register.Tokens.Values
                        .Where(t => t.RevokedAt is null && t.Id != revoke.Except)
                        .Select(t => Revoked(t.Id, revoke.By, revoke.Reason, revoke.At)),
                ],
                null);

    private static AccessEvent.Revoked Revoked(TokenId id, string by, string reason, Timestamp at) =>
        new(id, by, reason) { At = at };

    private static Decision<AccessEvent> Refuse(string code, string message) =>
        Decision.Refuse<AccessEvent>(code, message);
}
