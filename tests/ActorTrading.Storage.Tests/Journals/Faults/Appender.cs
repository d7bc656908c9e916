using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Journals;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Storage.Tests.Journals.Faults;

/// <summary>
/// The process that appends until it is killed, and says on its output what it was told: one line before each append
/// and one after. What failed it tries again when the journal is well; what is unknown it settles by reading.
/// </summary>
internal static class Appender
{
    public const string Command = "append";

    private static readonly Lock Output = new();
    private static volatile TaskCompletionSource Well = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static EntityId EntityOf(int number) => new("tally", $"e{number}");

    public static async Task Run(string folder, int entities)
    {
        Well.SetResult();
        var journal = SqliteJournal.Open(new SqliteJournalOptions
        {
            Folder = folder,
            RetryInterval = TimeSpan.FromMilliseconds(50),
            HeadsSyncInterval = TimeSpan.FromMilliseconds(100),
            OnHealth = Tell,
        });
        Say($"open {journal.Damages.Count}");
        await Task.WhenAll(Enumerable.Range(0, entities).Select(e => Task.Run(() => Append(journal, EntityOf(e)))));
    }

    private static void Tell(JournalHealth health)
    {
        if (health.State == JournalState.Ok)
        {
            Well.TrySetResult();
        }
        else if (Well.Task.IsCompleted)
        {
            Well = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Say($"health {health.State} {health.Reason}");
    }

    private static async Task Append(SqliteJournal journal, EntityId entity)
    {
        var writer = new JournalWriter(entity);
        if (journal.ReadEntities().FirstOrDefault(h => h.Entity == entity) is { } head)
        {
            writer.At(head.Sequence, head.Hash);
        }

        while (true)
        {
            var next = writer.Sequence + 1;
            var batch = writer.Next($"c{next}", $"payload {next}", "and one more");
            Say($"try {entity.Key} {batch.LastSequence}");
            while (!await IsWritten(journal, batch))
            {
                await Well.Task;
            }
        }
    }

    /// <summary>False when it is certain that the batch is not written and never will be.</summary>
    private static async Task<bool> IsWritten(SqliteJournal journal, JournalBatch batch)
    {
        var outcome = await journal.Append(batch);
        Say($"{Word(outcome)} {batch.Entity.Key} {batch.LastSequence}");
        if (outcome is not AppendOutcome.Unknown)
        {
            return outcome is AppendOutcome.Written;
        }

        while (true)
        {
            await Well.Task;
            try
            {
                var found = (await journal.Read(batch.Entity, batch.LastSequence, 1)).Count == 1;
                Say($"{(found ? "ok" : "failed")} {batch.Entity.Key} {batch.LastSequence}");
                return found;
            }
            catch (IOException)
            {
                // Its fate is open; the journal gets well with an answer.
            }
        }
    }

    private static string Word(AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.Written => "ok",
        AppendOutcome.Failed => "failed",
        AppendOutcome.Unknown => "unknown",
        _ => throw new InvalidOperationException($"Nobody else appends, and yet: {outcome}"),
    };

    private static void Say(string line)
    {
        lock (Output)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
