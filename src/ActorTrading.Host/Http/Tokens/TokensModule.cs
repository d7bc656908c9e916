using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Access;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Access;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Idempotency;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Tokens;

/// <summary>Who may come in: tokens made, listed and revoked by admins.</summary>
internal sealed class TokensModule(EntityHost entities, TokenDirectory directory, IdSource ids, Cursors cursors)
    : IEndpointModule
{
    private const string List = "tokens";

    public void Map(IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/tokens").WithTags("Tokens").Needs(Permission.ManageTokens, PortfolioScope.Node);
        tokens.MapPost("", Issue)
            .WithName("issue_token").WithSummary("Make a token; its secret is shown in this answer only")
            .AnsweredOnce().Answers<IssuedToken>(StatusCodes.Status201Created);
        tokens.MapGet("", Tokens)
            .WithName("list_tokens").WithSummary("List the tokens, without secrets")
            .Answers<Page<TokenView>>();
        tokens.MapDelete("/{id}", Revoke)
            .WithName("revoke_token").WithSummary("Revoke a token, with effect from this answer on")
            .Answers<TokensRevoked>();
        tokens.MapDelete("", RevokeAll)
            .WithName("revoke_all_tokens").WithSummary("Revoke all tokens, the caller's own only where asked to")
            .Answers<TokensRevoked>();
    }

    private async Task<IResult> Issue(Body<NewToken> body, Operation operation)
    {
        var wanted = body.Value;
        var shown = TokenText.New(ids, operation.NewId("token"));
        var token = new AccessToken
        {
            Id = shown.Id,
            Label = wanted.Label,
            Role = wanted.Role,
            Scope = wanted.Portfolios is { } some ? TokenScope.Of(some) : TokenScope.Everything,
            Hash = shown.Hash,
            CreatedAt = operation.At,
            CreatedBy = operation.By,
            ExpiresAt = wanted.ExpiresAt,
        };
        operation.Record.Target = $"token {token.Id}";
        var accepted = await Do(new AccessCommand.Issue(token) { At = operation.At }, operation).ConfigureAwait(false);
        if (accepted.Repeated)
        {
            throw Problem.Conflict(
                "token_shown_already",
                $"Token {token.Id} was made by the first such request, and its secret was in that answer only. "
                    + "Revoke it and make another.").AsException();
        }

        operation.Record.After = $"{token.Role.ToString().ToLowerInvariant()} of {token.Scope}, '{token.Label}'";
        return TypedResults.Created(
            $"/tokens/{token.Id}", new IssuedToken(TokenView.Of(token, operation.At, null), shown.Reveal()));
    }

    private async Task<IResult> Tokens(PageQuery page)
    {
        var register = await Register().ConfigureAwait(false);
        var now = Timestamp.From(directory.Time.GetUtcNow());
        var after = cursors.Read(List, page.Cursor);
        var found = register.Tokens.Values
            .Where(t => after is null || string.CompareOrdinal(t.Id.Value, after) > 0)
            .Take(page.Limit + 1)
            .Select(t => TokenView.Of(t, now, directory.LastUse(t.Id)))
            .ToArray();
        return TypedResults.Ok(page.PageOf(found, t => cursors.Of(List, t.Id.Value)));
    }

    private async Task<IResult> Revoke(string id, string? reason, Operation operation)
    {
        operation.Record.Target = $"token {id}";
        operation.Record.Reason = reason;
        var accepted = await Do(
            new AccessCommand.Revoke(new(id), operation.By, reason ?? "not said") { At = operation.At }, operation)
            .ConfigureAwait(false);
        return TypedResults.Ok(new TokensRevoked(accepted.EventCount));
    }

    private async Task<IResult> RevokeAll(
        string? reason, [FromQuery(Name = "include_own")] bool? includeOwn, Operation operation)
    {
        operation.Record.Target = "all tokens";
        operation.Record.Reason = reason;
        TokenId? except = includeOwn == true ? null : operation.Caller.Token.Id;
        var accepted = await Do(
            new AccessCommand.RevokeAll(except, operation.By, reason ?? "not said") { At = operation.At }, operation)
            .ConfigureAwait(false);
        return TypedResults.Ok(new TokensRevoked(accepted.EventCount));
    }

    /// <summary>
    /// Answers only when the directory knows: its entity tells it before the next turn, which is the read.
    /// </summary>
    private async Task<CommandResult.Accepted> Do(AccessCommand command, Operation operation)
    {
        var accepted = await operation.Do(AccessEntity.Id, command).ConfigureAwait(false);
        await Register().ConfigureAwait(false);
        return accepted;
    }

    private async Task<AccessRegister> Register() =>
        (AccessRegister)(await entities.Inspect(AccessEntity.Id).ConfigureAwait(false)).State;
}
