using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Journals;
using ActorTrading.Storage.Sqlite;
using ActorTrading.Testing;

namespace ActorTrading.Storage.Tests.Journals.Faults;

/// <summary>F23: a write-ahead log that was cut or altered after its process was killed.</summary>
public sealed class CorruptedTailTests : IDisposable
{
    private const int Seed = 20_261_120;
    private const int Cases = 1_000;
    private const int Entities = 5;
    private const int SectorBytes = 512;

    private readonly TemporaryFolder _folder = new();
    private readonly ClientHistory _history = new();
    private readonly Dictionary<string, int> _ends = [];

    /// <summary>
    /// Each case either has every acknowledged record or names each entity that lacks one; never less in silence.
    /// </summary>
    [Fact]
    public async Task A_thousand_corrupted_tails_lose_nothing_in_silence()
    {
        var template = Killed();
        var random = new Random(Seed);
        for (var i = 0; i < Cases; i++)
        {
            var data = _folder[$"case-{i}"];
            Copy(template, data);
            var what = Corrupt(new JournalFiles(data).Database + "-wal", random);
            await AssertNothingSilent(data, $"case {i} of seed {Seed}: {what}");
            Directory.Delete(data, recursive: true);
        }

        // A run in which nothing was harmed, or nothing survived, would show nothing.
        Assert.True(_ends["named"] > Cases / 10, string.Join(", ", _ends));
        Assert.True(_ends["whole"] > 0, string.Join(", ", _ends));
    }

    public void Dispose() => _folder.Dispose();

    private string Killed()
    {
        var data = Directory.CreateDirectory(_folder["killed"]).FullName;
        using var process = new AppendingProcess(data, Entities, _history);
        process.ReadAcknowledged(60);
        process.Kill();
        return data;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var path in Directory.GetFiles(from).Where(p => !p.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.Copy(path, Path.Combine(to, Path.GetFileName(path)));
        }
    }

    private static string Corrupt(string path, Random random)
    {
        var bytes = File.ReadAllBytes(path);
        var at = random.Next(bytes.Length);
        switch (random.Next(3))
        {
            case 0:
                File.WriteAllBytes(path, bytes[..at]);
                return $"cut at {at} of {bytes.Length}";
            case 1:
                var sector = at / SectorBytes * SectorBytes;
                Array.Clear(bytes, sector, Math.Min(SectorBytes, bytes.Length - sector));
                File.WriteAllBytes(path, bytes);
                return $"sector at {sector} of {bytes.Length} zeroed";
            default:
                bytes[at] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(path, bytes);
                return $"bit flipped at {at} of {bytes.Length}";
        }
    }

    private async Task AssertNothingSilent(string data, string what)
    {
        try
        {
            await using var journal = SqliteJournal.Open(new SqliteJournalOptions { Folder = data });
            foreach (var entity in _history.Entities)
            {
                await AssertWholeOrNamed(journal, entity, what);
            }

            Count(journal.Damages.Count > 0 ? "named" : "whole");
        }
        catch (SqliteDamagedException)
        {
            Count("refused");
        }
    }

    private async Task AssertWholeOrNamed(SqliteJournal journal, EntityId entity, string what)
    {
        if (journal.Damages.FirstOrDefault(d => d.Entity == entity) is { } damage)
        {
            Assert.True(damage.LastGood < damage.Expected, $"{what}: {damage}");
            await Assert.ThrowsAsync<JournalDamagedException>(async () => await journal.Read(entity, 1, 1));
            return;
        }

        var records = await journal.Read(entity, 1, int.MaxValue);
        Assert.True(records.Count >= _history.LastOf(entity), $"{what}: {entity} lacks acknowledged records");
        var chain = new ChainVerifier(0, 0, Digest.Zero);
        Assert.All(records, record => Assert.Null(chain.Check(record)));
    }

    private void Count(string end) => _ends[end] = _ends.GetValueOrDefault(end) + 1;
}
