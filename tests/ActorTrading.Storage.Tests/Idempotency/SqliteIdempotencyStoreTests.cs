using ActorTrading.Storage.Idempotency;

namespace ActorTrading.Storage.Tests.Idempotency;

public sealed class SqliteIdempotencyStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Tomorrow = Now.AddDays(1);

    private static readonly KeptAnswer Answer = new(
        201, [new("Content-Type", "application/json"), new("Location", "/portfolios/a: b")], "{}"u8.ToArray());

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actortrading-");

    [Fact]
    public async Task A_bound_key_and_its_answer_survive_the_process()
    {
        using (var store = Open())
        {
            Assert.Null(await store.Bind("k", "hash", Now, Tomorrow));
            Assert.Equal(new KeptRequest("hash", null), await store.Bind("k", "other", Now, Tomorrow));
            await store.Answer("k", Answer);
        }

        using var reopened = Open();
        var kept = await reopened.Bind("k", "hash", Now, Tomorrow);

        Assert.Equal(("hash", 201), (kept!.BodyHash, kept.Answer!.Status));
        Assert.Equal(Answer.Headers, kept.Answer.Headers);
        Assert.Equal(Answer.Body.ToArray(), kept.Answer.Body.ToArray());
    }

    [Fact]
    public async Task An_empty_answer_is_an_answer()
    {
        using var store = Open();
        await store.Bind("k", "hash", Now, Tomorrow);
        await store.Answer("k", new KeptAnswer(204, [], default));

        var kept = await store.Bind("k", "hash", Now, Tomorrow);

        Assert.Equal((204, 0, 0), (kept!.Answer!.Status, kept.Answer.Headers.Count, kept.Answer.Body.Length));
    }

    [Fact]
    public async Task A_released_key_is_free()
    {
        using var store = Open();
        await store.Bind("k", "hash", Now, Tomorrow);
        await store.Release("k");

        Assert.Null(await store.Bind("k", "other", Now, Tomorrow));
    }

    [Fact]
    public async Task An_expired_key_is_free_and_others_stay()
    {
        using var store = Open();
        await store.Bind("old", "hash", Now, Now.AddHours(1));
        await store.Bind("young", "hash", Now, Tomorrow);

        Assert.Null(await store.Bind("old", "other", Now.AddHours(1), Tomorrow));
        Assert.NotNull(await store.Bind("young", "hash", Now.AddHours(1), Tomorrow));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private SqliteIdempotencyStore Open() => new(Path.Combine(_folder.FullName, "node.db"), TimeProvider.System);
}
