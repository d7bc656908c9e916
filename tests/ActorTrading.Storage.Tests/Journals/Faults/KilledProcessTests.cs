namespace ActorTrading.Storage.Tests.Journals.Faults;

public sealed class KilledProcessTests : IAsyncDisposable
{
    private const int Kills = 15;
    private const int Entities = 6;

    private readonly JournalFolder _folder = new();

    [Fact]
    public async Task Whatever_was_acknowledged_to_a_killed_process_is_there_and_nothing_twice()
    {
        var history = new ClientHistory();
        for (var kill = 1; kill <= Kills; kill++)
        {
            using (var process = new AppendingProcess(_folder.Path, Entities, history))
            {
                Assert.Equal("open 0", process.ReadUntil("open"));
                process.ReadAcknowledged(7 * kill);
                process.Kill();
            }

            await using var journal = _folder.Open();
            await history.AssertKeptBy(journal);
        }

        Assert.True(history.Acknowledged >= 7 * Kills * (Kills + 1) / 2);
        Assert.Equal(0, history.Failed + history.Unknown);
    }

    public async ValueTask DisposeAsync() => await _folder.DisposeAsync();
}
