using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Journals;

namespace ActorTrading.Storage.Tests.Journals.Faults;

/// <summary>
/// What a client was told of its appends, by entity and last sequence, over several lives of the process.
/// </summary>
internal sealed class ClientHistory
{
    private readonly Dictionary<EntityId, long> _acknowledged = [];
    private readonly Dictionary<EntityId, long> _tried = [];

    public int Acknowledged { get; private set; }

    public int Failed { get; private set; }

    public int Unknown { get; private set; }

    public IEnumerable<EntityId> Entities => _tried.Keys;

    /// <summary>The last record of the entity that is acknowledged.</summary>
    public long LastOf(EntityId entity) => _acknowledged.GetValueOrDefault(entity);

    public void Read(string line)
    {
        var words = line.Split(' ');
        if (words is not [var word and ("try" or "ok" or "failed" or "unknown"), var key, var sequence])
        {
            return;
        }

        var entity = new EntityId("tally", key);
        switch (word)
        {
            case "try":
                _tried[entity] = long.Parse(sequence);
                break;
            case "ok":
                _acknowledged[entity] = long.Parse(sequence);
                Acknowledged++;
                break;
            case "failed":
                Failed++;
                break;
            default:
                Unknown++;
                break;
        }
    }

    /// <summary>
    /// Everything acknowledged is there and whole, and nothing else but, perhaps, the batch that was under way.
    /// </summary>
    public async Task AssertKeptBy(SqliteJournal journal)
    {
        Assert.Empty(journal.Damages);
        Assert.True(journal.Verify().IsSound);
        foreach (var (entity, tried) in _tried)
        {
            var records = await journal.Read(entity, 1, int.MaxValue);
            Assert.Contains((long)records.Count, new[] { LastOf(entity), tried });
            Assert.All(records.Where(r => r.Sequence % 2 == 0), r => Assert.Equal($"c{r.Sequence - 1}", r.CommandId));
            if (records.Count > 0)
            {
                Assert.Equal(
                    new CommandTrace(records.Count - 1, records.Count),
                    await journal.FindCommand(entity, $"c{records.Count - 1}"));
            }
        }
    }
}
