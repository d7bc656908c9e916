using System.Net;
using System.Security.Cryptography;
using ActorTrading.Domain.Access;
using ActorTrading.Engine.Access;
using ActorTrading.Host.Http;
using ActorTrading.Host.Http.Access;

namespace ActorTrading.Host.Tests.Http;

public sealed class FirstTokenTests
{
    [Fact]
    public async Task Another_start_leaves_the_token_as_it_is()
    {
        await using var node = await TestNode.Start();
        using var random = RandomNumberGenerator.Create();
        var first = new FirstToken(node.Entities, new IdSource(node.Time, random), node.Time);

        Assert.False(await first.Ensure(node.Folder));

        Assert.Equal(node.AdminToken, (await File.ReadAllTextAsync(
            node.TokenFile, TestContext.Current.CancellationToken)).Trim());
    }

    [Fact]
    public async Task Where_all_doors_were_closed_the_next_start_opens_one()
    {
        await using var node = await TestNode.Start();
        using var random = RandomNumberGenerator.Create();
        await node.Admin.Send(HttpMethod.Delete, "/tokens?reason=leak&include_own=true").Json(HttpStatusCode.OK);

        var first = new FirstToken(node.Entities, new IdSource(node.Time, random), node.Time);
        Assert.True(await first.Ensure(node.Folder));

        var token = (await File.ReadAllTextAsync(node.TokenFile, TestContext.Current.CancellationToken)).Trim();
        Assert.NotEqual(node.AdminToken, token);
        await node.Client(token).Get("/tokens").Json(HttpStatusCode.OK);
        await node.Admin.Get("/tokens").Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Of_a_token_only_the_hash_is_kept()
    {
        await using var node = await TestNode.Start();
        var text = TokenText.Parse(node.AdminToken)!;

        var register = (AccessRegister)(await node.Entities.Inspect(AccessEntity.Id)).State;

        Assert.Equal(text.Hash, register.Tokens[text.Id].Hash);
        Assert.Equal($"atk_{text.Id}_***", text.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("atk_0123456789ab-0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("tok_0123456789ab_0000000000000000000000000000000000000000000000000000000000000000")]
    public void What_is_no_token_is_not_read_as_one(string? text) => Assert.Null(TokenText.Parse(text));
}
