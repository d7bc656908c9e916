using ActorTrading.Actors.Journals;

namespace ActorTrading.Actors.Entities;

/// <summary>First results by command id, for the latest commands of one entity.</summary>
internal sealed class CommandWindow(int capacity, bool isComplete)
{
    private Dictionary<string, CommandResult>? _results;
    private Queue<string>? _oldestFirst;

    /// <summary>
    /// Whether an id that is not here has never been journalled, so that the journal need not be asked.
    /// </summary>
    public bool IsComplete { get; private set; } = isComplete;

    public CommandResult? Find(string commandId) => _results?.GetValueOrDefault(commandId);

    public void Add(string commandId, CommandResult result)
    {
        _results ??= [];
        _oldestFirst ??= new Queue<string>();
        if (!_results.TryAdd(commandId, result))
        {
            return;
        }

        _oldestFirst.Enqueue(commandId);
        if (_oldestFirst.Count > capacity)
        {
            _results.Remove(_oldestFirst.Dequeue());
            IsComplete = false;
        }
    }

    /// <summary>Notes a replayed record; the records of one command follow one another.</summary>
    public void Replayed(JournalRecord record)
    {
        if (record.CommandId is not { } id)
        {
            return;
        }

        if (Find(id) is CommandResult.Accepted earlier)
        {
            _results![id] = new CommandResult.Accepted(record.Sequence, earlier.EventCount + 1, Repeated: false);
            return;
        }

        Add(id, new CommandResult.Accepted(record.Sequence, 1, Repeated: false));
    }
}
