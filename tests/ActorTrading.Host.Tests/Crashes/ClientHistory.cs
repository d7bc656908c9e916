using System.Globalization;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Tests.Crashes;

/// <summary>
/// What a client saw over the lives of a node: which commands were answered, which refused, and which it does not know
/// of because the node died first.
/// </summary>
internal sealed class ClientHistory
{
    private readonly Dictionary<(string Entity, string Command), long> _acknowledged = [];
    private readonly HashSet<(string Entity, string Command)> _open = [];
    private readonly List<(Timestamp From, Timestamp To)> _halted = [];
    private Timestamp? _haltedSince;

    /// <summary>By entity and command: the sequence that was acknowledged.</summary>
    public IReadOnlyDictionary<(string Entity, string Command), long> Acknowledged => _acknowledged;

    /// <summary>Asked, and no answer came.</summary>
    public IReadOnlyCollection<(string Entity, string Command)> Unknown => _open;

    /// <summary>From the answer to a halt, durable in its file, until somebody first asked to lower it.</summary>
    public IReadOnlyList<(Timestamp From, Timestamp To)> Halted =>
        _haltedSince is { } since ? [.. _halted, (since, Timestamp.MaxValue)] : _halted;

    public List<string> Contradictions { get; } = [];

    public int Hashes { get; private set; }

    public bool IsSettled { get; private set; }

    /// <summary>A new life begins.</summary>
    public void Begin() => IsSettled = false;

    public void Add(string line)
    {
        var words = line.Split(' ');
        switch (words[0])
        {
            case "ask":
                _open.Add((words[1], words[2]));
                break;
            case "ok":
                Acknowledge((words[1], words[2]), long.Parse(words[3], CultureInfo.InvariantCulture));
                break;
            case "nothing" or "refused" or "failed":
                _open.Remove((words[1], words[2]));
                break;
            case "halted" when words[1] == "True":
                _haltedSince ??= Timestamp.Parse(words[2]);
                break;
            case "lowering" when _haltedSince is { } since:
                _halted.Add((since, Timestamp.Parse(words[1])));
                _haltedSince = null;
                break;
            case "hash":
                Hashes++;
                if (words[2] != "True")
                {
                    Contradictions.Add($"I7: {words[1]} is not what its journal says.");
                }

                break;
            case "settled":
                IsSettled = true;
                break;
        }
    }

    // The same command again gets the first answer (I2).
    private void Acknowledge((string Entity, string Command) key, long sequence)
    {
        _open.Remove(key);
        if (_acknowledged.TryGetValue(key, out var first) && first != sequence)
        {
            Contradictions.Add($"I2: {key} was answered with {first} and then with {sequence}.");
        }

        _acknowledged[key] = sequence;
    }
}
