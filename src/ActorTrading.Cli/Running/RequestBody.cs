using System.Text;
using System.Text.Json.Nodes;
using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Running;

/// <summary>A body of JSON that grows member by member.</summary>
internal sealed class RequestBody
{
    private JsonObject? _root;

    /// <summary>Null while nothing was put in.</summary>
    public byte[]? Bytes => _root is null ? null : Encoding.UTF8.GetBytes(_root.ToJsonString());

    /// <param name="member">Its name; empty for all of the body.</param>
    /// <exception cref="UsageException">All of the body would be no object.</exception>
    public void Put(string member, JsonNode value)
    {
        _root ??= [];
        if (member.Length == 0)
        {
            Merge(_root, value);
        }
        else
        {
            _root[member] = value;
        }
    }

    private static void Merge(JsonObject root, JsonNode value)
    {
        if (value is not JsonObject members)
        {
            throw new UsageException("The file must hold one JSON object.");
        }

        foreach (var (name, member) in members)
        {
            // What was said on the command line itself goes before what is in the file.
            root.TryAdd(name, member?.DeepClone());
        }
    }
}
